"""The form of a table of authorities: the order of its parts, and what its numbers count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.annotation import Anchor
from app.domain.document import Version

PASSIM = 5  # an authority with more places than that is relied on throughout


class Group(StrEnum):
    """The parts of the table, in the order of United States briefs."""

    CASES = "Cases"
    CONSTITUTION = "Constitution"
    STATUTES = "Statutes"
    REGULATIONS = "Regulations and notices"
    EXECUTIVE = "Executive instruments"
    FOREIGN = "Foreign law and treaties"


def paragraph(version: Version, anchor: Anchor) -> int:
    """The number, from 1, of the paragraph where a passage begins; headings are not counted.

    A passage in a heading has the number of the paragraph before it (0 at the very start).
    """
    return sum(
        block.kind != "heading" and block.start <= anchor.start
        for block in version.rendering.blocks
    )


@dataclass(frozen=True, slots=True)
class TableForm:
    """``number`` gives the number of a passage in its text, ``sign`` is written before it."""

    order: tuple[Group, ...] = tuple(Group)
    number: Callable[[Version, Anchor], int] = paragraph
    sign: str = "¶"


USUAL_FORM = TableForm()
