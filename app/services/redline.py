"""Redline: two versions of a document with the annotations on them: which claim changed?"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.annotation import Anchor, AnchorState, Annotation
from app.domain.document import Document, Version
from app.errors import NotFound
from app.store import annotations, documents, history
from app.store.documents import VersionLine
from app.store.library import Library
from app.text.redline import Row, redline
from app.text.word_diff import Piece, word_diff


class Outcome(StrEnum):
    """What the new version did to a passage; those that a person must look at come first."""

    CHANGED = "changed"
    WAITS = "waits"
    GONE = "gone"
    MOVED = "moved"
    SAME = "same"
    LATER = "made later"


@dataclass(frozen=True, slots=True)
class Claim:
    """A passage of an annotation in the old version, the new one or both; ``number`` from 1."""

    number: int
    annotation: Annotation
    old: Anchor | None
    new: Anchor | None
    outcome: Outcome
    diff: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Redline:
    """Two versions of a document compared; all its versions; the claims, changed ones first."""

    document: Document
    versions: list[VersionLine]
    old: Version
    new: Version
    rows: tuple[Row, ...]
    claims: list[Claim]


def compare(library: Library, document: str, old: int = 0, new: int = 0) -> Redline:
    """Two versions by their numbers; unless given, the newest and the one before it.

    Raises ``NotFound``.
    """
    record = documents.get(library.db, document)
    versions = documents.numbered(library.db, document)
    if record is None or not versions:
        raise NotFound(kind="document", id=document)
    new = new or versions[-1].number
    old = old or max((v.number for v in versions if v.number < new), default=new)
    before, after = (_version(library, document, versions, n) for n in (old, new))
    rows = redline(before.text, after.text)
    return Redline(record, versions, before, after, rows, _claims(library, before, after))


def _version(library: Library, document: str, versions: list[VersionLine], number: int) -> Version:
    line = next((each for each in versions if each.number == number), None)
    found = documents.version(library.db, document, line.hash) if line else None
    if found is None:
        raise NotFound(kind="version", id=f"{number} of {document}")
    return found


def _claims(library: Library, old: Version, new: Version) -> list[Claim]:
    found = list(_passages(library, old, new))
    order = list(Outcome)
    found.sort(key=lambda each: order.index(each[3]))
    return [
        Claim(number, annotation, was, now, outcome, _diff(was, now))
        for number, (annotation, was, now, outcome) in enumerate(found, start=1)
    ]


def _passages(
    library: Library, old: Version, new: Version
) -> Iterator[tuple[Annotation, Anchor | None, Anchor | None, Outcome]]:
    for annotation in annotations.of_document(library.db, old.document):
        states = [history.annotation(act) for act in history.of_subject(library.db, annotation.id)]
        for ordinal, present in enumerate(annotation.anchors):
            was, now = (_standing(states, ordinal, version) for version in (old, new))
            if was or now:
                yield annotation, was, now, _outcome(was, now, present)


def _standing(states: list[Annotation], ordinal: int, version: Version) -> Anchor | None:
    """Where a passage stood in a version, as it was left there."""
    for state in reversed(states):
        if ordinal < len(state.anchors):
            anchor = state.anchors[ordinal]
            if anchor.placed and anchor.version == version.hash:
                return anchor
    return None


def _outcome(was: Anchor | None, now: Anchor | None, present: Anchor) -> Outcome:
    if was is None:
        return Outcome.LATER
    if now is None:
        return Outcome.GONE if present.state is AnchorState.ORPHAN else Outcome.WAITS
    if was.exact != now.exact:
        return Outcome.CHANGED
    return Outcome.SAME if was.start == now.start else Outcome.MOVED


def _diff(was: Anchor | None, now: Anchor | None) -> tuple[Piece, ...]:
    return word_diff(was.exact, now.exact) if was and now else ()
