"""Decide on what recognisers propose: accept, reject, or choose another authority."""

from dataclasses import replace

from app.domain.annotation import Annotation, Link, LinkStatus, Visibility
from app.domain.mention import Evidence, Form, Mention
from app.domain.proposals import USUAL_STANCE, is_decision
from app.errors import DecidedMeanwhile, NotFound
from app.services.annotate import Body, Passage, anchor, annotate, keep_next, new
from app.services.hold import hold
from app.store import annotations, history, mentions
from app.store.library import Library

SETTLED = "adjudicated"  # the act that settles a dispute


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


def refuse_over(library: Library, passage: Passage, creator: str, seen: int = 0) -> None:
    """Raise ``DecidedMeanwhile`` where somebody else decided on these very words meanwhile.

    ``seen`` is the revision of the decision that the page showed, 0 where it showed none.
    """
    earlier = _earlier(library, passage)
    last = history.of_subject(library.db, earlier.id)[-1] if earlier else None
    if earlier and last and last.by != creator and earlier.revision != seen:
        link = earlier.links[0]
        raise DecidedMeanwhile(who=last.by, what=f"{link.status} {link.target}")


def adjudicate(library: Library, passage: Passage, target: str, creator: str) -> Annotation:
    """Settle a dispute: the passage refers to ``target``, or to nothing when that is empty.

    One decision on it stands in the end, whose history shows that it settles; other decisions on
    these words are withdrawn.  What people had decided stays in the history, and as their own.
    Raises what ``accept`` raises, and ``NotFound`` where nobody linked or decided anything.
    """
    with library.writing():
        first, *others = _decisions(library, passage) or [_undecided(library, passage, creator)]
        if target:
            hold(library, target)
        status = LinkStatus.ACCEPTED if target else LinkStatus.REJECTED
        link = _link(library, passage, target or _disputed(library, passage, first), status)
        for other in others:
            keep_next(library, replace(other, withdrawn=True), SETTLED, creator)
        return keep_next(library, replace(first, links=(link,)), SETTLED, creator)


def _decisions(library: Library, passage: Passage) -> list[Annotation]:
    """The decisions on these words, or on some of them."""
    return [
        annotation
        for annotation in annotations.of_document(library.db, passage.document)
        if is_decision(annotation) and _on(annotation, passage)
    ]


def _disputed(library: Library, passage: Passage, decision: Annotation) -> str:
    """An authority that somebody said the passage refers to."""
    said = [link.target for link in decision.links]
    for note in annotations.of_document(library.db, passage.document):
        said += [link.target for link in note.links if _on(note, passage)]
    if not said:
        raise NotFound(kind="link", id=f"on “{passage.exact[:60]}”")
    return said[0]


def _on(annotation: Annotation, passage: Passage) -> bool:
    return any(
        each.version == passage.version and each.start < passage.end and passage.start < each.end
        for each in annotation.anchors
    )


def _undecided(library: Library, passage: Passage, creator: str) -> Annotation:
    """A decision to be, where people only wrote notes with links."""
    body = Body(visibility=Visibility.PUBLISHED)
    made = new(passage.document, body, creator)
    return replace(made, anchors=(anchor(library, passage),), revision=0)


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
