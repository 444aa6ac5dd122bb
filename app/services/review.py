"""Review: passages that were not carried along, for a person to place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from app.domain.annotation import Anchor, AnchorState, Annotation
from app.domain.document import Version
from app.services.annotate import standing
from app.services.carry import Finding, finding
from app.services.settle import passage_of, shown
from app.store import annotations, documents, reviews
from app.store.library import Library
from app.text.reanchor import Candidate
from app.text.word_diff import Piece, word_diff

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
    _, version = passage_of(library, found, ordinal)
    return _review(library, (found, ordinal), version, finding(library, version))


def _behind(library: Library, document: str) -> Iterator[Review]:
    db = library.db
    found = annotations.of_document(db, document) if document else annotations.every(db)
    for of, group in groupby(found, key=lambda annotation: annotation.document):
        version = shown(library, of)
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
