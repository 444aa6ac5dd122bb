"""A note that answers another says so in every format for people, and leads there where it can."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx
import pypdf
import pytest
from lxml import etree, html

from app import plugins
from app.domain.bundle import Bundle
from tests.bundles import DOCUMENT, article, note, version
from tests.exporters.test_epub import pages

Said = Callable[[bytes], str]


def of_answers() -> Bundle:
    """A note, one that answers it, and one whose question did not come along."""
    text = version("one", "One two three.")
    first = note(text, "One", None, words="Is it?")
    reply = replace(note(text, "two", None, words="It is."), reply_to=first.id)
    lost = replace(note(text, "three", None, words="No."), reply_to="urn:uuid:gone")
    record = replace(DOCUMENT, id="one", title="One")
    one = replace(article(), document=record, versions=(text,), current=text.hash)
    return Bundle("B", "2025-06-03", (replace(one, annotations=(first, reply, lost)),), ())


def of_word(content: bytes) -> str:
    comments: Any = docx.Document(io.BytesIO(content)).comments
    return " ".join(comment.text for comment in comments)


def of_pdf(content: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


# Format -> how its words are read.
READ: dict[str, Said] = {
    "viewer": lambda content: str(html.document_fromstring(content.decode()).xpath("string()")),
    "word": of_word,
    "pdf": of_pdf,
    "epub": lambda _: str(pages(of_answers())["book/text1.xhtml"].xpath("string()")),
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
