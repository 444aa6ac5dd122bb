from dataclasses import replace
from typing import Any

import pytest

from app.domain.annotation import Annotation, Link, Stance, Visibility
from app.domain.mention import Form
from app.errors import BadAnchor, Conflict, NotFound
from app.services.annotate import Body, Passage, annotate, revise, undo, withdraw
from app.services.search import search
from app.store import annotations, documents, history
from app.store.library import Library

ARTICLE = "half-million-lose-parole"
LINK = Link("/us/scotus/noem-v-doe/2025-05-30", Form.DESCRIBED, Stance.DESCRIBES)


def passage(library: Library, words: str) -> Passage:
    version = documents.current(library.db, ARTICLE)
    assert version is not None
    start = version.text.index(words)
    return Passage(ARTICLE, version.hash, start, start + len(words), words)


@pytest.fixture
def note(starter: Library) -> Annotation:
    body = Body("Is this the stay?", (" parole ", "", "parole"), (LINK,))
    return annotate(starter, passage(starter, "Supreme Court"), body, "Ada")


def test_an_annotation_keeps_words_body_and_creator(starter: Library, note: Annotation) -> None:
    kept = annotations.get(starter.db, note.id)
    assert kept == note
    assert (note.note, note.tags, note.links) == ("Is this the stay?", ("parole",), (LINK,))
    assert (note.creator, note.revision, note.visibility) == ("Ada", 1, Visibility.PRIVATE)
    assert note.anchors[0].exact == "Supreme Court"


def test_an_annotation_is_found_at_once(starter: Library, note: Annotation) -> None:
    keys = [hit.key for hit in search(starter, '"is this the stay"').hits]
    assert f"note:{note.id}" in keys


def test_a_withdrawn_one_is_found_no_more(starter: Library, note: Annotation) -> None:
    withdraw(starter, note.id, "Ada")
    assert search(starter, '"is this the stay"').total == 0
    assert note.id not in [a.id for a in annotations.of_document(starter.db, ARTICLE)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"exact": "Supreme Curt"},
        {"start": -1},
        {"end": 10**9},
        {"start": 50, "end": 50},
        {"start": 60, "end": 50},
    ],
)
def test_words_that_are_not_there_are_refused(starter: Library, wrong: dict[str, Any]) -> None:
    before = len(history.newest(starter.db, 10**6))
    with pytest.raises(BadAnchor):
        annotate(starter, replace(passage(starter, "Supreme Court"), **wrong), Body("x"), "Ada")
    assert len(history.newest(starter.db, 10**6)) == before


@pytest.mark.parametrize("wrong", [{"document": "no-such"}, {"version": "no-such"}])
def test_a_text_that_is_not_there_is_refused(starter: Library, wrong: dict[str, Any]) -> None:
    with pytest.raises(NotFound):
        annotate(starter, replace(passage(starter, "Supreme Court"), **wrong), Body("x"), "Ada")


def test_revising_keeps_what_was_before(starter: Library, note: Annotation) -> None:
    after = revise(starter, note.id, Body("It is."), "Grace", revision=1)
    assert (after.note, after.revision, after.creator) == ("It is.", 2, "Ada")
    acts = history.of_subject(starter.db, note.id)
    assert [(act.by, act.action) for act in acts] == [("Ada", "annotated"), ("Grace", "revised")]
    assert history.annotation(acts[0]) == note


def test_revising_an_old_revision_is_a_conflict_and_loses_nothing(
    starter: Library, note: Annotation
) -> None:
    theirs = revise(starter, note.id, Body("Theirs."), "Grace", revision=1)
    with pytest.raises(Conflict):
        revise(starter, note.id, Body("Mine."), "Ada", revision=1)
    assert annotations.get(starter.db, note.id) == theirs


def test_undo_gives_back_the_state_before(starter: Library, note: Annotation) -> None:
    revise(starter, note.id, Body("It is."), "Ada", revision=1)
    again = undo(starter, note.id, "Ada")
    assert (again.note, again.tags, again.links) == (note.note, note.tags, note.links)
    assert again.revision == 3


def test_undo_of_a_withdrawal_brings_it_back(starter: Library, note: Annotation) -> None:
    withdraw(starter, note.id, "Ada")
    assert undo(starter, note.id, "Ada").withdrawn is False
    assert search(starter, '"is this the stay"').total == 1


def test_undo_of_the_making_withdraws_it(starter: Library, note: Annotation) -> None:
    assert undo(starter, note.id, "Ada").withdrawn is True


@pytest.mark.parametrize("act", [withdraw, undo])
def test_an_unknown_annotation_is_named(starter: Library, act: object) -> None:
    assert callable(act)
    with pytest.raises(NotFound, match="urn:uuid:nobody"):
        act(starter, "urn:uuid:nobody", "Ada")
