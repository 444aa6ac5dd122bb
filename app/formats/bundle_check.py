"""Whether a bundle is what was issued: its manifests, its container and its digest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from app.errors import BadBundle
from app.formats import bag
from app.formats.bundle import Opened
from app.formats.container import Member, container
from app.formats.item_file import Sorted

CONTAINER = "the zip itself"
DIGEST = "the digest"


@dataclass(frozen=True, slots=True)
class Problem:
    """A file of the bundle, or the container or digest by the names above, and what is wrong."""

    name: str
    what: str


def check(bundle: Opened, digest: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """The digest that the bundle has, and everything wrong with it, file by file.

    With the ``digest`` that was printed at export (64 hex digits; spaces, case and a leading
    ``sha256:`` do not matter) every change is found.  Without it a bundle that was changed and
    given new manifests passes.  Raises ``BadBundle`` for what is no bundle, or of a newer kind.
    """
    _require_known(bundle)
    found = sha256(_raw(bundle, bag.SEAL)).hexdigest()
    with TemporaryDirectory() as folder:
        entries = Sorted[bag.Entry](Path(folder), lambda entry: entry.name)
        problems = list(_unpack(bundle, entries))
        for algorithm in bag.ALGORITHMS:
            problems += _listed(bundle, f"manifest-{algorithm}.txt", _is_payload, entries)
            problems += _listed(bundle, f"tagmanifest-{algorithm}.txt", _is_tag, entries)
        if digest is not None and _plain(digest) != found:
            problems.append(Problem(DIGEST, f"of this bundle is {found}, not {_plain(digest)}"))
        if not problems:
            problems += _container(bundle, entries)
    return found, tuple(dict.fromkeys(problems))


def _is_payload(name: str) -> bool:
    return name.startswith(bag.PAYLOAD)


def _is_tag(name: str) -> bool:
    return not _is_payload(name) and not name.startswith("tagmanifest-")


def _require_known(bundle: Opened) -> None:
    if "bagit.txt" not in bundle.names or bag.SEAL not in bundle.names:
        why = f"it has no {'bagit.txt' if 'bagit.txt' not in bundle.names else bag.SEAL}"
        raise BadBundle(name=bundle.path, why=why, remedy="Choose a file that Basis exported.")
    about = _raw(bundle, "bag-info.txt").decode(errors="replace")
    stated = bag.info(about).get("Basis-Bundle-Format", "")
    if stated.isdecimal() and int(stated) > bag.FORMAT:
        why = f"it has format {stated}, and this Basis knows up to {bag.FORMAT}"
        raise BadBundle(name=bundle.path, why=why, remedy="Open it with a newer Basis.")


def _unpack(bundle: Opened, entries: Sorted[bag.Entry]) -> Iterator[Problem]:
    """Hash every file into ``entries``; one that cannot be unpacked is a problem."""
    for name in bundle.names:
        try:
            entries.add(bag.entry(name, bundle.pieces(name)))
        except BadBundle as error:
            yield Problem(name, f"was changed or cut short: {error.fields['why']}")


def _listed(
    bundle: Opened, name: str, about: Callable[[str], bool], entries: Sorted[bag.Entry]
) -> Iterator[Problem]:
    """What a manifest of the files that it is ``about`` says against what is there."""
    if name not in bundle.names:
        yield Problem(name, "is missing")
        return
    algorithm = name.removesuffix(".txt").rpartition("-")[2]
    expected = sha256()
    for line in bag.manifest((each for each in entries if about(each.name)), algorithm):
        expected.update(line)
    if expected.digest() != _hash(bundle, name):
        here = {each.name: getattr(each, algorithm) for each in entries if about(each.name)}
        yield from _differing(bundle, name, filter(about, bundle.names), here)


def _differing(
    bundle: Opened, name: str, present: Iterable[str], here: dict[str, str]
) -> Iterator[Problem]:
    """What a manifest says otherwise than ``here`` has it: the hashes of the files by name."""
    listed, broken = bag.entries(_raw(bundle, name).decode(errors="replace"))
    lost = listed.keys() - set(present)
    wrong = [file for file, found in here.items() if found != listed.get(file)]
    yield from (Problem(name, f"has a line {number} that cannot be read") for number in broken)
    yield from (Problem(file, "is missing") for file in sorted(lost))
    for file in wrong:
        what = "was changed: its hash is not the one" if file in listed else "was added: it is not"
        yield Problem(file, f"{what} in {name}")
    if not (broken or wrong or lost):
        yield Problem(name, "was changed: its lines are in another order")


def _container(bundle: Opened, entries: Sorted[bag.Entry]) -> Iterator[Problem]:
    """With every file right, the zip must be the one that writing these files gives."""
    ordered = (e for payload in (True, False) for e in entries if _is_payload(e.name) is payload)
    members = (Member(e.name, e.size, e.crc, bundle.pieces(e.name)) for e in ordered)
    try:
        with bundle.path.open("rb") as file:
            again = container(members)
            same = all(file.read(len(piece)) == piece for piece in again) and not file.read(1)
    except ValueError:  # a name that is not ASCII, which no bundle of ours has
        same = False
    if not same:
        yield Problem(CONTAINER, "was changed or packed again; every file in it is as it was")


def _hash(bundle: Opened, name: str) -> bytes:
    """The SHA-256 of a tag file; of nothing where it cannot be unpacked."""
    found = sha256()
    try:
        for piece in bundle.pieces(name):
            found.update(piece)
    except BadBundle:
        return b""
    return found.digest()


def _raw(bundle: Opened, name: str) -> bytes:
    """A tag file, or nothing where it is missing or cannot be unpacked: then its hash is wrong."""
    try:
        return bundle.read(name) if name in bundle.names else b""
    except BadBundle:
        return b""


def _plain(digest: str) -> str:
    return "".join(digest.lower().split()).removeprefix("sha256:")
