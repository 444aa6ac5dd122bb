"""Resolution, once, after the recognisers and in reading order: overlaps, rulings, antecedents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading
from app.domain.overlap import settle
from app.domain.rulings import consistent, narrowed
from app.language.dates import Period, periods
from app.services.point_back import point_back


def resolve(mentions: Sequence[Mention], reading: Reading, table: AuthorityTable) -> list[Mention]:
    """The mentions that stand, each with its record decided as far as the text decides it.

    In this order: overlaps are settled by the rule of ``domain.overlap``; a case becomes the
    ruling that is meant, where the text says which; words that point back join their antecedent.
    """

    def record(reference: str) -> str:
        found = table.record_of(reference)
        return found.id if found else reference

    standing = settle(mentions, record)
    decided = [narrowed(each, table, reading.date, _is_near(each, reading)) for each in standing]
    pointed = point_back(consistent(decided, table), reading, table)
    return settle(pointed, record)


def _is_near(mention: Mention, reading: Reading) -> Callable[[str], bool]:
    """Whether the mention's sentence names a day that may be this one."""

    @cache
    def named() -> list[Period]:
        behind = bisect_right(reading.sentences, mention.start, key=lambda span: span[0])
        start, end = reading.sentences[behind - 1] if behind else (0, 0)
        span = (start, end) if mention.start < end else (mention.start, mention.end)
        return periods(reading.text, *span, reading.date)

    return lambda day: any(period.holds(day) for period in named())
