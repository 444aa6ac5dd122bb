"""What is told apart by the words before its noun: "the April order", "the parole ruling"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from app.domain.antecedents import Antecedent
from app.domain.authority_table import AuthorityTable
from app.domain.ordinals import MONTHS
from app.language.date_words import WEEKDAYS
from app.language.profiles import Profiles
from app.language.profiling import profiles
from app.language.terms import stems, terms

_WEEK = 8  # days before publication in which a day of the week without more is looked for


def told_apart(
    words: Sequence[str], known: Iterable[Antecedent], table: AuthorityTable, published: str
) -> list[Antecedent]:
    """Those of ``known`` of whose record every word is true, if they are all of one record.

    Months, years and days of the week are those on which it was made; any other word has to be
    among those with which the text told it before, or in its title and names.
    """
    told: dict[str, list[Antecedent]] = {}
    for each in known:
        told.setdefault(each.record, []).append(each)
    fitting = [
        record
        for record, mentions in told.items()
        if all(_is_true(word, mentions, table, published) for word in words)
    ]
    return told[fitting[0]] if len(fitting) == 1 else []


def _is_true(word: str, told: Sequence[Antecedent], table: AuthorityTable, published: str) -> bool:
    made: Profiles = table.derived(profiles)
    record = told[0].record
    profile = made.profiles.get(record)
    day = profile.made if profile else ""
    plain = word.removesuffix("'s").removesuffix("’s")
    if plain in MONTHS:
        return day[5:7] == f"{MONTHS.index(plain) + 1:02}"
    if plain in WEEKDAYS:
        return _is_last(WEEKDAYS.index(plain), day, published)
    if plain.isdecimal() and len(plain) == 4:
        return day.startswith(plain)
    said = _keys(plain)
    authority = table.authorities.get(record)
    texts = [each.mention.text for each in told]
    texts += [authority.title, *authority.names] if authority else []
    return bool(said) and any(said & _keys(text) for text in texts)


def _keys(text: str) -> frozenset[str]:
    places = (term.key for term in terms(text, 0, len(text)) if term.key.startswith("@"))
    return stems(text) | frozenset(places)


def _is_last(weekday: int, day: str, published: str) -> bool:
    if len(day) != 10 or len(published) != 10:
        return False
    made, now = date.fromisoformat(day), date.fromisoformat(published)
    return made.weekday() == weekday and timedelta(0) <= now - made <= timedelta(_WEEK)
