from __future__ import annotations

import io
import zipfile

import pytest

from app.errors import BadInput, BasisError, Unsafe
from app.formats.source import Source
from app.importers import Imported, Left, Options
from app.importers.epub import Epub

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>The Book</dc:title><dc:creator>A. One</dc:creator>
<dc:creator>B. Two</dc:creator>
<dc:date>2024-05-06T00:00:00Z</dc:date><dc:publisher>A press</dc:publisher></metadata>
<manifest><item id="b" href="b%20two.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="p" href="p.png" media-type="image/png"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>"""
CHAPTER = """<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"
 xmlns:epub="http://www.idpf.org/2007/ops"><head><title>no words</title></head><body><h1>{0}</h1>
<p>Words of {0}<a epub:type="noteref" href="#n">1</a>.</p><img src="p.png" alt=""/>
<aside epub:type="footnote" id="n"><p>A note of {0}.</p></aside></body></html>"""

FILES = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": PACKAGE,
    "OPS/a.xhtml": CHAPTER.format("chapter one"),
    "OPS/b two.xhtml": CHAPTER.format("chapter two"),
    "OPS/nav.xhtml": CHAPTER.format("contents"),
}


def packed(**changes: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (FILES | changes).items():
            if content:
                archive.writestr(name, content)
    return out.getvalue()


def read(data: bytes) -> list[Imported | Left]:
    return list(Epub().read(Source.holding("book.epub", data), Options()))


def test_a_book_is_its_chapters_in_reading_order() -> None:
    book, left = read(packed())
    assert isinstance(book, Imported)
    assert book.source == (
        "# chapter one\n\nWords of chapter one[^1].\n\n"
        "# chapter two\n\nWords of chapter two[^2].\n\n"
        "[^1]: A note of chapter one.\n\n[^2]: A note of chapter two.\n"
    )
    document = book.document
    assert (document.title, document.author) == ("The Book", "A. One, B. Two")
    assert (document.published, document.outlet) == ("2024-05-06", "A press")
    assert left == Left("book.epub", "2 pictures")


ENCRYPTED = "<encryption><EncryptedData/></encryption>"


@pytest.mark.parametrize(
    ("changes", "error", "why"),
    [
        ({"META-INF/encryption.xml": ENCRYPTED}, BadInput, "locked"),
        ({"OPS/a.xhtml": ""}, BadInput, "OPS/a.xhtml that it names is not in it"),
        ({"OPS/book.opf": "<package"}, BadInput, "broken XML"),
        ({"META-INF/container.xml": "<a/>"}, BadInput, "that it names is not in it"),
        ({"OPS/book.opf": '<!DOCTYPE a [<!ENTITY a "a">]><a>&a;</a>'}, Unsafe, "entities"),
        ({"OPS/book.opf": "<package/>"}, BadInput, "no text"),
    ],
)
def test_what_is_refused(changes: dict[str, str], error: type[BasisError], why: str) -> None:
    with pytest.raises(error, match=f"book.epub .*{why}"):
        read(packed(**changes))
