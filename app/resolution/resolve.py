"""Resolution, once, after the recognisers and in reading order: overlaps, rulings, antecedents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Form, Mention, Reading, Signal
from app.domain.overlap import settle
from app.domain.pinpoints import absent
from app.domain.rulings import consistent, narrowed
from app.language.dates import Period, periods
from app.resolution.drafting import drafting
from app.resolution.original_words import original_words
from app.resolution.point_back import point_back
from app.resolution.quoted_parts import quoted_parts
from app.resolution.quoted_sections import quoted_sections
from app.resolution.renumbered import renumbered
from app.resolution.sections_thereof import sections_thereof
from app.resolution.short_title import short_title
from app.resolution.such_part import such_part
from app.resolution.told_once import told_once

_NUMBERED = re.compile(r"[0-9]|\b[Ii]b?id\.|\bsupra\b")

# What laws and their editors point back with, each by a rule of its own.
_BY_ONE_RULE = (
    quoted_parts,
    quoted_sections,
    renumbered,
    original_words,
    such_part,
    sections_thereof,
    short_title,
)


def resolve(mentions: Sequence[Mention], reading: Reading, table: AuthorityTable) -> list[Mention]:
    """The mentions that stand, each with its record decided as far as the text decides it.

    In this order: overlaps are settled by the rule of ``domain.overlap``; a case becomes the
    ruling that is meant, where the text says which; words that point back join their antecedent,
    first those that drafters of laws use, then those of everybody.  A pinpoint that is not in the
    text held is said so in the evidence.
    """

    def record(reference: str) -> str:
        found = table.record_of(reference)
        return found.id if found else reference

    standing = settle(mentions, record)
    decided = [narrowed(each, table, reading.date, _is_near(each, reading)) for each in standing]
    found: Sequence[Mention] = consistent(decided, table)
    for read in _BY_ONE_RULE:
        found = read(found, reading)
    drafted = drafting(found, reading, table)
    pointed = point_back(drafted, reading, table)
    if reading.context:
        pointed = [each for each in pointed if _stands_in_law(each)]
    found = told_once(settle(pointed, record), reading, table)
    return [_stated(each, table) for each in found]


def _stated(mention: Mention, table: AuthorityTable) -> Mention:
    """The mention, with what is wrong with its pinpoint among its evidence."""
    wrong = absent(table, mention.chosen) if mention.chosen else ""
    if not wrong:
        return mention
    signals = (*mention.evidence.signals, Signal(wrong, mention.text, 0.0))
    return replace(mention, evidence=replace(mention.evidence, signals=signals))


def _stands_in_law(mention: Mention) -> bool:
    """Whether a mention may stand in a text of law: there "this section" is itself, "each order"
    any; of what ``point_back`` reads, only words with a number or a citation's own are kept.
    """
    by_noun = mention.evidence.recogniser == "resolution" and mention.form == Form.BACK
    return not by_noun or _NUMBERED.search(mention.text) is not None


def _is_near(mention: Mention, reading: Reading) -> Callable[[str], bool]:
    """Whether the mention's sentence names a day that may be this one."""

    @cache
    def named() -> list[Period]:
        behind = bisect_right(reading.sentences, mention.start, key=lambda span: span[0])
        start, end = reading.sentences[behind - 1] if behind else (0, 0)
        span = (start, end) if mention.start < end else (mention.start, mention.end)
        return periods(reading.text, *span, reading.date)

    return lambda day: any(period.holds(day) for period in named())
