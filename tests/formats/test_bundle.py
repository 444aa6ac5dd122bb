"""The bundle's file: the same bytes, what is refused, and what a change is called."""

import io
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import starmap
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import bagit  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rocrate.rocrate import ROCrate  # type: ignore[import-untyped]

from app.errors import BadBundle
from app.formats import bag
from app.formats.bundle import Limits, Opened, Written, extract, write
from app.formats.bundle_check import CONTAINER, DIGEST, Problem, check
from app.formats.payload import File

FILES = {"index.html": b"<p>x", "articles/a.md": b"words\n", "authorities/us/act.md": b"law"}
LABEL = bag.Label("Two articles\nin a bundle", "2025-06-03")


@pytest.fixture
def issued(tmp_path: Path) -> Path:
    return made(tmp_path / "issued.zip")[0]


def made(path: Path, files: dict[str, bytes] = FILES) -> tuple[Path, Written]:
    with path.open("wb") as out, TemporaryDirectory() as folder:
        return path, write(out, starmap(File, _pieces(files)), LABEL, Path(folder))


def _pieces(files: dict[str, bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """Content byte by byte: how a file comes in pieces changes nothing."""
    for path, content in files.items():
        yield path, [content[n : n + 1] for n in range(len(content))]


def checked(path: Path, digest: str | None = None) -> tuple[Problem, ...]:
    with Opened(path) as bundle:
        return check(bundle, digest)[1]


def repacked(path: Path, change: Callable[[dict[str, bytes]], object], method: int = 0) -> Path:
    """The bundle again with its files changed, in a container of the standard library's."""
    with zipfile.ZipFile(path) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    change(files)
    with zipfile.ZipFile(path, "w", method) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return path


def test_what_was_issued_is_so(tmp_path: Path) -> None:
    path, written = made(tmp_path / "b.zip")
    assert checked(path, written.digest) == ()
    assert checked(path, f" SHA256: {written.digest.upper()}\n") == ()
    assert path.stat().st_size == written.size
    with Opened(path) as bundle:
        assert bundle.names[:4] == (
            "data/articles/a.md",
            "data/authorities/us/act.md",
            "data/index.html",
            "data/ro-crate-metadata.json",
        )
        assert written.files == len(bundle.names)


def test_the_order_of_the_files_given_does_not_matter(tmp_path: Path) -> None:
    one, _ = made(tmp_path / "1.zip")
    two, _ = made(tmp_path / "2.zip", dict(reversed(FILES.items())))
    assert one.read_bytes() == two.read_bytes()


def test_a_path_twice_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        write(io.BytesIO(), [File("a", [b""]), File("a", [b""])], LABEL, tmp_path)


def test_bagit_accepts_it_and_finds_its_label(tmp_path: Path, issued: Path) -> None:
    with Opened(issued) as bundle:
        extract(bundle, tmp_path / "out")
    found = bagit.Bag(str(tmp_path / "out"))
    assert found.validate()
    assert found.info["External-Description"] == "Two articles in a bundle"
    assert found.info["Bagging-Date"] == "2025-06-03"
    (tmp_path / "out" / "data" / "index.html").write_bytes(b"<p>y")
    with pytest.raises(bagit.BagValidationError):
        found.validate()


def test_an_ro_crate_reader_accepts_it(tmp_path: Path, issued: Path) -> None:
    with Opened(issued) as bundle:
        extract(bundle, tmp_path / "out")
    crate = ROCrate(str(tmp_path / "out" / "data"))
    assert crate.name == "Two articles in a bundle"
    assert crate.datePublished.date().isoformat() == "2025-06-03"
    described = {part.id: part for part in crate.root_dataset["hasPart"]}
    assert set(described) == set(FILES)
    for path, content in FILES.items():
        assert described[path]["contentSize"] == str(len(content))
        assert described[path]["sha256"] == sha256(content).hexdigest()
        assert (tmp_path / "out" / "data" / path).read_bytes() == content


def test_the_commands_of_the_readme_check_it(tmp_path: Path, issued: Path) -> None:
    with Opened(issued) as bundle:
        extract(bundle, tmp_path / "out")
        digest, _ = check(bundle)
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        run = ["sha256sum", "--strict", "-c", name]
        subprocess.run(run, cwd=tmp_path / "out", capture_output=True, check=True)
    seal = subprocess.run(
        ["sha256sum", bag.SEAL], cwd=tmp_path / "out", capture_output=True, text=True, check=True
    )
    assert seal.stdout.split()[0] == digest


# What was changed -> the files named and a word of what is said of them.
CHANGES: dict[str, tuple[Callable[[dict[str, bytes]], object], str, str]] = {
    "changed": (lambda f: f.update({"data/index.html": b"<p>y"}), "data/index.html", "changed"),
    "cut short": (lambda f: f.update({"data/articles/a.md": b"wor"}), "data/articles/a.md", "chan"),
    "emptied": (lambda f: f.update({"data/articles/a.md": b""}), "data/articles/a.md", "changed"),
    "missing": (lambda f: f.pop("data/articles/a.md"), "data/articles/a.md", "missing"),
    "added": (lambda f: f.update({"data/new.txt": b""}), "data/new.txt", "added"),
    "added beside": (lambda f: f.update({"new.txt": b""}), "new.txt", "added"),
    "label": (lambda f: f.update({"bag-info.txt": b"A: b\n"}), "bag-info.txt", "changed"),
    "no manifest": (lambda f: f.pop("manifest-sha512.txt"), "manifest-sha512.txt", "missing"),
    "manifest": (
        lambda f: f.update({"manifest-sha256.txt": b"no hash here\n"}),
        "manifest-sha256.txt",
        "line 1",
    ),
    "order of lines": (
        lambda f: f.update({"tagmanifest-sha512.txt": _reversed(f["tagmanifest-sha512.txt"])}),
        "tagmanifest-sha512.txt",
        "order",
    ),
}


def _reversed(content: bytes) -> bytes:
    return b"".join(reversed(content.splitlines(keepends=True)))


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_is_named(issued: Path, case: str) -> None:
    change, name, words = CHANGES[case]
    problems = checked(repacked(issued, change))
    assert any(p.name == name and words in p.what for p in problems), problems


def test_only_what_was_changed_is_named(issued: Path) -> None:
    repacked(issued, CHANGES["changed"][0])
    assert {problem.name for problem in checked(issued)} == {"data/index.html"}


def test_packed_again_with_the_same_files_is_told_as_such(issued: Path) -> None:
    repacked(issued, lambda files: None, zipfile.ZIP_DEFLATED)
    (problem,) = checked(issued)
    assert problem.name == CONTAINER
    assert "every file in it is as it was" in problem.what


def test_a_forged_bundle_passes_only_without_the_digest(tmp_path: Path) -> None:
    _, written = made(tmp_path / "true.zip")
    forged, _ = made(tmp_path / "forged.zip", FILES | {"index.html": b"<p>false"})
    assert checked(forged) == ()
    (problem,) = checked(forged, written.digest)
    assert problem.name == DIGEST
    assert written.digest in problem.what


@pytest.mark.parametrize("flip", [0x01, 0x20, 0xFF])
def test_no_byte_can_be_changed_unseen(tmp_path: Path, flip: int) -> None:
    issued, written = made(tmp_path / "b.zip", {"a": b"1"})
    content = issued.read_bytes()
    for place in range(len(content)):
        assert_seen(issued, content, place, flip, written.digest)


@given(st.data())
def test_no_byte_of_any_bundle_can_be_changed_unseen(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    files = data.draw(st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), st.binary()))
    issued, written = made(tmp_path_factory.mktemp("flip") / "b.zip", files)
    content = issued.read_bytes()
    place = data.draw(st.integers(0, len(content) - 1))
    assert_seen(issued, content, place, data.draw(st.integers(1, 255)), written.digest)


def assert_seen(path: Path, content: bytes, place: int, flip: int, digest: str) -> None:
    changed = bytearray(content)
    changed[place] ^= flip
    path.write_bytes(changed)
    assert told(path, digest), f"byte {place} ^ {flip:#x} went unseen"


def told(path: Path, digest: str) -> list[str]:
    """What is said of a bundle, whether it could be read or not."""
    try:
        return [f"{problem.name} {problem.what}" for problem in checked(path, digest)]
    except BadBundle as refused:
        return [str(refused)]


@pytest.mark.parametrize("size", [0, 1, 21, 100, -1, -23])
def test_a_part_of_a_bundle_is_refused(issued: Path, size: int) -> None:
    issued.write_bytes(issued.read_bytes()[:size])
    with pytest.raises(BadBundle, match="not the whole"):
        Opened(issued)


def test_something_after_its_end_is_told(issued: Path) -> None:
    issued.write_bytes(issued.read_bytes() + b"!")
    assert [problem.name for problem in checked(issued)] == [CONTAINER]


def packed(name: str, *, mode: int = 0o100644, content: bytes = b"x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        info = zipfile.ZipInfo(
            "data/" + "p" * (len(name) - 5) if len(name) > 5 else "p" * len(name)
        )
        info.external_attr = mode << 16
        placeholder = info.filename
        written.writestr(info, content)
    return out.getvalue().replace(placeholder.encode(), name.encode("utf-8"))


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("data/zeros", bytes(300 << 20))
    return out.getvalue()


def twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        written.writestr("data/aa", "1")
        written.writestr("data/ab", "2")
    return out.getvalue().replace(b"data/ab", b"data/aa")


def encrypted() -> bytes:
    content = bytearray(packed("data/a"))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def by_method(method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as written:
        written.writestr("data/a", b"x" * 1000)
    return out.getvalue()


def huge_directory() -> bytes:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 1 << 30, 0, 0)
    return bytes(1000) + end


def zip64() -> bytes:
    content = packed("data/a")
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    return content[:-22] + locator + content[-22:]


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"words\n" * 99, "no zip"),
    "empty": (lambda: b"", "no zip"),
    "up": (lambda: packed("../evil"), "leads out"),
    "up within": (lambda: packed("data/../../evil"), "leads out"),
    "absolute": (lambda: packed("/etc/passwd"), "leads out"),
    "drive": (lambda: packed("C:/evil"), "leads out"),
    "backslash": (lambda: packed("data\\..\\evil"), "leads out"),
    "null": (lambda: packed("data/a\0b"), "leads out"),
    "here": (lambda: packed("data/./a"), "leads out"),
    "empty step": (lambda: packed("data//a"), "leads out"),
    "link": (lambda: packed("data/a", mode=0o120777, content=b"/etc/passwd"), "is a link"),
    "device": (lambda: packed("data/a", mode=0o020666), "is a link or a device"),
    "bomb": (bomb, "would unpack to"),
    "twice": (twice, "stands there twice"),
    "encrypted": (encrypted, "encrypted"),
    "bzip2": (lambda: by_method(zipfile.ZIP_BZIP2), "packed in a way"),
    "lzma": (lambda: by_method(zipfile.ZIP_LZMA), "packed in a way"),
    "huge directory": (huge_directory, "more than"),
    "zip64": (zip64, "larger than"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("case", BAD)
def test_a_bad_bundle_is_refused_by_name(tmp_path: Path, case: str) -> None:
    content, words = BAD[case]
    path = tmp_path / "bad.zip"
    path.write_bytes(content())
    with pytest.raises(BadBundle, match=words) as refused:
        Opened(path)
    assert str(path) in str(refused.value)
    assert refused.value.fields["remedy"]
    assert list(tmp_path.iterdir()) == [path]


def test_too_many_files_and_too_large_a_file_are_refused(issued: Path) -> None:
    with pytest.raises(BadBundle, match="3 are allowed"):
        Opened(issued, Limits(files=3))
    with pytest.raises(BadBundle, match="100 bytes"):
        Opened(issued, Limits(size=100))


def test_a_zip_that_is_no_bundle_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(packed("data/a"))
    with pytest.raises(BadBundle, match=r"has no bagit\.txt"):
        checked(path)


def test_a_newer_format_is_refused(issued: Path) -> None:
    repacked(issued, lambda f: f.update({"bag-info.txt": b"Basis-Bundle-Format: 2\n"}))
    with pytest.raises(BadBundle, match="newer Basis"):
        checked(issued)


def test_a_size_that_is_not_true_is_seen(issued: Path) -> None:
    """A file that says it is shorter than it is would be read short."""
    content = issued.read_bytes()
    wrong = struct.pack("<LL", crc32(b"words\n"), 6) + struct.pack("<L", 6)
    short = struct.pack("<LL", crc32(b"wor"), 3) + struct.pack("<L", 3)
    assert content.count(wrong) == 2
    issued.write_bytes(content.replace(wrong, short))
    assert "data/articles/a.md" in {problem.name for problem in checked(issued)}


def test_it_is_unpacked_into_a_new_folder_only(tmp_path: Path, issued: Path) -> None:
    (tmp_path / "there").mkdir()
    with Opened(issued) as bundle, pytest.raises(BadBundle, match="exists"):
        extract(bundle, tmp_path / "there")
    assert list((tmp_path / "there").iterdir()) == []


def test_files_that_cannot_lie_beside_each_other_leave_nothing(tmp_path: Path) -> None:
    path, _ = made(tmp_path / "b.zip", {"a": b"", "a/b": b""})
    with Opened(path) as bundle, pytest.raises(BadBundle, match="cannot be unpacked"):
        extract(bundle, tmp_path / "out")
    assert list(tmp_path.iterdir()) == [path]


SCRIPT = """
import sys, time
time.time = lambda: 2.2e9
time.localtime = time.gmtime = lambda *a: time.struct_time((2039, 9, 18, 1, 2, 3, 6, 261, 0))
from tests.formats.test_bundle import made
from pathlib import Path
made(Path(sys.argv[1]))
"""


def test_clock_zone_locale_and_mask_do_not_get_in(tmp_path: Path, issued: Path) -> None:
    env = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONPATH": "."}
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "other.zip")]
    subprocess.run(command, env=env, cwd=root, umask=0o077, check=True)
    assert (tmp_path / "other.zip").read_bytes() == issued.read_bytes()
