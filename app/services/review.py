"""Review: passages that were not carried along, and what a person makes of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from app.domain.annotation import Anchor, AnchorState, Annotation
from app.domain.document import Version
from app.errors import BadAnchor, Conflict, NotFound
from app.services.annotate import standing
from app.services.carry import Finding, Move, at, finding, keep_moves
from app.store import annotations, documents, reviews
from app.store.library import Library
from app.text.normalise import normalise
from app.text.reanchor import Candidate
from app.text.word_diff import Piece, word_diff

BY_HAND = "a person"
AROUND = 160  # code points of context shown on either side


@dataclass(frozen=True, slots=True)
class Context:
    """A passage with the text around it."""

    before: str
    passage: str
    after: str


@dataclass(frozen=True, slots=True)
class Option:
    """A place in the current version where the passage may stand, and what changed in it."""

    candidate: Candidate
    context: Context
    diff: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """One passage that waits: as it was, and where it may be now, the best first."""

    annotation: Annotation
    ordinal: int
    version: str  # the current one, in which the options stand
    old: Context
    options: tuple[Option, ...]


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


def waiting(library: Library, document: str = "") -> list[Review]:
    """The passages that a person must place in the current version, in reading order.

    That is what stands in an older version and was not said or found to be gone, a move that
    somebody undid among it, and what was brought in by its words and not found for sure.
    ``document`` limits the list to one.
    """
    return [r for r in _behind(library, document) if _state(r) is not AnchorState.ORPHAN]


def orphans(library: Library, document: str = "") -> list[Review]:
    """The passages that are in no way in the current version, in reading order."""
    return [r for r in _behind(library, document) if _state(r) is AnchorState.ORPHAN]


def review(library: Library, annotation: str, ordinal: int) -> Review:
    """One passage with its candidates, whatever its state.  Raises ``NotFound``."""
    found = standing(library, annotation)
    _, version = _passage(library, found, ordinal)
    return _review(library, (found, ordinal), version, finding(library, version))


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


def settle(library: Library, annotation: str, choice: Choice, creator: str) -> Annotation:
    """Put a passage where a person says; a candidate's place or any other of that version.

    Raises ``NotFound``, ``BadAnchor``, or ``Conflict`` when the document has a newer version or
    the annotation a newer revision.
    """
    with library.writing():
        before = _seen(library, annotation, choice.revision)
        anchor, version = _passage(library, before, choice.ordinal)
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
        anchor, _ = _passage(library, before, ordinal)
        after = replace(anchor, state=AnchorState.ORPHAN)
        return _keep(library, before, {ordinal: after}, _Act("orphaned", creator))


def _seen(library: Library, annotation: str, revision: int | None) -> Annotation:
    found = standing(library, annotation)
    if revision not in (None, found.revision):
        raise Conflict(name="The annotation")
    return found


def _behind(library: Library, document: str) -> Iterator[Review]:
    db = library.db
    found = annotations.of_document(db, document) if document else annotations.every(db)
    for of, group in groupby(found, key=lambda annotation: annotation.document):
        version = _current(library, of)
        found_in = finding(library, version)
        for annotation in group:
            for ordinal, anchor in enumerate(annotation.anchors):
                if anchor.version != version.hash or not anchor.placed:
                    yield _review(library, (annotation, ordinal), version, found_in)


def _review(
    library: Library, passage: tuple[Annotation, int], version: Version, found: Finding
) -> Review:
    annotation, ordinal = passage
    anchor = annotation.anchors[ordinal]
    candidates = reviews.get(library.db, annotation.id, ordinal, version.hash)
    if candidates is None:  # a move that was undone, or an annotation brought in from elsewhere
        candidates = list(found(anchor).candidates)
    options = tuple(_option(anchor, version, candidate) for candidate in candidates)
    context = _as_it_was(library, version.document, anchor)
    return Review(annotation, ordinal, version.hash, context, options)


def _as_it_was(library: Library, document: str, anchor: Anchor) -> Context:
    if not anchor.placed:  # its words and their context are all that is known of it
        return Context(anchor.prefix, anchor.exact, anchor.suffix)
    old = documents.version(library.db, document, anchor.version)
    assert old is not None  # a foreign key sees to it
    return _context(old.text, anchor.start, anchor.end)


def _option(anchor: Anchor, version: Version, candidate: Candidate) -> Option:
    context = _context(version.text, candidate.start, candidate.end)
    return Option(candidate, context, word_diff(anchor.exact, context.passage))


def _context(text: str, start: int, end: int) -> Context:
    return Context(text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND])


def _state(review: Review) -> AnchorState:
    return review.annotation.anchors[review.ordinal].state


def _current(library: Library, document: str) -> Version:
    version = documents.current(library.db, document)
    if version is None:
        raise NotFound(kind="document", id=document)
    return version


def _passage(library: Library, annotation: Annotation, ordinal: int) -> tuple[Anchor, Version]:
    if not 0 <= ordinal < len(annotation.anchors):
        raise NotFound(kind="passage", id=f"{ordinal} of {annotation.id}")
    return annotation.anchors[ordinal], _current(library, annotation.document)


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
    current = _current(library, annotation.document).hash
    move = Move(ordinal, before.version, current, after.state, BY_HAND, 1.0)
    changed = replace(annotation, anchors=tuple(passages))
    return keep_moves(library, changed, [move], act.creator, act.name)
