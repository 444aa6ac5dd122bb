"""Proposals: mentions that wait for a person's decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.annotation import Anchor, Annotation, Link, Stance
from app.domain.mention import Form, Mention
from app.domain.references import is_within

# What a passage of each form does with the authority when nobody says otherwise.
USUAL_STANCE = {
    Form.CITED: Stance.CITES_AS_AUTHORITY,
    Form.NAMED: Stance.CITES_FOR_INFORMATION,
    Form.QUOTED: Stance.QUOTES,
    Form.DESCRIBED: Stance.DESCRIBES,
    Form.BACK: Stance.CITES_FOR_INFORMATION,
}


def waiting(mentions: Iterable[Mention], annotations: Sequence[Annotation]) -> list[Mention]:
    """The mentions with a proposal that no standing annotation has settled, in their order.

    One is settled by any link on exactly its passage, accepted or rejected, and by a link to the
    same authority, or a part or the whole of it, on a passage that overlaps it.
    """
    links = [
        (anchor, link)
        for annotation in annotations
        for anchor in annotation.anchors
        for link in annotation.links
    ]
    return [
        mention
        for mention in mentions
        if mention.chosen and not any(_settles(anchor, link, mention) for anchor, link in links)
    ]


def is_decision(annotation: Annotation) -> bool:
    """Whether an annotation is nothing but a person's decision on one link."""
    return (
        len(annotation.links) == 1
        and len(annotation.anchors) == 1
        and not (annotation.note or annotation.tags or annotation.reply_to)
    )


def _settles(anchor: Anchor, link: Link, mention: Mention) -> bool:
    if (anchor.start, anchor.end) == (mention.start, mention.end):
        return True
    overlaps = anchor.start < mention.end and mention.start < anchor.end
    chosen = mention.chosen or ""
    return overlaps and (is_within(link.target, chosen) or is_within(chosen, link.target))
