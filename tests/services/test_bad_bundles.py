"""A bad bundle is refused by name, whatever is wrong with it, and nothing of it is imported."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import BadBundle
from app.formats import bag
from app.services import bundle
from app.services.bundle import Audience, options_for
from app.services.pick import pick
from app.store.library import Library
from tests.formats.test_bundle import BAD, made
from tests.random_library import Size, fill


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """A true bundle and its digest."""
    folder = tmp_path_factory.mktemp("issued")
    library = Library(folder / "here")
    fill(library, 3, Size(articles=2, annotations=9, links=6, laws=4))
    written = bundle.create(library, pick(library), folder / "b.zip", options_for(Audience.ARCHIVE))
    library.close()
    return written.path.read_bytes(), written.digest


def state(library: Library) -> list[str]:
    """Everything in the library, as SQL."""
    return list(library.db.conn.iterdump())


def refuses(library: Library, path: Path, digest: str | None = None) -> str:
    """What is said of a bundle that is refused, the library and its folder being as before."""
    before, beside = state(library), sorted(library.home.rglob("*"))
    with pytest.raises(BadBundle) as refused:
        bundle.open(library, path, "Zoe", digest)
    assert state(library) == before
    assert sorted(library.home.rglob("*")) == beside
    assert str(path) in str(refused.value)
    return str(refused.value)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("case", BAD)
def test_what_is_not_safe_to_unpack(library: Library, tmp_path: Path, case: str) -> None:
    content, words = BAD[case]
    path = tmp_path / "bad.zip"
    path.write_bytes(content())
    assert words in refuses(library, path)
    assert not list(tmp_path.rglob("evil"))


def _without_last(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _other_words(content: bytes) -> bytes:
    place = content.index(b"<h1>") + 4
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


# What was done to a true bundle -> a word of what is said, whether or not its digest is known.
DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut short": (_without_last, "not the whole"),
    "wrong hash": (_other_words, "data/index.html was changed"),
    "something behind it": (lambda content: content + b"PK", "the zip itself was changed"),
}


@pytest.mark.parametrize("case", DAMAGE)
@pytest.mark.parametrize("told", [True, False], ids=["with the digest", "without"])
def test_what_is_no_longer_what_was_issued(
    library: Library, tmp_path: Path, issued: tuple[bytes, str], case: str, told: bool
) -> None:
    (content, digest), (damage, words) = issued, DAMAGE[case]
    path = tmp_path / "b.zip"
    path.write_bytes(damage(content))
    assert words in refuses(library, path, digest if told else None)


def test_a_forged_manifest(library: Library, tmp_path: Path, issued: tuple[bytes, str]) -> None:
    """A file changed with its line in one manifest; then with all manifests and seals."""
    words, (content, digest) = b"<h1>No law</h1>", issued
    forged, written = made(tmp_path / "forged.zip", {"index.html": words})
    assert written.digest != digest
    assert f"the digest of this bundle is {written.digest}" in refuses(library, forged, digest)
    with zipfile.ZipFile(forged) as packed:
        manifest = packed.read("manifest-sha256.txt")
    (path := tmp_path / "b.zip").write_bytes(content)
    with zipfile.ZipFile(path) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w") as out:
        for name, each in files.items():
            changed = {"data/index.html": words, "manifest-sha256.txt": manifest}
            out.writestr(name, changed.get(name, each))
    assert "manifest-sha256.txt" in refuses(library, path)


def test_a_newer_format(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(bag, "FORMAT", 9)
        path, written = made(tmp_path / "b.zip")
    assert "format 9, and this Basis knows up to 1" in refuses(library, path, written.digest)
