"""Answers and notes on no passage are in every format for people, and say what they are on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx
import pypdf
import pytest
from lxml import etree, html

from app import plugins
from app.domain.annotation import Anchor, Annotation
from app.domain.bundle import Bundle
from app.domain.noted_text import noted_texts
from tests.bundles import DOCUMENT, article, note, version
from tests.exporters.test_epub import pages

Said = Callable[[bytes], str]
SOURCE = "One two three."


def of_answers() -> Bundle:
    """A note, one that answers it, and one whose question did not come along."""
    text = version("one", SOURCE)
    first = note(text, "One", None, words="Is it?")
    reply = replace(note(text, "two", None, words="It is."), reply_to=first.id)
    lost = replace(note(text, "three", None, words="No."), reply_to="urn:uuid:gone")
    return of_notes(first, reply, lost)


def of_notes(*notes: Annotation) -> Bundle:
    text, record = version("one", SOURCE), replace(DOCUMENT, id="one", title="One")
    one = replace(article(), document=record, versions=(text,), current=text.hash)
    return Bundle("B", "2025-06-03", (replace(one, annotations=notes),), ())


def of_no_passage() -> Bundle:
    """A note, an answer without a passage and one to that, notes on all and on words not found."""
    text = version("one", SOURCE)
    first = note(text, "two", None, words="Is it?")
    bare = replace(first, anchors=(), tags=())
    answer = replace(bare, id="urn:uuid:a", note="It is, surely.", reply_to=first.id)
    again = replace(bare, id="urn:uuid:b", note="Is it, truly?", reply_to=answer.id, created="2026")
    whole = replace(bare, id="urn:uuid:c", note="All of it is odd.")
    gone = replace(bare, id="urn:uuid:d", note="These words went.")
    gone = replace(gone, anchors=(Anchor(text.hash, 0, 0, "seven eight"),))
    return of_notes(first, answer, again, whole, gone)


def of_word(content: bytes) -> str:
    comments: Any = docx.Document(io.BytesIO(content)).comments
    return " ".join(comment.text for comment in comments)


def of_pdf(content: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def of_epub(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return str(etree.fromstring(packed.read("book/text1.xhtml")).xpath("string()"))


# Format -> how its words are read.
READ: dict[str, Said] = {
    "viewer": lambda content: str(html.document_fromstring(content.decode()).xpath("string()")),
    "word": of_word,
    "pdf": of_pdf,
    "epub": of_epub,
    "markdown": lambda content: content.decode(),
    "akoma_ntoso": lambda content: str(etree.fromstring(content).xpath("string()")),
    "tei": lambda content: str(etree.fromstring(content).xpath("string()")),
}


@pytest.mark.parametrize("form", READ)
def test_a_reply_says_what_it_answers(form: str) -> None:
    (file,) = plugins.load_one("exporters", form).files(of_answers())
    said = " ".join(READ[form](file.content).split())
    assert said.count("in reply to note 1") == 1
    assert said.count("in reply to a note that is not") == (form != "tei")


def test_in_an_epub_and_tei_it_leads_there() -> None:
    book = pages(of_answers())["book/text1.xhtml"]
    assert "in reply to note 1" in [a.text for a in book.iter("{*}a") if a.get("href") == "#n1"]
    (file,) = plugins.load_one("exporters", "tei").files(of_answers())
    assert etree.fromstring(file.content).xpath("string(//*[@type='reply']/@target)") == "#n1"


@pytest.mark.parametrize("form", READ)
def test_what_stands_on_no_passage_is_in_it(form: str) -> None:
    (file,) = plugins.load_one("exporters", form).files(of_no_passage())
    said = " ".join(READ[form](file.content).replace("\\", "").split())
    for each in of_no_passage().articles[0].annotations:
        assert each.note in said
    if form != "tei":  # where it points at the whole text
        assert "on the whole article" in said
        assert "on words that are not in this text: “seven eight”" in said


def test_an_answer_stands_behind_what_it_answers() -> None:
    of = of_no_passage()
    (text,) = noted_texts(of, of.articles[0])
    found = [(note.annotation.note, note.answered) for note in text.notes if note.anchor.placed]
    assert found == [("Is it?", 0), ("It is, surely.", 3), ("Is it, truly?", 4)]
    assert [note.number for note in text.notes] == [1, 2, 3, 4, 5]


def test_answers_that_answer_each_other_stand_on_no_passage() -> None:
    first, answer, again, *_ = of_no_passage().articles[0].annotations
    one, other = replace(answer, reply_to=again.id), again
    of = of_notes(first, one, other)
    (text,) = noted_texts(of, of.articles[0])
    assert [note.anchor.placed for note in text.notes] == [False, False, True]


def test_every_link_of_the_page_leads_somewhere() -> None:
    (file,) = plugins.load_one("exporters", "viewer").files(of_no_passage())
    tree = html.document_fromstring(file.content.decode())
    ids = {element.get("id") for element in tree.iter()}
    cards = {each.tag for each in tree.iter() if "note" in (each.get("class") or "").split()}
    assert cards == {"section"}, "a mark is no card"
    hrefs = [href for element in tree.iter() if (href := element.get("href"))]
    assert hrefs
    assert [href for href in hrefs if href[1:] not in ids] == []
