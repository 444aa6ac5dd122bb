"""Carry annotations to a new version of their document.

Silently only where two methods agree; the others keep the version they were made on and wait for
a person.  Each move is in the history with its method, score and version.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import cattrs

from app.domain.annotation import Anchor, AnchorState, Annotation
from app.domain.document import Version
from app.domain.moment import now
from app.services import index
from app.store import annotations, documents, history, reviews
from app.store.library import Library
from app.text import anchors
from app.text.quotes import Quotes
from app.text.reanchor import Candidate, Outcome, Reanchoring

Finding = Callable[[Anchor], Outcome]  # what becomes of a passage in a version

_WAITING = (AnchorState.CHECK, AnchorState.ORPHAN)


@dataclass(frozen=True, slots=True)
class Move:
    """What became of one passage of an annotation, as the history keeps it."""

    ordinal: int
    from_version: str
    to_version: str
    state: AnchorState
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class Carried:
    """How many passages were carried, how many wait for a person, how many were not found."""

    carried: int = 0
    queued: int = 0
    orphaned: int = 0


def carry(library: Library, version: Version, creator: str) -> Carried:
    """Find every passage annotated on a document again in its new version.

    Every passage is counted once: carried, queued or orphaned.
    """
    states: list[AnchorState] = []
    found = finding(library, version)
    for annotation in annotations.of_document(library.db, version.document):
        moved = tuple(
            _carried(library, (annotation, ordinal), version, found)
            for ordinal in range(len(annotation.anchors))
        )
        states += [anchor.state for anchor, _ in moved]
        after = replace(annotation, anchors=tuple(anchor for anchor, _ in moved))
        if after != annotation:
            keep_moves(library, after, [move for _, move in moved if move], creator)
    queued, orphaned = states.count(AnchorState.CHECK), states.count(AnchorState.ORPHAN)
    return Carried(len(states) - queued - orphaned, queued, orphaned)


def finding(library: Library, version: Version) -> Finding:
    """The way to find passages of any version of a document in this one.

    A passage that was brought in by its words alone is sought by them.
    """
    quotes = cache(lambda: Quotes(version.text))

    @cache
    def texts(digest: str) -> Reanchoring:
        old = documents.version(library.db, version.document, digest)
        assert old is not None  # a foreign key sees to it
        return Reanchoring(old.text, version.text)

    def found(anchor: Anchor) -> Outcome:
        if anchor.placed:
            return texts(anchor.version).passage(anchor.start, anchor.end)
        return quotes().find(anchor)

    return found


def keep_moves(
    library: Library, annotation: Annotation, moves: list[Move], creator: str, act: str = "carried"
) -> Annotation:
    """Keep an annotation whose passages moved as its next revision, and how they moved."""
    after = replace(annotation, revision=annotation.revision + 1, modified=now())
    annotations.put(library.db, after)
    state: dict[str, Any] = cattrs.unstructure(after)
    written = history.Act(after.modified, creator, after.id, act)
    history.record(library.db, written, state | {"moves": cattrs.unstructure(moves)})
    index.index_annotation(library, after)
    return after


def at(anchor: Anchor, version: Version, candidate: Candidate, state: AnchorState) -> Anchor:
    """The anchor on a place of another version."""
    described = anchors.describe(version.text, candidate.start, candidate.end, version.hash)
    return replace(described, state=state)


def _carried(
    library: Library, passage: tuple[Annotation, int], version: Version, found: Finding
) -> tuple[Anchor, Move | None]:
    annotation, ordinal = passage
    anchor = annotation.anchors[ordinal]
    if anchor.version == version.hash:  # a text that is back as it was
        return _restored(anchor), None
    outcome = found(anchor)
    move = _move(ordinal, anchor, version, outcome)
    if outcome.carried:
        reviews.drop(library.db, annotation.id, ordinal)
        state = _worse(anchor.state, outcome.state)
        return at(anchor, version, outcome.carried, state), move
    place, where = (annotation.id, ordinal), (version.document, version.hash)
    reviews.put(library.db, place, where, outcome.candidates)
    return replace(anchor, state=outcome.state), move


def _restored(anchor: Anchor) -> Anchor:
    waited = anchor.state in _WAITING and anchor.placed
    return replace(anchor, state=AnchorState.EXACT) if waited else anchor


# An anchor says how it got to where it stands: one that was changed once stays "changed".
def _worse(before: AnchorState, after: AnchorState) -> AnchorState:
    order = (AnchorState.EXACT, AnchorState.MOVED, AnchorState.CHANGED)
    return max((state for state in (before, after) if state in order), key=order.index)


def _move(ordinal: int, anchor: Anchor, version: Version, outcome: Outcome) -> Move:
    best = outcome.candidates[0] if outcome.candidates else None
    return Move(
        ordinal,
        anchor.version,
        version.hash,
        outcome.state,
        best.method if best else "",
        best.score if best else 0.0,
    )
