"""Many decisions at once, and what was done last undone, step by step."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import NotFound
from app.services import annotate
from app.services.annotate import Body, Passage
from app.services.decide import accept, reject
from app.services.decide_together import Place, accept_all, undo_last
from app.services.read import ArticlePage, read_article
from app.services.search import search
from app.store import history
from app.store.library import Library

ARTICLE = "half-million-lose-parole"


def page(library: Library) -> ArticlePage:
    return read_article(library, ARTICLE)


def places(library: Library) -> list[Place]:
    return [(m.start, m.end, m.chosen or "") for m in page(library).proposals]


def passage(library: Library, place: Place) -> Passage:
    version = page(library).version
    return Passage(ARTICLE, version.hash, place[0], place[1], version.text[place[0] : place[1]])


def take(library: Library, wanted: list[Place], by: str = "Ada") -> int:
    return len(accept_all(library, ARTICLE, page(library).version.hash, wanted, by))


def state(library: Library) -> list[tuple[str, tuple[str, ...], str]]:
    """What stands, without the counts of its steps."""
    return sorted(
        (note.id, tuple(f"{link.target} {link.status}" for link in note.links), note.note)
        for note in page(library).annotations
    )


def test_all_are_accepted_with_their_evidence_and_found(starter: Library) -> None:
    wanted = places(starter)
    assert len(wanted) >= 2
    assert take(starter, wanted) >= 2
    assert places(starter) == []
    made = [note for note in page(starter).annotations if note.creator == "Ada"]
    assert all(note.links[0].evidence for note in made)
    assert {note.visibility for note in made} == {"published"}
    found = search(starter, f"authority:{made[0].links[0].target} kind:article")
    assert ARTICLE in {hit.id for hit in found.hits}


def test_what_no_longer_waits_is_left(starter: Library) -> None:
    wanted = places(starter)
    take(starter, wanted)
    before = history.last(starter.db)
    assert take(starter, [*wanted, (0, 4, "/us/eo/1")]) == 0
    assert history.last(starter.db) == before


def test_a_version_that_is_not_there_is_refused(starter: Library) -> None:
    with pytest.raises(NotFound):
        accept_all(starter, ARTICLE, "0" * 64, places(starter), "Ada")


def test_what_was_done_together_is_undone_together(starter: Library) -> None:
    before, wanted = state(starter), places(starter)
    count = take(starter, wanted)
    assert len(undo_last(starter, ARTICLE, "Ada")) == count
    assert (state(starter), places(starter)) == (before, wanted)
    assert undo_last(starter, ARTICLE, "Ada") == []


def test_what_others_did_is_not_undone(starter: Library) -> None:
    first, second = places(starter)[:2]
    accept(starter, passage(starter, first), first[2], "Ada")
    made = accept(starter, passage(starter, second), second[2], "Ada")
    annotate.revise(starter, made.id, Body("mine now", links=made.links), "Grace", 1)
    assert len(undo_last(starter, ARTICLE, "Ada")) == 1
    assert undo_last(starter, ARTICLE, "Ada") == []
    assert "mine now" in {note.note for note in page(starter).annotations}


def test_a_step_undone_and_done_again_is_undone_again(starter: Library) -> None:
    note = annotate.annotate(starter, passage(starter, places(starter)[0]), Body("one"), "Ada")
    annotate.revise(starter, note.id, Body("two"), "Ada", 1)
    annotate.undo(starter, note.id, "Ada")
    annotate.undo(starter, note.id, "Ada")  # back to two
    texts = []
    while undone := undo_last(starter, ARTICLE, "Ada"):
        texts.append((undone[0].note, undone[0].withdrawn))
    assert texts == [("one", False), ("one", True)]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["accept", "reject", "note", "all", "undo"]), max_size=6))
def test_undoing_everything_brings_back_what_was(starter: Library, steps: list[str]) -> None:
    before = state(starter)
    for step in steps:
        open_ones = places(starter)
        if step == "all":
            take(starter, open_ones)
        elif step == "undo":
            undo_last(starter, ARTICLE, "Ada")
        elif open_ones and step == "note":
            annotate.annotate(starter, passage(starter, open_ones[0]), Body("n"), "Ada")
        elif open_ones:
            act = accept if step == "accept" else reject
            act(starter, passage(starter, open_ones[0]), open_ones[0][2], "Ada")
    while undo_last(starter, ARTICLE, "Ada"):
        pass
    assert state(starter) == before
