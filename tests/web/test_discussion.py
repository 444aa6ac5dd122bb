"""Replies, several passages of one note, and passages marked without a word, with forms alone."""

import re
from pathlib import Path

import pytest

from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services import annotate
from app.services.add import add
from app.services.annotate import Body
from app.services.start import start
from app.store import annotations
from app.store.library import Library
from tests.web.conftest import ACT, Browser, settings
from tests.web.pages import breaches, parse

PAGE = "/articles/the-plane"
ADD = f"{PAGE}/annotations"


@pytest.fixture
def library(small: Browser, tmp_path: Path) -> Library:
    """The library behind ``small``, with one note of its reader's."""
    by_sentence(small, first="1", last="1", note="Who was told?", authority=ACT.id)
    return start(settings(tmp_path))


def by_sentence(small: Browser, **given: str) -> int:
    version = re.search(r'name="version" value="([^"]+)"', small.get(PAGE).get_data(as_text=True))
    assert version
    return small.send(ADD, version=version[1], **given).status_code


def key(library: Library, note: str) -> str:
    found = next(each for each in annotations.every(library.db) if each.note == note)
    return found.id.removeprefix("urn:uuid:")


def reply(small: Browser, to: str, note: str) -> int:
    return small.send(f"{ADD}/{to}/replies", note=note, visibility="published").status_code


def test_a_reply_stands_below_what_it_answers(small: Browser, library: Library) -> None:
    first = key(library, "Who was told?")
    assert reply(small, first, "Nobody was.") == 303
    assert reply(small, key(library, "Nobody was."), "Says who?") == 303
    page = parse(small.get(PAGE))
    assert breaches(page) == []
    html = small.get(PAGE).get_data(as_text=True)
    places = [html.index(words) for words in ("Who was told?", "Nobody was.", "Says who?")]
    assert places == sorted(places)
    assert html.count('<div class="replies">') == 2
    kept = {each.note: each for each in annotations.every(library.db)}
    assert kept["Says who?"].reply_to == kept["Nobody was."].id
    assert kept["Nobody was."].anchors == ()
    assert kept["Nobody was."].visibility.value == "published"


def test_a_reply_outlives_what_it_answers(small: Browser, library: Library) -> None:
    first = key(library, "Who was told?")
    reply(small, first, "Nobody was.")
    small.send(f"{ADD}/{first}", do="withdraw")
    assert "Nobody was." in parse(small.get(PAGE)).text
    assert reply(small, first, "Too late") == 410


@pytest.mark.parametrize(("to", "note", "status"), [("", " ", 400), ("nobody", "x", 404)])
def test_an_empty_reply_or_one_to_nobody_is_refused(
    small: Browser, library: Library, to: str, note: str, status: int
) -> None:
    assert reply(small, to or key(library, "Who was told?"), note) == status


def test_one_note_on_several_passages(small: Browser, library: Library) -> None:
    first = key(library, "Who was told?")
    assert by_sentence(small, first="3", last="4", onto=first) == 303
    (kept,) = annotations.every(library.db)
    assert len(kept.anchors) == 2
    assert (kept.note, kept.revision) == ("Who was told?", 2)
    page = parse(small.get(PAGE))
    assert breaches(page) == []
    marked = [e for e in page.all("mark") if f"a-{first}" in e.attributes["data-marks"].split()]
    assert len(marked) >= 2
    relying = parse(small.get(f"/authorities{ACT.id}")).text
    assert "Nobody on board knew." in relying
    assert by_sentence(small, first="3", last="4", onto=first) == 400


def test_a_passage_is_marked_without_a_word(small: Browser, library: Library) -> None:
    assert by_sentence(small, first="4", last="4") == 303
    kept = next(each for each in annotations.every(library.db) if not each.note)
    html = small.get(PAGE).get_data(as_text=True)
    assert '<span class="chip">highlight</span>' in html
    served = small.get(f"/annotations/{kept.id.removeprefix('urn:uuid:')}").get_json(force=True)
    assert served["motivation"] == "highlighting"


def test_what_is_typed_is_not_lost_when_a_passage_is_added_to_another_note(
    small: Browser, library: Library
) -> None:
    first = key(library, "Who was told?")
    version = re.search(r'name="version" value="([^"]+)"', small.get(PAGE).get_data(as_text=True))
    assert version
    given = {"version": version[1], "first": "3", "last": "3", "onto": first}
    for typed in ({"note": "An hour of work"}, {"tags": "law"}, {"authority": ACT.id}):
        refused = small.send(ADD, **given, **typed)
        assert refused.status_code == 400
        assert next(iter(typed.values())) in parse(refused).text
    assert [len(each.anchors) for each in annotations.every(library.db)] == [1]


def test_a_passage_is_not_added_to_a_note_that_says_something_else_by_now(
    small: Browser, library: Library
) -> None:
    html = small.get(f"{PAGE}/sentences").get_data(as_text=True)
    (offered,) = re.findall(r'<option value="([0-9a-f-]{36} \d+)"', html)
    (note,) = annotations.every(library.db)
    annotate.revise(library, note.id, Body("They were told."), "Grace", 1)
    assert by_sentence(small, first="3", last="3", onto=offered) == 409
    assert [len(each.anchors) for each in annotations.every(library.db)] == [1]
    assert by_sentence(small, first="3", last="3", onto=f"{offered.split()[0]} 2") == 303


def test_a_reply_gets_no_passage(small: Browser, library: Library) -> None:
    reply(small, key(library, "Who was told?"), "Nobody was.")
    answer = key(library, "Nobody was.")
    assert by_sentence(small, first="3", last="3", onto=answer) == 400


def test_an_annotation_is_answered_only_where_it_stands(small: Browser, library: Library) -> None:
    document = Document("other", DocumentKind.ARTICLE, "Other", published="2025-05-20")
    add(library, Imported(document, "Another text.", "markdown"), "Ada Reader")
    to = f"/articles/other/annotations/{key(library, 'Who was told?')}/replies"
    assert small.send(to, note="Astray").status_code == 404
    assert len(annotations.every(library.db)) == 1
