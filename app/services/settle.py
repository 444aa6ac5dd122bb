"""Settle: what a person makes of a passage that was not carried along."""

from dataclasses import dataclass, replace

from app.domain.annotation import Anchor, AnchorState, Annotation
from app.domain.document import Version
from app.errors import BadAnchor, Conflict, NotFound
from app.services.annotate import standing
from app.services.carry import Move, at, keep_moves
from app.store import documents
from app.store.library import Library
from app.text.normalise import normalise
from app.text.reanchor import Candidate

BY_HAND = "a person"


@dataclass(frozen=True, slots=True)
class Choice:
    """Where a person puts a passage: its number, and code points in the version of that hash.

    ``revision`` is that of the annotation which the person has seen, if that counts.
    """

    ordinal: int
    version: str
    start: int
    end: int
    revision: int | None = None


def settle(library: Library, annotation: str, choice: Choice, creator: str) -> Annotation:
    """Put a passage where a person says; a candidate's place or any other of that version.

    Raises ``NotFound``, ``BadAnchor``, or ``Conflict`` when the document has a newer version or
    the annotation a newer revision.
    """
    with library.writing():
        before = _seen(library, annotation, choice.revision)
        anchor, version = passage_of(library, before, choice.ordinal)
        if version.hash != choice.version:
            raise Conflict(name="The text")
        place = Candidate(choice.start, choice.end, BY_HAND, 1.0)
        same = anchor.exact == version.text[choice.start : choice.end]
        state = AnchorState.MOVED if same else AnchorState.CHANGED
        after = at(anchor, version, place, state)
        return _keep(library, before, {choice.ordinal: after}, _Act("settled", creator))


def orphan(
    library: Library, annotation: str, ordinal: int, creator: str, revision: int | None = None
) -> Annotation:
    """Say that a passage is gone from the current version; it keeps the one it stands in.

    Raises ``NotFound``, and ``Conflict`` when there is a newer revision than the one seen.
    """
    with library.writing():
        before = _seen(library, annotation, revision)
        anchor, _ = passage_of(library, before, ordinal)
        after = replace(anchor, state=AnchorState.ORPHAN)
        return _keep(library, before, {ordinal: after}, _Act("orphaned", creator))


def stands(version: Version, words: str, within: tuple[int, int]) -> tuple[int, int]:
    """Where words that a person typed stand in a part of a version; code points.

    Raises ``BadAnchor`` when they stand nowhere in it, or at several places.
    """
    sought = normalise(words)
    start, end = within
    first = version.text.find(sought, start, end)
    if first < 0 or version.text.find(sought, first + 1, end) >= 0:
        why = "the words stand at several places in it" if first >= 0 else "the words are not in it"
        raise BadAnchor(start=start, end=end, document=version.document, why=why)
    return first, first + len(sought)


def passage_of(library: Library, annotation: Annotation, ordinal: int) -> tuple[Anchor, Version]:
    """A passage of an annotation, and the version that readers see.  Raises ``NotFound``."""
    if not 0 <= ordinal < len(annotation.anchors):
        raise NotFound(kind="passage", id=f"{ordinal} of {annotation.id}")
    return annotation.anchors[ordinal], shown(library, annotation.document)


def shown(library: Library, document: str) -> Version:
    """The version that readers see.  Raises ``NotFound``."""
    version = documents.current(library.db, document)
    if version is None:
        raise NotFound(kind="document", id=document)
    return version


def _seen(library: Library, annotation: str, revision: int | None) -> Annotation:
    found = standing(library, annotation)
    if revision not in (None, found.revision):
        raise Conflict(name="The annotation")
    return found


@dataclass(frozen=True, slots=True)
class _Act:
    name: str
    creator: str


def _keep(
    library: Library, annotation: Annotation, placed: dict[int, Anchor], act: _Act
) -> Annotation:
    ((ordinal, after),) = placed.items()
    before = annotation.anchors[ordinal]
    passages = list(annotation.anchors)
    passages[ordinal] = after
    here = shown(library, annotation.document).hash
    move = Move(ordinal, before.version, here, after.state, BY_HAND, 1.0)
    changed = replace(annotation, anchors=tuple(passages))
    return keep_moves(library, changed, [move], act.creator, act.name)
