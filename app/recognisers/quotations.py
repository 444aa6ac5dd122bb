"""Quoted language that stands in one authority's text and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from app.domain.authority import AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.mention import ANTECEDENT, Evidence, Form, Mention, Reading, Signal, Target
from app.domain.provisions import smallest_provision
from app.language.copied_runs import Copied, copied
from app.language.folding import plain, words
from app.language.near_phrases import differences, nearest
from app.language.phrase_index import Hit, PhraseIndex, Segments
from app.language.rarity import rarity, stem
from app.recognisers import mention

__all__ = ["Quotations"]

# Double quotes straight or curly; single curly ones for a quotation inside a quotation.
_SINGLE = r"‘((?:[^‘’]|’(?=\w)){4,2000})’(?!\w)"
_QUOTED = re.compile(rf"“([^“”]{{1,2000}})”|\"([^\"]{{1,2000}})\"|{_SINGLE}")
_SHORTEST = 4  # code points; shorter ones are matched, so that their marks open nothing else
_INSIDE = re.compile(_SINGLE + r"|(?<!\w)'((?:[^'\n]|'(?=\w)){4,300})'(?!\w)")
_GAP = re.compile(r"\[\[[^\]\n]*\]\]|(?<!\w)\[[^\]\n]*\](?!\w)|\.\s?\.\s?\.(?:\s?\.)?|…|\* \* \*")
_BRACKETED_LETTER = re.compile(r"\[(\w+)\](?=\w)|(?<=\w)\[(\w*)\]")

# Together the words of a short quotation must be rarer than what any two people may say alike.
_LEAST_RARITY = 12.0
_SHORT_RARITY = 4.0  # enough where the text tells the source elsewhere
_PAIR = 2  # words of a quotation that may stand alone
_FEW, _FEW_RARITY = 3, 16.0  # words; "per curiam" is anybody's, "predatory incursion" is not
_LONG = 6  # words from which a quotation that one text has needs no rare ones
_COPIED_RARITY = 25.0  # of words that stand without quotation marks
_MOST_PLACES = 1000  # that are looked at
_COMMON = 30  # texts that hold the same words: a phrase of everybody's


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a quotation stands, and what differs there: as written and as in the law."""

    hits: tuple[Hit, ...]
    differing: tuple[tuple[str, str], ...] = ()
    others: tuple[Hit, ...] = ()


class Quotations:
    """Uniqueness decides: where several authorities hold the words, the one they all cite."""

    name = "quotations"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of provisions; words that several records hold list them, choosing none."""
        index = table.derived(phrase_index)
        for start, end in reading.blocks or ((0, len(reading.text)),):
            marked: list[tuple[int, int]] = []
            for outer, span in quotations(reading.text, start, end):
                marked.append(outer)
                found = self._look_up(reading, span, table, index)
                if found:
                    yield found
            yield from self._unmarked(reading, (start, end), marked, table)

    def _look_up(
        self, reading: Reading, span: tuple[int, int], table: AuthorityTable, index: PhraseIndex
    ) -> Mention | None:
        written = reading.text[slice(*span)]
        if table.by_name(written.strip(" ,.;:")):
            return None  # a name in quotation marks
        segments = _segments(written)
        spelled = [word for segment in segments for word in segment]
        rare, length = _rarity(spelled), len(spelled)
        rarest = max((_rarity([word]) for word in spelled), default=0.0)
        if not segments or (max(rare / 2, rarest) < _SHORT_RARITY and length < _LONG):
            return None
        # Brackets are the writer's, or the law's own.
        as_written = [[word.text for word in words(written)]]
        place = _place(index, segments, as_written) if "[" in written else _place(index, segments)
        if place is None:
            return None
        found = self._mention(reading, _trimmed(reading.text, *span), table, place)
        least = _LEAST_RARITY if max(map(len, segments)) > _FEW else _FEW_RARITY
        if length >= _LONG or (rare >= least and max(map(len, segments)) >= _PAIR):
            return found
        waiting = replace(found.evidence, missing=ANTECEDENT)
        return replace(found, chosen=None, evidence=waiting)

    def _unmarked(
        self,
        reading: Reading,
        block: tuple[int, int],
        marked: Sequence[tuple[int, int]],
        table: AuthorityTable,
    ) -> Iterator[Mention]:
        """Runs that were copied without quotation marks and stand in one record alone."""
        index = table.derived(phrase_index)
        written = words(reading.text[slice(*block)])
        runs: dict[tuple[int, int], list[Copied]] = {}
        for each in copied(index, written):
            runs.setdefault((each.first, each.last), []).append(each)
        for (first, last), found in _longest(runs).items():
            span = block[0] + written[first].start, block[0] + written[last - 1].end
            inside = any(other[0] < span[1] and span[0] < other[1] for other in marked)
            if inside or not _tells(reading.text, span, [w.text for w in written[first:last]]):
                continue
            hits = tuple(index.hit(each.run) for each in found)
            if source_of(table, list(dict.fromkeys(hit.document for hit in hits))):
                yield self._mention(reading, span, table, _Found(hits))

    def _mention(
        self, reading: Reading, span: tuple[int, int], table: AuthorityTable, found: _Found
    ) -> Mention:
        hits = found.hits
        places = {hit.document: smallest_provision(table, hits, hit.document) for hit in hits}
        exact = _exact(table, hits, reading.text[slice(*span)])
        source = exact or source_of(table, list(places))
        ranked = sorted(places, key=lambda each: (each != source, each))
        targets = [Target(places[each], 1.0 if each == source else 0.5) for each in ranked]
        signals = [Signal("text", reading.text[slice(*span)], 1.0)]
        if source and len(places) > 1:
            signals.append(Signal("cited by the others that hold the words", source, 0.5))
        for written, law in found.differing:
            signals.append(Signal(f"near match: the law has “{law}”", written, 0.0))
        missing = "" if source else f"which of {len(places)} texts that hold these words"
        others = [*targets[1:], *(Target(hit.document, 0.5) for hit in found.others)]
        runner_up = others[0] if others else None
        evidence = Evidence(self.name, tuple(signals), runner_up, missing)
        return mention(reading, span, Form.QUOTED, targets, evidence)


def quotations(
    text: str, start: int, end: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The quotations with their marks and without; what somebody quotes within their words too."""
    for match in _QUOTED.finditer(text, start, end):
        span = match.span(match.lastindex or 0)
        if span[1] - span[0] >= _SHORTEST and re.search(r"[^\W\d_]", text[slice(*span)]):
            yield match.span(), span
        if match.lastindex != _QUOTED.groups:
            for inner in _INSIDE.finditer(text, *span):
                yield inner.span(), inner.span(inner.lastindex or 0)


