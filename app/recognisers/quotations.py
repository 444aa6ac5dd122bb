"""Quoted language that stands, word for word, in one authority's text and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.domain.authority_table import AuthorityTable
from app.domain.mention import ANTECEDENT, Evidence, Form, Mention, Reading, Signal, Target
from app.domain.provisions import smallest_provision
from app.language.folding import plain, words
from app.language.phrase_index import Hit, PhraseIndex
from app.language.rarity import rarity, stem
from app.recognisers import mention

__all__ = ["Quotations"]

# Double quotes straight or curly; single curly ones for a quotation inside a quotation.
_QUOTED = re.compile(r"“([^“”]{4,2000})”|\"([^\"]{4,2000})\"|‘((?:[^‘’]|’(?=\w)){4,2000})’(?!\w)")
_GAP = re.compile(r"\[[^\]\n]*\s[^\]\n]*\]|\.\s?\.\s?\.(?:\s?\.)?|…|\* \* \*|\[\s*\.\.\.\s*\]")
_BRACKETED_LETTER = re.compile(r"\[(\w+)\](?=\w)|(?<=\w)\[(\w*)\]")

# Together the words of a quotation must be rarer than what any two people may say alike.
_LEAST_RARITY = 12.0
_SHORT_RARITY = 6.0  # enough where the text tells the source elsewhere


class Quotations:
    """Uniqueness decides: where several authorities hold the words, the one they all cite."""

    name = "quotations"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of provisions; words that several records hold list them, choosing none."""
        index = table.derived(_index)
        for start, end in reading.blocks or ((0, len(reading.text)),):
            for match in _QUOTED.finditer(reading.text, start, end):
                found = self._look_up(reading, match.span(match.lastindex or 0), table, index)
                if found:
                    yield found

    def _look_up(
        self, reading: Reading, span: tuple[int, int], table: AuthorityTable, index: PhraseIndex
    ) -> Mention | None:
        segments = _segments(reading.text[slice(*span)])
        rare = sum(rarity(stem(word)) for segment in segments for word in segment)
        if not segments or rare < _SHORT_RARITY:
            return None
        hits = index.find(segments)
        if not hits:
            return None
        found = self._mention(reading, _trimmed(reading.text, *span), table, hits)
        if max(map(len, segments)) >= 2 and rare >= _LEAST_RARITY:
            return found
        waiting = replace(found.evidence, missing=ANTECEDENT)
        return replace(found, chosen=None, evidence=waiting) if found.chosen else None

    def _mention(
        self, reading: Reading, span: tuple[int, int], table: AuthorityTable, hits: list[Hit]
    ) -> Mention:
        places = {hit.document: smallest_provision(table, hits, hit.document) for hit in hits}
        source = _source(table, list(places))
        ranked = sorted(places, key=lambda each: (each != source, each))
        targets = [Target(places[each], 1.0 if each == source else 0.5) for each in ranked]
        signals = [Signal("text", reading.text[slice(*span)], 1.0)]
        if source and len(places) > 1:
            signals.append(Signal("cited by the others that hold the words", source, 0.5))
        missing = "" if source else f"which of {len(places)} texts that hold these words"
        runner_up = targets[1] if len(targets) > 1 else None
        evidence = Evidence(self.name, tuple(signals), runner_up, missing)
        return mention(reading, span, Form.QUOTED, targets, evidence)


def _index(table: AuthorityTable) -> PhraseIndex:
    return PhraseIndex({each: text for each, text in table.texts.items() if text})


def _segments(quotation: str) -> list[list[str]]:
    """The runs of words between ellipses and insertions; ``[t]he`` is one word."""
    pieces = _GAP.split(quotation)
    whole = [_BRACKETED_LETTER.sub(lambda m: m[1] or m[2] or "", piece) for piece in pieces]
    return [segment for piece in whole if (segment := [word.text for word in words(piece)])]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the white space and the closing comma or stop that stand inside the marks."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:"):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _source(table: AuthorityTable, holders: list[str]) -> str | None:
    """The only holder, or the only one that every other holder's own text names."""
    if len(holders) == 1:
        return holders[0]
    named = [
        each
        for each in holders
        if all(_names(table, other, each) for other in holders if other != each)
    ]
    return named[0] if len(named) == 1 else None


def _names(table: AuthorityTable, holder: str, other: str) -> bool:
    authority = table.authorities.get(other)
    if authority is None:
        return False
    text = plain(table.texts[holder]).lower()
    names = (authority.title, *(name for name in authority.names if " " in name))
    return any(plain(name).lower() in text for name in names if name)
