from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.annotation import AnchorState, Annotation
from app.domain.document import Document, DocumentKind
from app.errors import BadAnchor, Conflict, NotFound
from app.importers import Imported
from app.services.add import add
from app.services.annotate import Body, Passage, annotate, undo, withdraw
from app.services.carry import carry
from app.services.review import orphans, waiting
from app.services.settle import Choice, orphan, settle
from app.services.start import start
from app.settings import Settings
from app.store import annotations, documents, history
from app.store.library import Library

LAW = """Section 21. Whoever is detained shall be given notice within seven days of the order.

Section 22. Whoever is removed shall be given notice within nine days of the order.

The Secretary shall publish each notice in the Federal Register, with the reasons for it.

A court of appeals may stay the order until the petition for review has been decided."""
FIRST = "Whoever is detained shall be given notice within seven days of the order."
WAITING = (AnchorState.CHECK, AnchorState.ORPHAN)


def hold(library: Library, source: str) -> None:
    add(library, Imported(Document("law", DocumentKind.ARTICLE, "Law"), source, "text"), "Ada")


def note(library: Library, words: str) -> Annotation:
    version = documents.current(library.db, "law")
    assert version is not None
    begin = version.text.index(words)
    place = Passage("law", version.hash, begin, begin + len(words), words)
    return annotate(library, place, Body(f"On: {words}"), "Ada")


def now(library: Library, annotation: Annotation) -> Annotation:
    kept = annotations.get(library.db, annotation.id)
    assert kept is not None
    return kept


def test_what_moved_whole_is_carried_and_the_history_says_how(library: Library) -> None:
    hold(library, LAW)
    made = note(library, "publish each notice in the Federal Register")
    hold(library, "A new opening paragraph.\n\n" + LAW)
    after = now(library, made)
    assert (after.anchors[0].state, after.revision) == (AnchorState.MOVED, 2)
    assert after.anchors[0].exact == made.anchors[0].exact
    last = history.of_subject(library.db, made.id)[-1]
    assert last.action == "carried"
    for part in ('"method": "both"', '"score": 1.0', after.anchors[0].version):
        assert part in last.after
    assert history.annotation(last) == after


def test_what_was_edited_within_is_carried_as_changed(library: Library) -> None:
    hold(library, LAW)
    made = note(library, "The Secretary shall publish each notice in the Federal Register")
    hold(library, LAW.replace("shall publish each notice", "must publish every notice"))
    anchor = now(library, made).anchors[0]
    assert anchor.state is AnchorState.CHANGED
    assert anchor.exact == "The Secretary must publish every notice in the Federal Register"
    assert waiting(library) == []


def test_a_twin_is_no_home_for_what_was_deleted(library: Library) -> None:
    hold(library, LAW)
    made = note(library, FIRST)
    hold(library, LAW.split("\n\n", 1)[1])
    assert now(library, made).anchors[0].state is AnchorState.CHECK
    assert now(library, made).anchors[0].version == made.anchors[0].version
    (review,) = waiting(library)
    assert review.old.passage == FIRST
    assert "nine days" in review.options[0].context.passage
    changed = [(piece.change, piece.text) for piece in review.options[0].diff]
    assert ("deleted", "seven") in changed
    assert ("added", "nine") in changed


def test_what_is_gone_is_an_orphan_and_comes_back_with_its_text(library: Library) -> None:
    hold(library, LAW)
    made = note(library, "The Secretary shall publish each notice in the Federal Register")
    hold(library, "\n\n".join(LAW.split("\n\n")[:2]))
    assert now(library, made).anchors[0].state is AnchorState.ORPHAN
    assert [review.annotation.id for review in orphans(library)] == [made.id]
    hold(library, LAW)
    assert now(library, made).anchors == made.anchors
    assert orphans(library) == []


def test_undo_of_a_move_gives_the_state_before_and_asks_again(library: Library) -> None:
    hold(library, LAW)
    made = note(library, "publish each notice in the Federal Register")
    hold(library, "A new opening paragraph.\n\n" + LAW)
    assert undo(library, made.id, "Ada").anchors == made.anchors
    (review,) = waiting(library, "law")
    assert review.options[0].context.passage == made.anchors[0].exact


