"""Words in quotation marks that alone say nothing, beside the law that they are taken from.

"8 U.S.C. § 1231(b)(2)(E)(vii) allows “another country” only …": everybody writes these words; here
they are looked for in the text of the law that their own sentence speaks of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from app.domain.authority import AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.provisions import smallest_provision
from app.language.folding import words
from app.language.phrase_index import Hit
from app.language.rarity import rarity, stem
from app.recognisers.quotations import phrase_index, quotations, source_of
from app.resolution.recall import record_id

_NAME = "quoted_beside"
_MOST = 8  # words; longer quotations speak for themselves
_BESIDE, _FARTHER = 300, 1.5  # code points to the source told of nearest, and how far others are
_TAKEN = 3  # words that an order or a proclamation takes from a law and makes its own
_FEW = 20  # sections of an act in which its words are looked for
_PARTS = (AuthorityKind.SECTION, AuthorityKind.RULING)
_RARE = 4.0  # of the rarest word, where its sentence does not speak of the source
_LEAST_RARITY = 2.2  # of the rarest word: "of the" is nobody's
_SAID = re.compile(
    r"[,.?!]?[”\"’]?\s+(?:he|she|they|I|we|[A-Z]\w+(?:\s[A-Z]\w+)?)\s+(?:said|says|told)\b"
)


def quoted_beside(
    mentions: Sequence[Mention], reading: Reading, table: AuthorityTable
) -> Iterator[Mention]:
    """What short quotations are taken from; ``mentions`` are what is decided already."""
    chosen = [each for each in mentions if each.chosen]
    for start, end in reading.blocks or ((0, len(reading.text)),):
        for _, span in quotations(reading.text, start, end):
            free = not any(each.start < span[1] and span[0] < each.end for each in mentions)
            if free and _may_be_law(reading.text, span):
                found = _beside(span, chosen, reading, table)
                if found:
                    yield found


def _may_be_law(text: str, span: tuple[int, int]) -> bool:
    spelled = [word.text for word in words(text[slice(*span)])]
    rarest = max((rarity(stem(word)) for word in spelled), default=0.0)
    is_speech = _SAID.match(text, span[1]) is not None
    return len(spelled) <= _MOST and rarest >= _LEAST_RARITY and not is_speech


def _beside(
    span: tuple[int, int], chosen: Sequence[Mention], reading: Reading, table: AuthorityTable
) -> Mention | None:
    """The nearest law of its sentence, before it or behind, that has the words word for word."""
    index = table.derived(phrase_index)
    segment = [word.text for word in words(reading.text[slice(*span)])]
    near = list(_near(span[0], len(segment) > 1, chosen, reading))
    told = _told_of(segment, chosen, table)
    original = _original(told, table) if len(segment) <= _TAKEN else []
    for source in (*original, *near, *_nearest(told, span[0])):
        for record in _with_its_sections(record_id(table, source.chosen or ""), table):
            hits = index.within(record, segment)
            if not hits:
                continue
            inside = _inside(hits, source.chosen or "", table) or hits
            place = smallest_provision(table, inside, record)
            text = reading.text[slice(*span)]
            signals = (Signal("text", text, 1.0), Signal("antecedent", source.text, 1.0))
            evidence = Evidence(_NAME, signals)
            return Mention(*span, text, Form.QUOTED, (Target(place, 1.0),), place, evidence)
    return None


def _told_of(
    segment: Sequence[str], chosen: Sequence[Mention], table: AuthorityTable
) -> dict[str, list[Mention]]:
    """The texts that have the words, of all that the article speaks of, each with what told it.

    Rare words alone: how many other texts of the library have them does not matter.
    """
    if max(rarity(stem(word)) for word in segment) < _RARE:
        return {}
    index = table.derived(phrase_index)
    told = {record_id(table, each.chosen or ""): each for each in chosen}
    holders: dict[str, list[Mention]] = {}
    for record in told:
        for part in _parts_told(record, told, table):
            if index.within(part, segment):
                here = [each for each in chosen if record_id(table, each.chosen or "") == record]
                holders.setdefault(part, []).extend(here)
    return holders


def _original(told: Mapping[str, Sequence[Mention]], table: AuthorityTable) -> list[Mention]:
    """Of several texts the law that the others name: a proclamation takes its words from it."""
    source = source_of(table, list(told)) if len(told) > 1 else None
    return list(told[source][:1]) if source else []


def _nearest(told: Mapping[str, Sequence[Mention]], place: int) -> list[Mention]:
    """What told nearest of a text that has the words: of several, far nearer than of the others."""
    away = {
        record: min(mentions, key=lambda each: abs(each.start - place))
        for record, mentions in told.items()
    }
    found = sorted(away.values(), key=lambda each: abs(each.start - place))
    if len(found) > 1:
        first, second = (abs(each.start - place) for each in found[:2])
        if first > _BESIDE or second < _FARTHER * first:
            return []
    return found[:1]


def _parts_told(record: str, told: Mapping[str, Mention], table: AuthorityTable) -> list[str]:
    """A record; of a case of which no ruling is told, also its rulings."""
    authority = table.authorities.get(record)
    if authority is None or authority.kind != AuthorityKind.CASE:
        return [record]
    rulings = [each for each in _with_its_sections(record, table) if each != record]
    return [record] if any(each in told for each in rulings) else [record, *rulings]


def _near(
    place: int, is_long: bool, chosen: Sequence[Mention], reading: Reading
) -> Iterator[Mention]:
    """What its sentence speaks of, the nearest before it first; then what the last one does."""
    number = bisect_right(reading.sentences, place, key=lambda each: each[0]) - 1
    first, last = reading.sentences[number] if number >= 0 else (0, len(reading.text))
    here = [each for each in chosen if first <= each.start < last]
    yield from sorted(here, key=lambda each: (each.start > place, abs(each.start - place)))
    since = reading.sentences[number - 1][0] if number > 0 else first
    if is_long and "\n" not in reading.text[since:place]:
        before = [each for each in chosen if since <= each.start < first]
        yield from sorted(before, key=lambda each: -each.start)


def _inside(hits: Sequence[Hit], reference: str, table: AuthorityTable) -> list[Hit]:
    """Those that lie in the provision that was spoken of."""
    record = table.record_of(reference)
    held = (
        next((each for each in record.provisions if each.id == reference), None) if record else None
    )
    return [hit for hit in hits if held and held.start <= hit.start and hit.end <= held.end]


def _with_its_sections(record: str, table: AuthorityTable) -> list[str]:
    """A record, and the sections of the Code that an act stands in, or the rulings of a case."""
    sections = table.derived(_parts_of).get(record, [])
    return [record, *sections] if len(sections) <= _FEW else [record]


def _parts_of(table: AuthorityTable) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for authority in table.authorities.values():
        if authority.kind in _PARTS and authority.part_of:
            found.setdefault(authority.part_of, []).append(authority.id)
    return found
