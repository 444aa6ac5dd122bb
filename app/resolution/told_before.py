"""Told: what the mentions of a text tell for words behind them, and in which sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from app.domain.antecedents import Antecedent
from app.domain.authority_table import AuthorityTable
from app.domain.citation_form import kind_of
from app.domain.mention import Form, Mention, Reading
from app.domain.references import law_of
from app.language.back_reference import BackReference, fits
from app.resolution.recall import record_id

_BESIDE_A_LAW = 40  # code points from a public law, over its date, to its page
# What is cited and read by no recogniser: law of the states, rules, guidelines, treatises.
_UNREAD = re.compile(
    r"\b(?:Ann\.|Gen\.\s+Laws|Rev\.\s+(?:Stat|Code)|Comp\.\s+Laws|Code\s+§|Laws\s+(?:ch\.|tit\.)"
    r"|U\.S\.S\.G|Restatement|R\.\s+(?:Civ|Crim|App|Evid)|L\.\s+Rev\.)"
)
_FARTHEST = 400  # code points before an "Id." in which such a citation counts
_PAGED = ("/us/stat/", "/us/fr/")
_UNPAGED = ("/us/usc/", "/us/const/", "/us/cfr/", "/us/pl/", "/us/act/")


# What stands between a noun and the citation of what it means.
_SAYS_WHICH = re.compile(r"(?:,\s+(?:published|printed)\s+(?:at|in)|\s+is|,\s+it['’]s|,)\s+")


class Place:
    """Where in a reading a code point is."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.starts = [start for start, _ in reading.sentences]

    def sentence(self, place: int) -> int:
        """The number of the sentence, from 1."""
        return bisect_right(self.starts, place)

    def sentence_before(self, place: int) -> int:
        """Where the sentence before the one of ``place`` begins."""
        return self.starts[self.sentence(place) - 2] if self.sentence(place) > 1 else 0


def antecedents(mention: Mention, place: Place, table: AuthorityTable) -> Iterator[Antecedent]:
    """The record that a mention chose, and the act that it is a section of."""
    if not mention.chosen:
        return
    record, sentence = record_id(table, mention.chosen), place.sentence(mention.start)
    if record == mention.chosen and record.startswith(("/us/pl/", "/us/act/")):
        record = law_of(record)
    yield Antecedent(mention, record, sentence)
    held = table.authorities.get(record)
    if held and held.kind == "section" and held.part_of:
        yield Antecedent(mention, held.part_of, sentence, implied=True)


def without_parallel(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """``mentions`` but the pages of the Statutes at Large that stand right behind their law."""
    law_ends = -_BESIDE_A_LAW
    for each in sorted(mentions, key=lambda mention: mention.start):
        chosen = each.chosen or ""
        is_page = chosen.startswith("/us/stat/")
        if is_page and each.start - law_ends < _BESIDE_A_LAW:
            law_ends = each.end
            continue
        if chosen.startswith(("/us/pl/", "/us/act/")):
            law_ends = each.end
        yield each


class Cited:
    """Which citation an "Id." may repeat: the last one, and only if it was read and settled."""

    def __init__(self, mentions: Sequence[Mention], text: str) -> None:
        self._text = text
        unsettled = (m for m in mentions if m.evidence.recogniser == "cases" and not m.chosen)
        self._cases = sorted(unsettled, key=lambda each: each.start)
        self._citations = {
            each.start: each for each in mentions if each.form == Form.CITED and each.chosen
        }
        self._unsettled = [each.start for each in self._cases]

    def beside(self, reference: BackReference, table: AuthorityTable) -> Mention | None:
        """The citation that says what a noun means: "the order, published at 90 Fed. Reg. 13033",
        "the case is No. 24A1059".
        """
        says = _SAYS_WHICH.match(self._text, reference.end)
        cited = self._citations.get(says.end()) if says else None
        if says and self._text.startswith("No. ", says.end()):
            cited = cited or self._citations.get(says.end() + len("No. "))
        is_beside = says is not None and says[0].strip() == ","
        if cited is None or (is_beside and reference.kind == "ordinal"):
            return None  # "the first, 90 Fed. Reg. 8805" is told once
        kind = str(kind_of(cited.chosen or ""))
        record = table.record_of(cited.chosen or "")
        kind = str(record.kind) if record else kind
        return cited if fits(reference, kind) else None

    def unsettled(self, after: int, place: int) -> Mention | None:
        """The case cited last between two places, if which it is could not be told."""
        before = bisect_right(self._unsettled, place)
        last = self._cases[before - 1] if before else None
        if last is None or last.start < after:
            return None
        read = max(last.end, place - _FARTHEST)
        return None if _UNREAD.search(self._text, read, place) else last

    def is_last(self, source: Mention, place: int) -> bool:
        """Whether nothing that we could not read or settle is cited between the two."""
        before = bisect_right(self._unsettled, place)
        if before and self._unsettled[before - 1] >= source.end:
            return False
        return not _UNREAD.search(self._text, max(source.end, place - _FARTHEST), place)


def has_pages(mention: Mention) -> bool:
    """Whether "at 170" can be a page of it: not of a section or an amendment."""
    chosen = mention.chosen or ""
    return chosen.startswith(_PAGED) or not chosen.startswith(_UNPAGED)


def is_prose(mention: Mention) -> bool:
    """Whether it names the Constitution in prose, as "the Fourth Amendment" does."""
    is_constitution = (mention.chosen or "").startswith("/us/const/")
    return is_constitution and not re.search(r"(?i)\bconst", mention.text)