def test_a_person_settles_and_can_undo_it(library: Library) -> None:
    hold(library, LAW)
    made = note(library, FIRST)
    hold(library, LAW.split("\n\n", 1)[1])
    (review,) = waiting(library)
    best = review.options[0].candidate
    choice = Choice(0, review.version, best.start, best.end)
    after = settle(library, made.id, choice, "Grace")
    assert after.anchors[0].exact == review.options[0].context.passage
    assert after.anchors[0].state is AnchorState.CHANGED
    assert waiting(library) == []
    last = history.of_subject(library.db, made.id)[-1]
    assert (last.by, last.action) == ("Grace", "settled")
    assert undo(library, made.id, "Grace").anchors[0].state is AnchorState.CHECK
    assert len(waiting(library)) == 1


def test_a_person_can_say_that_it_is_gone(library: Library) -> None:
    hold(library, LAW)
    made = note(library, FIRST)
    hold(library, LAW.split("\n\n", 1)[1])
    assert orphan(library, made.id, 0, "Grace").anchors[0].state is AnchorState.ORPHAN
    assert waiting(library) == []
    assert [review.annotation.id for review in orphans(library)] == [made.id]


def test_a_wrong_choice_changes_nothing(library: Library) -> None:
    hold(library, LAW)
    made = note(library, FIRST)
    hold(library, LAW.split("\n\n", 1)[1])
    (review,) = waiting(library)
    before = now(library, made)
    for choice, error in (
        (Choice(0, made.anchors[0].version, 0, 5), Conflict),
        (Choice(0, review.version, 0, 10**6), BadAnchor),
        (Choice(7, review.version, 0, 5), NotFound),
    ):
        with pytest.raises(error):
            settle(library, made.id, choice, "Grace")
    withdraw(library, made.id, "Ada")
    with pytest.raises(NotFound):
        orphan(library, made.id, 0, "Grace")
    assert waiting(library) == []
    assert before.anchors[0].state is AnchorState.CHECK


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """One library for all the edit scripts: they differ in the text only."""
    home: Path = tmp_path_factory.mktemp("carry") / "home"
    return start(Settings(home, "Ada"))


SENTENCES = [sentence for part in LAW.split("\n\n") for sentence in part.split(". ")]
TEXTS = st.lists(
    st.lists(st.sampled_from([*SENTENCES, FIRST, "the order", "days"]), min_size=1, max_size=3),
    min_size=1,
    max_size=6,
).map(lambda parts: "\n\n".join(map(" ".join, parts)))


@settings(max_examples=25)
@given(TEXTS, TEXTS, st.data())
def test_nothing_is_lost_and_undo_gives_the_earlier_state(
    room: Library, old: str, new: str, data: st.DataObject
) -> None:
    hold(room, old)
    version = documents.current(room.db, "law")
    assert version is not None
    for _ in range(3):
        begin = data.draw(st.integers(0, len(version.text) - 1))
        end = data.draw(st.integers(begin + 1, len(version.text)))
        words = version.text[begin:end]
        annotate(room, Passage("law", version.hash, begin, end, words), Body("x"), "Ada")
    before = {note.id: note for note in annotations.of_document(room.db, "law")}
    hold(room, new)
    after = {note.id: note for note in annotations.of_document(room.db, "law")}
    assert after.keys() == before.keys()
    current = documents.current(room.db, "law")
    assert current is not None
    again = carry(room, current, "Ada")  # counts, and finds all as it is
    assert annotations.of_document(room.db, "law") == list(after.values())
    assert again.carried + again.queued + again.orphaned == len(before)
    assert again.queued == len(waiting(room))
    assert again.orphaned == len(orphans(room))
    for note_id, kept in after.items():
        anchor = kept.anchors[0]
        text = documents.version(room.db, "law", anchor.version)
        assert text is not None
        assert text.text[anchor.start : anchor.end] == anchor.exact
        assert (anchor.version == current.hash) == (anchor.state not in WAITING)
        if kept != before[note_id]:
            assert undo(room, note_id, "Ada").anchors == before[note_id].anchors
            undo(room, note_id, "Ada")
        withdraw(room, note_id, "Ada")
