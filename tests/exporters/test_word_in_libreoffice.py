"""Word's file as LibreOffice reads it: comments on their words, footnotes with theirs; pages."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pypdf
import pypdfium2 as pdfium
import pytest
from lxml import etree

from app.exporters.word import Word
from tests.bundles import bundle

pytestmark = pytest.mark.skipif(not which("soffice"), reason="LibreOffice is not installed")

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
RULING = "Noem v. Doe, No. 24A1079 (U.S. May 30, 2025)"
# LibreOffice leaves comments out of a PDF unless it is asked for them.
WITH_COMMENTS = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
FOOTNOTES = [
    f"Describes {RULING}.",
    f"Describes {RULING}.",
    "Cites 8 U.S.C. § 1182(d)(5)(A) (describes it).",
    f"Refers back to {RULING} (describes it).",
]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The document as OpenDocument text and as PDF."""
    folder = tmp_path_factory.mktemp("office")
    (file,) = Word().files(bundle())
    (folder / "a.docx").write_bytes(file.content)
    for kind in ("odt", WITH_COMMENTS):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir"]
        command = [*run, str(folder), str(folder / "a.docx")]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {kind: Path(folder / f"a.{kind}").read_bytes() for kind in ("odt", "pdf")}


def body(odt: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(odt)) as packed:
        return etree.fromstring(packed.read("content.xml"))


def words_of_text(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every element with the words right behind its beginning and behind its end.

    What stands in comments and footnotes is no word of the text.
    """
    yield element, ""
    apart = element.tag in (f"{OFFICE}annotation", f"{TEXT}note")
    if not apart:
        yield etree.Element("words"), element.text or ""
        for child in element:
            yield from words_of_text(child)
    yield etree.Element("words"), element.tail or ""


def test_each_comment_is_on_the_words_of_its_passage(converted: dict[str, bytes]) -> None:
    open_ones: dict[str, str] = {}
    for element, words in words_of_text(body(converted["odt"])):
        name = element.get(f"{OFFICE}name") or ""
        if element.tag == f"{OFFICE}annotation":
            open_ones[name] = ""
        elif element.tag == f"{OFFICE}annotation-end":
            open_ones[f"{name} closed"] = open_ones.pop(name)
        for each in open_ones:
            open_ones[each] += "" if each.endswith(" closed") else words
    notes = bundle().articles[0].annotations
    assert list(open_ones.values()) == [note.anchors[0].exact for note in notes]
    comments = body(converted["odt"]).iter(f"{OFFICE}annotation")
    for comment, note in zip(comments, notes, strict=True):
        said = " ".join(map(str, comment.itertext()))
        assert note.creator in said
        assert note.note in said


def test_each_footnote_has_its_words(converted: dict[str, bytes]) -> None:
    notes = body(converted["odt"]).iter(f"{TEXT}note-body")
    found = ["".join(map(str, note.itertext())).strip() for note in notes]
    assert found[2:] == FOOTNOTES
    assert found[0].startswith("Comments hold the notes.")


def test_the_pages_have_text_footnotes_and_table(converted: dict[str, bytes]) -> None:
    pages = pypdf.PdfReader(io.BytesIO(converted["pdf"])).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "She read it in the car park." in words
    assert all(note in words for note in FOOTNOTES)
    assert "Table of authorities" in words


def test_each_comment_is_in_the_pdf_at_its_passage(converted: dict[str, bytes]) -> None:
    page: Any = pypdf.PdfReader(io.BytesIO(converted["pdf"])).pages[0]
    found = [each for each in (x.get_object() for x in page["/Annots"]) if "/Contents" in each]
    comments = [each for each in found if each["/Subtype"] == "/Text"]
    comments.sort(key=lambda each: (-each["/Rect"][1], each["/Rect"][0]))  # line by line
    pdf = pdfium.PdfDocument(converted["pdf"])[0].get_textpage()
    for comment, note in zip(comments, bundle().articles[0].annotations, strict=True):
        assert note.note in comment["/Contents"]
        last = " ".join(note.anchors[0].exact.split()[-2:])
        place = pdf.search(last).get_next()
        assert place, last
        right, top = pdf.get_charbox(sum(place) - 1)[2:]
        assert comment["/Rect"][1] < top < comment["/Rect"][3]
        assert abs(comment["/Rect"][0] - right) < 6
