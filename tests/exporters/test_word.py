"""Word: read back by python-docx, each comment stands on the words of its passage."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from app.domain.annotation import Annotation, LinkStatus
from app.domain.bundle import Bundle
from app.domain.mention import Form
from app.exporters.word import Word
from tests.bundles import article, bundle, link, note, version


def opened(of: Bundle) -> Any:
    (file,) = Word().files(of)
    return docx.Document(io.BytesIO(file.content))


def commented(word: Any, number: int) -> str:
    """The words between the start and the end of a comment's range."""
    body, words, inside = word.element.body, [], False
    for element in body.iter():
        if element.get(qn("w:id")) == str(number):
            inside = {qn("w:commentRangeStart"): True, qn("w:commentRangeEnd"): False}.get(
                element.tag, inside
            )
        if inside and element.tag == qn("w:t"):
            words.append(element.text)
    return "".join(words)


def fields(word: Any) -> list[str]:
    return [code.text.strip() for code in word.element.body.iter(qn("w:instrText"))]


def test_every_note_is_a_comment_on_its_words() -> None:
    word, notes = opened(bundle()), bundle().articles[0].annotations
    comments = list(word.comments)
    assert len(comments) == len(notes)
    for comment, annotation in zip(comments, notes, strict=True):
        assert commented(word, comment.comment_id) == annotation.anchors[0].exact
        assert comment.author == annotation.creator == "Ada Researcher"
        assert comment.timestamp.isoformat() == "2025-06-03T10:00:00+00:00"
        assert annotation.note in comment.text
        assert comment.text.startswith(("describes", "cites", "refers back to"))


def made(source: str, *marks: tuple[str, Form, LinkStatus]) -> Bundle:
    text = version("one", source)
    notes = [note(text, w, link("/us/usc/t8/s1182/d", f, s), words=w) for w, f, s in marks]
    record = replace(article().document, id="one", title="One")
    one = replace(article(), document=record, versions=(text,), current=text.hash)
    return Bundle("B", "2025-06-03", (replace(one, annotations=tuple(notes)),), ())


def test_passages_that_overlap_and_cross_paragraphs_keep_their_words() -> None:
    accepted = (Form.CITED, LinkStatus.ACCEPTED)
    of = made(
        "One two *three* four.\n\n| five | six |\n|---|---|\n| 7 | 8 |\n",
        ("One two three", *accepted),
        ("two three four.\nfive\nsix", *accepted),
    )
    word = opened(of)
    found = [commented(word, comment.comment_id) for comment in word.comments]
    assert found == ["One two three", "two three four.fivesix"]


def test_a_row_is_on_one_page_and_the_head_on_each() -> None:
    word = opened(made("| five | six |\n|---|---|\n| 7 | 8 |\n"))
    rows = [[child.tag for child in row.find(qn("w:trPr"))] for row in word.tables[0]._tbl.tr_lst]
    assert rows == [[qn("w:cantSplit"), qn("w:tblHeader")], [qn("w:cantSplit")]]


def footnotes(word: Any) -> dict[str, str]:
    """The words of each footnote by its id."""
    part = word.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    root = etree.fromstring(part.blob)
    return {
        note.get(qn("w:id"), ""): "".join(node.text or "" for node in note.iter(qn("w:t"))).strip()
        for note in root
        if note.get(qn("w:type")) is None
    }


def referred(word: Any) -> list[tuple[str, str]]:
    """Each footnote in the order of the text, with the words before it in its paragraph."""
    words, found = footnotes(word), []
    for paragraph in word.element.body.iter(qn("w:p")):
        before = ""
        for element in paragraph.iter(qn("w:t"), qn("w:footnoteReference")):
            if element.tag == qn("w:t"):
                before += element.text
            else:
                found.append((before, words[element.get(qn("w:id"))]))
    return found


def test_the_law_of_each_passage_is_a_footnote_to_it() -> None:
    word = opened(bundle())
    ruling = "Noem v. Doe, No. 24A1079 (U.S. May 30, 2025)"
    found = referred(word)[2:]
    assert [before for before, _ in found] == [
        "The justices let the parole",
        "Friday's order",
        "Friday's order gives no reasons. The statute, 8 U.S.C. 1182",
        "The ruling is short; the appeal",
    ]
    assert [note for _, note in found] == [
        f"Describes {ruling}.",
        f"Describes {ruling}.",
        "Cites 8 U.S.C. § 1182(d)(5)(A) (describes it).",
        f"Refers back to {ruling} (describes it).",
    ]


def test_footnotes_are_numbered_as_they_stand_and_say_what_nobody_accepted() -> None:
    accepted, proposed = (Form.CITED, LinkStatus.ACCEPTED), (Form.NAMED, LinkStatus.PROPOSED)
    of = made("One two three.", ("One two three", *accepted), ("two", *proposed))
    word = opened(of)
    assert [before for before, _ in referred(word)[2:]] == ["One two", "One two three"]
    assert [note[:15] for _, note in referred(word)[2:]] == ["Names (proposed", "Cites 8 U.S.C. "]
    assert list(footnotes(word)) == ["2", "3", "4", "5"]


@pytest.mark.parametrize("status", list(LinkStatus))
def test_what_is_relied_on_is_marked_for_the_table_of_word(status: LinkStatus) -> None:
    word = opened(made("One two.", ("One", Form.CITED, status)))
    marked = ['TA \\l "8 U.S.C. § 1182(d)" \\c 2'] if status is LinkStatus.ACCEPTED else []
    assert fields(word) == marked


def test_the_table_of_authorities_is_in_it() -> None:
    words = [paragraph.text for paragraph in opened(bundle()).paragraphs]
    assert "Table of authorities" in words
    (row,) = [w for w in words if w.startswith("Noem v. Doe, No. 24A1079 (U.S. May 30, 2025)")]
    assert row.endswith("Night shift, ¶\u00a01, 2, 3")


def test_styles_and_lists_stay() -> None:
    source = "# H\n\nA **b** *c* `d` ~~e~~\n\n- f\n\n> g\n\n\n2. h\n"
    word = opened(made(source, ("A", Form.CITED, LinkStatus.ACCEPTED)))
    styles = {p.text: p.style.name for p in word.paragraphs}
    assert styles["H"] == "Heading 2"
    assert styles["• f"] == styles["2. h"] == "List Paragraph"
    assert styles["g"] == "Quote"
    (line,) = [p for p in word.paragraphs if p.text == "A b c d e"]
    styled = {run.text: run for run in line.runs}
    assert styled["b"].bold
    assert styled["c"].italic
    assert styled["e"].font.strike
    assert styled["d"].font.name == "Courier New"


def test_what_xml_cannot_hold_is_replaced_and_no_time_of_writing_gets_in() -> None:
    of = bundle()
    evil: list[Annotation] = [replace(n, note="\x00\x1f<w:p>") for n in of.articles[0].annotations]
    of = replace(of, articles=(replace(of.articles[0], annotations=tuple(evil)),))
    assert "\ufffd\ufffd<w:p>" in next(iter(opened(of).comments)).text
    (file,) = Word().files(of)
    with zipfile.ZipFile(io.BytesIO(file.content)) as packed:
        for name in packed.namelist():
            if name.endswith(".xml"):
                etree.fromstring(packed.read(name))
        words = b"".join(packed.read(name) for name in packed.namelist())
    assert set(re.findall(rb"20\d\d-\d\d-\d\dT[\d:]+Z", words)) == {
        b"2025-06-03T10:00:00Z",
        b"2025-06-03T00:00:00Z",
    }
