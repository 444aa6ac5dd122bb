"""Decide on what recognisers propose: accept, reject, or choose another authority."""

from dataclasses import replace

from app.domain.annotation import Annotation, Link, LinkStatus, Visibility
from app.domain.mention import Evidence, Form, Mention
from app.domain.proposals import USUAL_STANCE, is_decision
from app.services.annotate import Body, Passage, annotate, keep_next
from app.services.hold import hold
from app.store import annotations, mentions
from app.store.library import Library


def accept(library: Library, passage: Passage, target: str, creator: str) -> Annotation:
    """Take a link from the passage to ``target`` (an authority's or a provision's id) as right.

    Also how a person chooses another target than the one proposed.  A citation of something that
    the library has no record of makes a stub, to be filled later.  Raises ``NotFound`` for an id
    that is no citation and was not proposed, ``BadAnchor`` for a passage that is not there.
    """
    with library.writing():
        proposed = {each.id for found in _mentions(library, passage) for each in found.targets}
        hold(library, target, target in proposed)
        link = _link(library, passage, target, LinkStatus.ACCEPTED)
        return _decide(library, passage, link, creator)


def reject(library: Library, passage: Passage, target: str, creator: str) -> Annotation:
    """Say that the passage does not refer to ``target``; the rejection holds from then on."""
    return _decide(library, passage, _link(library, passage, target, LinkStatus.REJECTED), creator)


def _mentions(library: Library, passage: Passage) -> list[Mention]:
    return [
        mention
        for mention in mentions.of_document(library.db, passage.document)
        if (mention.start, mention.end) == (passage.start, passage.end)
    ]


def _link(library: Library, passage: Passage, target: str, status: LinkStatus) -> Link:
    form, evidence = _proposal(library, passage)
    return Link(target, form, USUAL_STANCE[form], status, evidence)


def _proposal(library: Library, passage: Passage) -> tuple[Form, Evidence | None]:
    for mention in _mentions(library, passage):
        return mention.form, mention.evidence
    return Form.NAMED, None


def _decide(library: Library, passage: Passage, link: Link, creator: str) -> Annotation:
    with library.writing():
        earlier = _earlier(library, passage)
        if earlier is None:
            body = Body(links=(link,), visibility=Visibility.PUBLISHED)
            return annotate(library, passage, body, creator)
        return keep_next(library, replace(earlier, links=(link,)), link.status.value, creator)


def _earlier(library: Library, passage: Passage) -> Annotation | None:
    """The decision on exactly this passage that already stands: a new one revises it."""
    for annotation in annotations.of_document(library.db, passage.document):
        anchor = annotation.anchors[0] if annotation.anchors else None
        if (
            anchor
            and is_decision(annotation)
            and (anchor.version, anchor.start, anchor.end)
            == (passage.version, passage.start, passage.end)
        ):
            return annotation
    return None
