"""PDF: typst itself refuses what is not PDF/A and PDF/UA; the rest is read back by others."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pypdf

from app.domain.annotation import LinkStatus
from app.domain.bundle import Bundle
from app.domain.mention import Form
from app.exporters.pdf import Pdf
from tests.bundles import article, bundle, link, note, version

HOSTILE = '#import "x"; \\ " ] ) $ @a <b> *c* // \x00\x1b\u202e\ue000'


def content(of: Bundle) -> bytes:
    (file,) = Pdf().files(of)
    return file.content


def words(of: Bundle) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content(of))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def made(source: str, *marks: str) -> Bundle:
    text = version("one", source)
    at = link("/us/usc/t8/s1182", Form.CITED, LinkStatus.ACCEPTED)
    notes = tuple(note(text, mark, at, words=f"On {n}.") for n, mark in enumerate(marks))
    record = replace(article().document, id="one", title="One")
    one = replace(article(), document=record, versions=(text,), current=text.hash)
    return Bundle("B", "2025-06-03", (replace(one, annotations=notes),), ())


def test_every_note_and_every_word_is_in_it() -> None:
    found = words(bundle())
    assert "of half a million people end. She read it in the car park." in found
    for annotation in bundle().articles[0].annotations:
        assert annotation.note in found
    assert "describes Noem v. Doe, order of May 30, 2025" in found
    assert "Noem v. Doe, No. 24A1079 (U.S. May 30, 2025)" in found
    assert "1182³ , was" not in found


def test_it_says_that_it_is_for_archives_and_for_readers_of_every_kind() -> None:
    with pikepdf.open(io.BytesIO(content(bundle()))) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "en"
        assert root.MarkInfo.Marked
        assert root.StructTreeRoot.K
        assert root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as about:
            assert about["dc:title"] == "Parole"
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
            assert about["pdfuaid:part"] == "1"
            assert about["xmp:CreateDate"].startswith("2025-06-03")


def test_headings_are_bookmarks_and_notes_lead_to_the_law() -> None:
    reader = pypdf.PdfReader(io.BytesIO(content(bundle())))
    titles: list[str] = []

    def walk(outline: Any) -> None:
        for each in outline if isinstance(outline, list) else [outline]:
            walk(each) if isinstance(each, list) else titles.append(str(each.title))

    walk(reader.outline)
    assert titles == ["Night shift", "What follows", "Table of authorities", "Cases", "Statutes"]
    links = [a.get_object() for page in reader.pages for a in page.get("/Annots", ())]
    assert len([a for a in links if "/Dest" in a or a["/A"]["/S"] == "/GoTo"]) >= 4
    assert any(a.get("/A", {}).get("/URI") == "https://example.org/" for a in links)


def test_pages_are_numbered_in_the_table_and_many_are_passim() -> None:
    filling = "\n\n".join(["Some words that fill a page."] * 45)
    source = "\n\n".join(f"mark{n} here.\n\n{filling}" for n in range(7))
    pages = pypdf.PdfReader(io.BytesIO(content(made(source, "mark0 ", "mark3 ")))).pages
    third = next(n for n, page in enumerate(pages, 1) if "mark3 " in page.extract_text())
    assert f"no record of it 1, {third}" in words(made(source, "mark0 ", "mark3 "))
    assert "no record of it passim" in words(made(source, *(f"mark{n} " for n in range(7))))


def test_passages_that_overlap_cross_blocks_or_stand_nowhere_keep_their_notes() -> None:
    of = made(
        "# A b\n\nOne two *three* four.\n\n- five\n\n> six\n\n| x | y |\n|---|---|\n| 7 | 8 |\n",
        *("One two three", "two three four.\nfive\nsix\n", "b\nOne", "y\n7", "\n"),
    )
    found = words(of)
    assert all(f"On {n}." in found for n in range(5))


def test_what_people_wrote_stays_words() -> None:
    of = made(f"# {HOSTILE}\n\nOne.", "One")
    annotation = replace(of.articles[0].annotations[0], note=HOSTILE, creator=HOSTILE)
    evil = replace(of.articles[0], annotations=(annotation,))
    found = words(replace(of, title=HOSTILE, articles=(evil,)))
    assert found.count('#import "x"; \\ " ] ) $ @a <b> *c* //') >= 2


def test_a_character_that_no_font_has_is_replaced_and_the_rest_stays() -> None:
    rare = "\U00016b50"  # Pahawh Hmong, of the year 2014
    found = words(made(f"Here {rare} there.", "there"))
    assert f"Here {rare} there" in found or "Here \ufffd there" in found