def _longest(
    runs: Mapping[tuple[int, int], list[Copied]],
) -> dict[tuple[int, int], list[Copied]]:
    """Without the runs inside a longer one: another text that says a part of it alike."""
    kept: dict[tuple[int, int], list[Copied]] = {}
    reached = -1
    for first, last in sorted(runs, key=lambda run: (run[0], -run[1])):
        if last > reached:
            kept[first, last] = runs[first, last]
            reached = last
    return kept


def phrase_index(table: AuthorityTable) -> PhraseIndex:
    """The index over every text that the library holds."""
    return PhraseIndex(table.texts)


def _place(index: PhraseIndex, *ways: Segments) -> _Found | None:
    """Where the words stand, word for word or, if nowhere, where they come nearest.

    There may be several ways to read what was written.
    """
    rare = []
    for segments in ways:
        runs = list(islice(index.runs(segments), _MOST_PLACES))
        if runs and len({index.bounds(run.first).first for run in runs}) <= _COMMON:
            return _Found(tuple(map(index.hit, runs)))
        if not runs:  # what everybody writes is looked for no further
            rare.append(segments)
    return next((found for segments in rare if (found := _near(index, segments))), None)


def _near(index: PhraseIndex, segments: Segments) -> _Found | None:
    near = nearest(index, segments)
    if not near:
        return None
    best = [each for each in near if each.edits == near[0].edits]
    written = [word for segment in segments for word in segment]
    differing = tuple(differences(written, index.spelling(best[0].run)))
    others = tuple(index.hit(each.run) for each in near[len(best) : len(best) + 1])
    differing = differing if len(segments) == 1 else ()
    return _Found(tuple(index.hit(each.run) for each in best), differing, others)


def _rarity(spelled: Sequence[str]) -> float:
    return sum(rarity(stem(word)) for word in spelled)


def _tells(text: str, span: tuple[int, int], spelled: Sequence[str]) -> bool:
    """Whether words are rare enough together, and more than a row of names and numbers."""
    plain_words = [word for word in re.findall(r"\w+", text[slice(*span)]) if word.islower()]
    return len(plain_words) > len(spelled) * 2 / 3 and _rarity(spelled) >= _COPIED_RARITY


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


def source_of(table: AuthorityTable, holders: list[str]) -> str | None:
    """The only holder, or the only one that every other holder's own text names."""
    if len(holders) == 1:
        return holders[0]
    named = [
        each
        for each in holders
        if all(_names(table, other, each) for other in holders if other != each)
    ]
    return named[0] if len(named) == 1 else None


def _exact(table: AuthorityTable, hits: Sequence[Hit], written: str) -> str | None:
    """The only holder that has the words as they are written, capitals and marks and all.

    An order that quotes a law may spell it in a way of its own: "Alien Enemies".
    """
    same = {
        hit.document
        for hit in hits
        if plain(table.texts[hit.document][hit.start : hit.end]) == plain(written)
    }
    return same.pop() if len(same) == 1 and len({hit.document for hit in hits}) > 1 else None


def _names(table: AuthorityTable, holder: str, other: str) -> bool:
    authority = table.authorities.get(other)
    if authority is None:
        return False
    text = plain(table.texts[holder]).lower()
    names = [name for name in authority.names if " " in name]
    if authority.kind != AuthorityKind.SECTION:  # of which the title may be any heading
        names.append(authority.title)
    return any(plain(name).lower() in text for name in names if name)
