"""Proposals: mentions that wait for a person's decision."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

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
    settling = sorted(
        (
            (anchor, link)
            for annotation in annotations
            for anchor in annotation.anchors
            for link in annotation.links
        ),
        key=lambda each: each[0].start,
    )
    starts = [anchor.start for anchor, _ in settling]
    reach = list(accumulate((anchor.end for anchor, _ in settling), max))
    return [
        mention
        for mention in mentions
        if mention.chosen and not _is_settled(mention, settling, starts, reach)
    ]


def _is_settled(
    mention: Mention, settling: Sequence[tuple[Anchor, Link]], starts: list[int], reach: list[int]
) -> bool:
    """Whether a link settles it; ``reach`` says how far the links up to each one extend."""
    at = bisect_left(starts, mention.end) - 1
    while at >= 0 and reach[at] > mention.start:
        if _settles(*settling[at], mention):
            return True
        at -= 1
    return False


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
