"""Placing: an annotation that comes from elsewhere finds its passages in the text held here."""

from dataclasses import replace

from app.domain.annotation import Anchor, AnchorState, Annotation
from app.domain.document import Version
from app.errors import NotFound
from app.services.carry import at, finding
from app.store import documents
from app.store.library import Library
from app.text import anchors
from app.text.reanchor import Outcome

_WAITING = (AnchorState.CHECK, AnchorState.ORPHAN)


def placed(library: Library, annotation: Annotation) -> Annotation:
    """The annotation with each passage where it stands here, or waiting for a person.

    One in a version that is held is checked there, and carried on to the current one where both
    methods agree; one in a version that is not is found by its words.  Raises ``NotFound`` for an
    unknown document, ``BadAnchor`` for words that are not in the version they name.
    """
    current = documents.current(library.db, annotation.document)
    if current is None:
        raise NotFound(kind="document", id=annotation.document)
    found = tuple(_placed(library, each, current) for each in annotation.anchors)
    return replace(annotation, anchors=found)


def _placed(library: Library, anchor: Anchor, current: Version) -> Anchor:
    held = documents.version(library.db, current.document, anchor.version)
    if held is not None and anchor.placed:
        anchors.check(held.text, anchor, current.document)
        if held.hash == current.hash:
            return anchor
        return _moved(anchor, current, finding(library, current)(anchor))
    unplaced = replace(anchor, version=current.hash, start=0, end=0)
    outcome = finding(library, current)(unplaced)
    if outcome.carried is None:
        return replace(unplaced, state=outcome.state)
    place = outcome.carried
    same = (place.start, place.end) == (anchor.start, anchor.end)
    return at(anchor, current, place, AnchorState.EXACT if same else AnchorState.MOVED)


def _moved(anchor: Anchor, current: Version, outcome: Outcome) -> Anchor:
    if outcome.carried is None or anchor.state in _WAITING:  # what waits elsewhere waits here too
        state = anchor.state if anchor.state in _WAITING else outcome.state
        return replace(anchor, state=state)
    return at(anchor, current, outcome.carried, outcome.state)
