from __future__ import annotations

import gzip
import io
import lzma
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import UnknownFormat
from app.formats.packed import members
from app.formats.source import Source
from app.services.tell_format import is_folder, tell_format

CASES = Path(__file__).parents[1] / "cases" / "importers"
PAGE = b"<!doctype html><html><body><p>Words.</p></body></html>"
SECTION = b'<section xmlns="http://xml.house.gov/schemas/uslm/1.0" identifier="/us/usc/t1/s1"/>'


@pytest.mark.parametrize(
    ("name", "content", "format", "by_content"),
    [
        ("story.html", PAGE, "html", False),
        ("story.html.gz", gzip.compress(PAGE, mtime=0), "html", False),
        ("story.txt", PAGE, "html", True),
        ("story", PAGE, "html", True),
        ("standard input", b"Words.", "text", True),
        ("story.html", b"Words.", "text", True),
        ("story.txt", b"# Words", "text", False),
        ("story.md", b"# Words", "markdown", False),
        ("rows.jsonl", b'{"title": "a"}\n', "jsonl", False),
        ("title.xml", SECTION, "uslm", False),
        ("title.txt", SECTION, "uslm", True),
        ("rows.jsonl", b"Words, no rows.", "text", True),
        ("story.html", b"<p>Words.</p>", "html", False),
        ("latin.md", b"caf\xe9 au lait", "markdown", False),
        ("zeros.csv", bytes(1000), "csv", False),
    ],
)
def test_formats(name: str, content: bytes, format: str, by_content: bool) -> None:
    told = tell_format(Source.holding(name, content))
    assert (told.importer.name, told.by_content) == (format, by_content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.png", b"\x89PNG\0"),
        ("style.css", b"p {}"),
        ("x", b"\0\1"),
        ("other.json", b'[{"other": "data"}]'),
        ("feed.xml", b"<rss/>"),
    ],
)
def test_what_no_importer_takes(name: str, content: bytes) -> None:
    with pytest.raises(UnknownFormat, match=f"{name} is of no format.*[.]md"):
        tell_format(Source.holding(name, content))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("cap/case.json", "CAP JSON"),
        ("courtlistener_bulk/opinions-2031-03-31.csv", "courtlistener bulk data"),
        ("csl/export.json", "CSL JSON"),
        ("hypothesis/search.json", "hypothesis"),
        ("uslm_law/bill.xml", "USLM public law or bill"),
        ("uslm/title.xml", "uslm"),
        ("w3c/collection.jsonld", "W3C annotations"),
        ("zotero/api.json", "zotero"),
        ("zotero/better-bibtex.json", "zotero"),
        ("zotero_rdf/library.rdf", "zotero RDF"),
    ],
)
def test_each_format_says_what_it_is_under_any_name(path: str, name: str) -> None:
    data = (CASES / path).read_bytes()
    assert tell_format(Source.holding("download.txt", data)).importer.name == name


def test_an_archive_is_a_folder() -> None:
    assert is_folder(Source.holding("a.zip", b"PK\3\4 whatever"))
    assert not is_folder(Source.holding("a.txt", b"PK is how zip files begin"))


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress])
def test_a_tar_that_begins_with_a_section_of_the_code_is_a_folder(
    pack: Callable[[bytes], bytes],
) -> None:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        entry = tarfile.TarInfo("8/1360.xml")
        entry.size = len(SECTION)
        archive.addfile(entry, io.BytesIO(SECTION))
    source = Source.holding("sections.tar", pack(written.getvalue()))
    assert is_folder(source)
    (section,) = members(source)
    assert tell_format(section).importer.name == "uslm"
