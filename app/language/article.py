"""An article as descriptions are read in it: its terms and times, its subject, what it has told."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.mention import Reading
from app.language.dates import Period, counted_from, periods
from app.language.jurisdictions import share_of_others
from app.language.legal_nouns import DATED
from app.language.phrase import Phrase
from app.language.profiles import Profiles
from app.language.terms import Term, once, terms

# An article of so many code points that shares less than this with any authority is about none
# of them; a longer one must share more, as it has more words to share by chance.
_SUBJECT, _SHORT, _GROWTH = 20.0, 400, 0.45
_OPENING = 2  # words before a time that opens its sentence
_AHEAD, _BEHIND = 40, 14  # code points in which a date may begin before or behind a phrase
_JOINS = re.compile(
    r",?\s+(?:(?:came|issued|granted|signed|decided|published|printed|entered|handed down)\s+)?"
    r"(?:(?:on|of|from|dated|in)\s+)?(?:the\s+)?"
)
_A_TIME = ("a week", "a month", "a day", "a year")
_OPENS = re.compile(
    r"(?:[,:]|\s+[-–—])?\s+(?:(?:came|brought|saw)\s+|(?:we|they)(?:['’]d)?\s+(?:had|got)\s+)?"
)
_TOLD = 15.0  # shared words in one sentence from which it has told of an authority
_COUNTED = 270  # code points behind what was told in which days are counted from it
_FADES = 0.9  # a sentence
_MOST_HOLDERS = 300  # of a word that says what a text is about


class Article:
    """A text with its terms, its dates and what it is about, found once."""

    def __init__(self, reading: Reading, known: Profiles) -> None:
        self.reading = reading
        self.known = known
        found = terms(reading.text, 0, len(reading.text))
        self._terms: Sequence[Term] = sorted(found, key=lambda term: term.start)
        self._starts = [term.start for term in self._terms]
        self._periods = periods(reading.text, 0, len(reading.text), reading.date)
        self.topic = self._topic()
        self.elsewhere = share_of_others(reading.text, 0, len(reading.text))

    def terms_in(self, start: int, end: int) -> Sequence[Term]:
        """The terms that begin in ``text[start:end]``."""
        return self._terms[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def periods_in(self, start: int, end: int) -> list[Period]:
        """The periods named in ``text[start:end]``."""
        first = bisect_right(self._periods, start - 1, key=lambda each: each.start)
        last = bisect_left(self._periods, end, key=lambda each: each.start)
        return self._periods[first:last]

    def tell(self, place: int, day: str) -> None:
        """What was done on a day (ISO 8601) is told up to ``place``: days are counted from it.

        A day that is written behind it is nearer.
        """
        end = min(place + _COUNTED, len(self.reading.text))
        end = min((e.start for e in self.periods_in(place, end) if e.days == 1), default=end)
        found = list(counted_from(self.reading.text, place, end, (place, day), self.reading.date))
        if found:
            spans = {(each.start, each.end) for each in found}
            kept = [each for each in self._periods if (each.start, each.end) not in spans]
            self._periods = sorted([*kept, *found], key=lambda each: each.start)

    def with_its_date(self, phrase: Phrase, sentence: tuple[int, int]) -> Phrase:
        """A noun phrase with a date that its ends cut or that follows it: "an order, on May 19"."""
        if not phrase.noun:
            return phrase
        start, end = phrase.start, phrase.end
        for period in self.periods_in(phrase.start - _AHEAD, phrase.end + _BEHIND):
            if period.start < start and self._opens(period, phrase, sentence):
                start = period.start
            between = self.reading.text[end : period.start]
            if period.end > end and (period.start < end or self._joins(period, between)):
                end = period.end
        return replace(phrase, start=start, end=end)

    def _opens(self, period: Period, phrase: Phrase, sentence: tuple[int, int]) -> bool:
        """Cut by the phrase's beginning, or before it: "March 14: a proclamation"."""
        if phrase.start < period.end:
            return True
        if self.reading.text[period.start : period.end].endswith(("after", "before")):
            return False  # "twelve days after the ruling" is no ruling
        if len(self.reading.text[sentence[0] : period.start].split()) > _OPENING:
            return False
        between = self.reading.text[period.end : phrase.start]
        return bool(phrase.kinds & DATED) and _OPENS.fullmatch(between) is not None

    def _joins(self, period: Period, between: str) -> bool:
        """Behind the phrase: "an order, on May 19"; not "a proclamation, an April ruling"."""
        written = self.reading.text[period.start : period.end].lower()
        is_another = written.startswith(("a ", "an ")) and not written.startswith(_A_TIME)
        return _JOINS.fullmatch(between) is not None and not is_another

    def heard(self, start: int, end: int) -> dict[str, float]:
        """How much ``text[start:end]`` shares with each authority."""
        scores: dict[str, float] = {}
        for term in once(self.terms_in(start, end)):
            for holders in (self.known.familiar, self.known.crowd):
                matches = holders.held(term).values()
                if 0 < len(matches) <= _MOST_HOLDERS:
                    weight = term.weight * holders.weight(term)
                    for match in matches:
                        scores[match.id] = scores.get(match.id, 0.0) + weight * match.counts
        return scores

    def _topic(self) -> dict[str, float]:
        """Shares of the familiar among themselves; of the others beside all."""
        scores = self.heard(0, len(self.reading.text))
        familiar = {e: s for e, s in scores.items() if self.known.profiles[e].is_familiar}
        crowd = {each: score for each, score in scores.items() if each not in familiar}
        return {**self._shares(crowd, scores), **self._shares(familiar, familiar)}

    def _shares(self, scores: Mapping[str, float], beside: Mapping[str, float]) -> dict[str, float]:
        most = max(beside.values(), default=0.0)
        enough = _SUBJECT * max(1.0, len(self.reading.text) / _SHORT) ** _GROWTH
        about = min(1.0, most / enough) ** 2
        return {each: about * score / most for each, score in scores.items() if most}


class Told:
    """What the sentences up to now have told of each authority, fading."""

    def __init__(self) -> None:
        self.strength: dict[str, float] = {}

    def hear(self, scores: Mapping[str, float]) -> None:
        """One more sentence."""
        faded = {each: old * _FADES for each, old in self.strength.items() if old > 0.05}
        for each, score in scores.items():
            strength = min(1.0, score / _TOLD)
            if strength > max(0.2, faded.get(each, 0.0)):
                faded[each] = strength
        self.strength = faded
