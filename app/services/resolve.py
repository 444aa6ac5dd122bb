"""Resolution, once, after the recognisers and in reading order: overlaps, rulings, antecedents."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading
from app.domain.overlap import settle


def resolve(
    mentions: Sequence[Mention], reading: Reading, table: AuthorityTable
) -> list[Mention]:
    """The mentions that stand, each with its record decided as far as the text decides it."""

    def record(reference: str) -> str:
        found = table.record_of(reference)
        return found.id if found else reference

    return settle(mentions, record)
