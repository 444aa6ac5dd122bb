"""The bundle as a file: written so that the same files give the same bytes, read within bounds."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import BinaryIO

from app.errors import BadBundle
from app.formats import bag, ro_crate
from app.formats.container import LARGEST, MOST, Member, container
from app.formats.payload import PIECE, File, Laid, lay, lay_one
from app.formats.tag_files import tag_files

_END, _ZIP64 = b"PK\x05\x06", b"PK\x06\x07"  # APPNOTE.TXT 4.3.16 and 4.3.15
_STEP = re.compile(r"(^|/)\.{0,2}(/|$)")  # an empty step of a path, ``.`` or ``..``
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
_AGAIN = "Ask whoever issued it for a new copy."


@dataclass(frozen=True, slots=True)
class Limits:
    """What a bundle may hold: files, bytes unpacked, and bytes unpacked for each byte packed."""

    files: int = MOST
    size: int = LARGEST
    ratio: int = 100


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Written:
    """A bundle that was written: its digest, its size in bytes, and how many files it has."""

    digest: str
    size: int
    files: int


def write(out: BinaryIO, files: Iterable[File], label: bag.Label, folder: Path) -> Written:
    """Write a payload (paths below ``data/``), its description and its manifests as a bundle.

    Files are laid by in ``folder``, which is new and empty, until the order of their names is
    known.  Raises ``ValueError`` where it would hold more than a zip can, or a path twice.
    """
    payload = lay(files, folder, bag.PAYLOAD)
    payload.add(lay_one(ro_crate.describe(payload, label), folder, bag.PAYLOAD))
    tags = tag_files(payload, label, folder)
    size = sum(map(out.write, container(map(_member, chain(payload, tags)))))
    (seal,) = (laid.entry for laid in tags if laid.entry.name == bag.SEAL)
    return Written(seal.sha256, size, len(payload) + len(tags))


def _member(laid: Laid) -> Member:
    return Member(laid.entry.name, laid.entry.size, laid.entry.crc, laid.pieces())


class Opened:
    """A bundle open for reading, its directory of files inspected before anything is unpacked."""

    def __init__(self, path: Path, limits: Limits = LIMITS) -> None:
        """Open the zip at ``path``.

        Raises ``BadBundle`` for what is no zip or not a whole one; for too many or too large
        files; for a path that leaves the bundle, a link, an encrypted file or a path twice.
        """
        self.path = path
        try:
            _bound_directory(path, limits)
            self._zip = zipfile.ZipFile(path)
        except _DAMAGE as error:
            raise _bad(path, f"it is no zip, or not the whole of one ({error})") from error
        try:
            self._files = _inspected(path, self._zip.infolist(), limits)
        except BadBundle:
            self._zip.close()
            raise
        self.names = tuple(self._files)

    def __enter__(self) -> Opened:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._zip.close()

    def pieces(self, name: str) -> Iterator[bytes]:
        """The content of a file, at most ``PIECE`` bytes at a time.

        Raises ``BadBundle`` where it cannot be unpacked whole, ``KeyError`` for no such file.
        """
        try:
            with self._zip.open(self._files[name]) as file:
                while piece := file.read(PIECE):
                    yield piece
        except _DAMAGE as error:
            raise _bad(self.path, f"{name} in it cannot be unpacked ({error})") from error

    def read(self, name: str) -> bytes:
        """The content of a file, whole; raises as ``pieces`` does."""
        return b"".join(self.pieces(name))


def extract(bundle: Opened, folder: Path, names: Iterable[str] | None = None) -> None:
    """Unpack into ``folder``, which must not exist yet; all of it, or the files of these names.

    It is there whole or not at all.

    Raises ``BadBundle`` where it exists, and for files that cannot lie beside each other.
    """
    if folder.exists():
        raise BadBundle(name=bundle.path, why=f"{folder} exists", remedy="Name a new folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as made:
        try:
            (Path(made) / "bundle").mkdir()
            for name in bundle.names if names is None else names:
                _unpack(bundle, name, Path(made) / "bundle" / name)
            (Path(made) / "bundle").rename(folder)
        except OSError as error:
            raise _bad(bundle.path, f"it cannot be unpacked ({error.strerror})") from error


def _unpack(bundle: Opened, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        file.writelines(bundle.pieces(name))


def _bound_directory(path: Path, limits: Limits) -> None:
    """Refuse before ``zipfile`` reads the directory: it would hold all of one in memory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 22 - 0xFFFF))
        tail = file.read()
    at = len(tail) - 22 if tail[-22:-18] == _END else tail.rfind(_END)
    if at < 0:
        raise _bad(path, "it is no zip, or not the whole of one")
    if tail[max(0, at - 20) : at].startswith(_ZIP64) or size > limits.size:
        raise _bad(path, f"it is larger than a bundle can be ({limits.size} bytes)")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    if directory > limits.files * 512:
        raise _bad(path, f"it says that it holds more than {limits.files} files")


def _inspected(
    path: Path, listed: list[zipfile.ZipInfo], limits: Limits
) -> dict[str, zipfile.ZipInfo]:
    if len(listed) > limits.files:
        raise _bad(path, f"it holds {len(listed)} files, and {limits.files} are allowed")
    size = sum(info.file_size for info in listed)
    if size > min(limits.size, max(path.stat().st_size, PIECE) * limits.ratio):
        raise _bad(path, f"it would unpack to {size} bytes, which no bundle of its size does")
    files: dict[str, zipfile.ZipInfo] = {}
    for info in listed:
        if why := _refusal(info, files):
            raise _bad(path, f"{info.orig_filename!r} in it {why}")
        if not info.is_dir():
            files[info.filename] = info
    return files


def _refusal(info: zipfile.ZipInfo, files: dict[str, zipfile.ZipInfo]) -> str:
    """Why a file is not to be unpacked, or nothing."""
    name, kind = info.orig_filename.removesuffix("/"), stat.S_IFMT(info.external_attr >> 16)
    if _STEP.search(name) or re.search(r"[\\:\x00-\x1f]", name):
        return "has a path that leads out of the bundle"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device"
    if info.flag_bits & 1:
        return "is encrypted"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is packed in a way that bundles are not"
    return "stands there twice" if info.filename in files else ""


def _bad(path: Path, why: str) -> BadBundle:
    return BadBundle(name=path, why=why, remedy=_AGAIN)
