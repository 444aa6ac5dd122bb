"""Doubles: articles that may be one, for a person to merge or to keep apart; either is undone.

To merge is to give one article the text of the other as a version, and its annotations; the other
is listed no more and leads on.  Nothing is deleted.
"""

from dataclasses import dataclass, replace

from app.domain.annotation import Annotation
from app.domain.document import Document
from app.domain.moment import now
from app.errors import BadInput, ChangedSince, NotFound
from app.services import index
from app.services.annotate import keep_next
from app.services.placing import placed
from app.store import annotations, documents, history, likenesses, merged
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, what the first is to the second, and what a person said of them, if anything.

    ``likeness`` is a word of ``text.likeness``: ``republished``, ``updated``, ``a part``.
    """

    document: Document
    other: Document
    likeness: str
    decision: str


def pairs(library: Library) -> list[Pair]:
    """All that was proposed, the undecided first."""
    found = []
    for first, second, likeness in likenesses.proposed(library.db):
        ours, theirs = documents.get(library.db, first), documents.get(library.db, second)
        if ours is not None and theirs is not None:
            said = merged.decision(library.db, first, second)
            found.append(Pair(ours, theirs, likeness, said))
    return sorted(found, key=lambda pair: (pair.decision != "", pair.document.id, pair.other.id))


def merge(library: Library, document: str, other: str, creator: str) -> int:
    """Make an article a version of another; how many annotations went with it.

    The newest text of the other one stays what readers see.  Raises ``NotFound`` where the two
    were not proposed, ``BadInput`` where either is merged already.
    """
    with library.writing() as db:
        _proposed(library, document, other)
        for name in (document, other):
            if merged.into(db, name) != name:
                remedy = "Undo that first, or leave it."
                raise BadInput(name=name, why="it is merged into another already", remedy=remedy)
        notes = annotations.of_document(db, document)
        _give_text(library, document, other)
        merged.decide(db, document, other, merged.MERGED)
        for note in notes:
            _move(library, note, other, creator)
        act = history.Act(now(), creator, document, "merged")
        _write_down(library, act, other, [note.id for note in notes])
        index.forget_document(library, document)
        index.index_document(library, other)
        return len(notes)


def keep_apart(library: Library, document: str, other: str, creator: str) -> None:
    """Say that two articles are two.  Raises ``NotFound`` where they were not proposed."""
    with library.writing() as db:
        _proposed(library, document, other)
        if merged.decision(db, document, other) == merged.MERGED:
            remedy = "Undo the merge first."
            raise BadInput(name=document, why="it is merged into the other", remedy=remedy)
        merged.decide(db, document, other, merged.APART)
        _write_down(library, history.Act(now(), creator, document, "kept apart"), other)


def undo(library: Library, document: str, other: str, creator: str) -> None:
    """Leave two articles undecided again; annotations that went along come back as they were.

    Raises ``NotFound`` where nothing was decided, ``ChangedSince`` where one of these annotations
    was changed after the merge.
    """
    with library.writing() as db:
        said = merged.decision(db, document, other)
        if not said:
            raise NotFound(kind="decision", id=f"{document}, {other}")
        merged.forget(db, document, other)
        back = _moved(library, document, other) if said == merged.MERGED else []
        for note in back:
            _bring_back(library, note, document, creator)
        _write_down(library, history.Act(now(), creator, document, "undid"), other, back)
        if said == merged.MERGED:
            index.index_document(library, document)
            index.index_document(library, other)


def _proposed(library: Library, document: str, other: str) -> None:
    if (document, other) not in {pair[:2] for pair in likenesses.proposed(library.db)}:
        raise NotFound(kind="pair of articles", id=f"{document}, {other}")


def _give_text(library: Library, document: str, other: str) -> None:
    """Let the text of an article be a version of the other, whose own stays the current one."""
    theirs, record = documents.current(library.db, other), documents.get(library.db, other)
    ours = documents.current(library.db, document)
    assert theirs  # they were proposed because of their texts
    assert record
    assert ours
    version = replace(ours, document=other, number=documents.next_number(library.db, other))
    documents.put(library.db, record, version)
    documents.put(library.db, record, theirs)


def _move(library: Library, note: Annotation, other: str, creator: str) -> None:
    """Let an annotation stand on the other article, on the newest text where it is found there."""
    keep_next(library, placed(library, replace(note, document=other)), "carried", creator)


def _bring_back(library: Library, note: str, document: str, creator: str) -> None:
    acts = history.of_subject(library.db, note)
    ours = annotations.get(library.db, note)
    before = next((a for a in reversed(acts) if history.annotation(a).document == document), None)
    assert before is not None  # it stood there when it was moved
    if ours is None or acts[-1].id != _after(acts, before):
        raise ChangedSince(name="This merge")
    state = history.annotation(before)
    keep_next(library, replace(state, revision=ours.revision), "undid", creator)


def _after(acts: list[history.Entry], act: history.Entry) -> int:
    return acts[acts.index(act) + 1].id


def _moved(library: Library, document: str, other: str) -> list[str]:
    """The annotations that the newest merge of the two has moved."""
    for act in reversed(history.of_subject(library.db, document)):
        told = history.told(act)
        if act.action == "merged" and told.get("other") == other:
            listed = told.get("annotations")
            return [str(each) for each in listed] if isinstance(listed, list) else []
    return []


def _write_down(
    library: Library, act: history.Act, other: str, notes: list[str] | None = None
) -> None:
    history.record(library.db, act, {"other": other, "annotations": notes or []})
