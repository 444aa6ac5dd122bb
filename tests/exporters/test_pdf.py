"""PDF: typst itself refuses what is not PDF/A and PDF/UA; the rest is read back by others."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pypdf
import pypdfium2 as pdfium
import pytest

from app.domain.annotation import LinkStatus
from app.domain.bundle import Bundle
from app.domain.mention import Form
from app.domain.noted_text import noted_texts
from app.exporters.pdf import Pdf
from app.text.anchors import describe
from tests.bundles import article, bundle, link, note, version
from tests.exporters.test_epub import hostile

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


def elements(of: Bundle) -> list[str]:
    """The kinds of elements of the structure, in their order."""
    found: list[str] = []

    def walk(element: Any) -> None:
        if isinstance(element, pikepdf.Array):
            for each in element:
                walk(each)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            found.append(str(element.S))
            walk(element.get("/K", pikepdf.Array()))

    with pikepdf.open(io.BytesIO(content(of))) as pdf:
        walk(pdf.Root.StructTreeRoot.K)
    return found


def test_the_structure_has_headings_paragraphs_tables_and_links() -> None:
    of = made("# A\n\nOne [out](https://example.org).\n\n| x | y |\n|---|---|\n| 7 | 8 |\n", "One")
    found = elements(of)
    assert {"/H1", "/H2", "/P", "/Link", "/Table", "/TH", "/TD"} <= set(found)
    assert found.count("/H1") == 2, "the article and the table of authorities"


def lines(page: Any) -> list[tuple[str, float, float]]:
    """The runs of a page with the left edge and the top of each, in points from its corner."""
    words = page.get_textpage()
    boxes = [words.get_rect(n) for n in range(words.count_rects())]
    return [(words.get_text_bounded(*box).strip(), box[0], box[3]) for box in boxes]


def test_a_note_stands_in_the_margin_at_the_height_of_its_passage() -> None:
    filling = "\n\n".join(
        ["Some words that fill a line of the page and its whole measure too."] * 9
    )
    of = made(f"mark0 here.\n\n{filling}\n\n## A heading\n\nmark1 there.", "mark0", "mark1")
    found = lines(pdfium.PdfDocument(content(of))[0])
    margin = 72 + 288  # points: what is left of it is text
    for number in range(2):
        (passage,) = [line for line in found if line[0] == f"mark{number}"]
        (first,) = [line for line in found if line[0] == str(number + 1) and 500 > line[1] > margin]
        (said,) = [line for line in found if line[0] == f"On {number}."]
        assert passage[1] < margin < said[1]
        assert abs(first[2] - passage[2]) < 4
        assert said[2] < first[2]


def test_a_number_leads_to_its_note_and_the_note_back() -> None:
    of = made("mark0 here and mark1 there.", "mark0", "mark1")
    page: Any = pypdf.PdfReader(io.BytesIO(content(of))).pages[0]
    found = [(a["/Rect"], a["/Dest"]) for a in (x.get_object() for x in page["/Annots"])]
    numbers = [(box, place) for box, place in found if box[2] - box[0] < 10]
    in_text = [pair for pair in numbers if pair[0][0] < 360]
    beside = [pair for pair in numbers if pair not in in_text][:2]  # then those of the table
    assert len(in_text) == len(beside) == 2
    for (passage, to_note), (number, back) in zip(in_text, beside, strict=True):
        assert abs(to_note[2] - number[0]) < 3
        assert to_note[3] >= number[1] > to_note[3] - 20
        assert abs(back[2] - passage[0]) < 8
        assert back[3] >= passage[1] > back[3] - 20


def test_a_note_on_several_passages_stands_beside_each() -> None:
    of = made("One two.\n\nThree four.", "One")
    text, (one,) = of.articles[0].versions[0], of.articles[0].annotations
    start = text.text.index("four")
    both = (*one.anchors, describe(text.text, start, start + 4, text.hash))
    several = replace(of.articles[0], annotations=(replace(one, anchors=both),))
    found = words(replace(of, articles=(several,)))
    assert found.count("On 0.") == 2
    assert "Three four2." in found


def test_a_reply_leads_to_what_it_answers() -> None:
    of = made("One two.", "One", "two")
    first, second = of.articles[0].annotations
    reply = replace(second, reply_to=first.id)
    lost = replace(second, id="urn:uuid:3", reply_to="urn:uuid:gone")
    found = words(
        replace(of, articles=(replace(of.articles[0], annotations=(first, reply, lost)),))
    )
    assert found.count("in reply to note 1") == 1
    assert found.count("in reply to a note that is not here") == 1


@pytest.mark.parametrize("of", [bundle(), hostile()], ids=["usual", "hostile"])
def test_every_note_of_every_text_is_in_the_text_that_pypdf_finds(of: Bundle) -> None:
    found = "".join(words(of).split())
    texts = [text for article in of.articles for text in noted_texts(of, article)]
    for note_ in (note_ for text in texts for note_ in text.notes):
        for line in note_.annotation.note.splitlines():
            plain = "".join(each for each in line if each.isprintable() and each.isascii())
            assert "".join(plain.split()) in "".join(each for each in found if each.isascii())


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
