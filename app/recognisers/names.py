"""Names: the titles, popular names, captions and spellings of the authority table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import ahocorasick

from app.domain.authority import Authority, AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.mention import ANTECEDENT, Evidence, Form, Mention, Reading, Signal, Target
from app.domain.ordinals import ORDINAL
from app.language.folding import Folded, fold_spelling, lowered
from app.recognisers import mention

__all__ = ["Names"]

# Words that anybody may put together without meaning the authority that is named so.
_COMMON = frozenset(
    {"the", "a", "an", "of", "and", "in", "on", "for", "to", "i", "ii", "iii", "iv", "v"}
    | {"act", "acts", "amendment", "article", "chapter", "clause", "code", "constitution"}
    | {"court", "courts", "decision", "law", "laws", "notice", "order", "orders", "parole"}
    | {"program", "programs", "proclamation", "protocol", "rule", "rules", "ruling", "section"}
    | {"federal", "national", "public", "state", "states", "supreme", "title", "treaty"}
    | {word.lower() for word in ORDINAL.split("|")}
)

# Records whose title is a heading, until somebody has described them.
_HEADED = (AuthorityKind.SECTION, AuthorityKind.REGULATION, AuthorityKind.NOTICE)

# A section may go by what it gives ("temporary protected status"), which is spoken of far more
# often than the law that gives it: that is meant where a word for law stands behind.
_OF_LAW = re.compile(r"\b(?:act|law|statute|code|clause|rule)s?\b", re.IGNORECASE)
_LAW_BEHIND = re.compile(
    r"\s+(?:laws?|statutes?|provisions?|sections?|authority|paragraphs?|clauses?|rules?|act)\b"
)
# "Immigration and Nationality Act Amendments of 1986" is another act.
_LONGER = re.compile(r"\s+(?:Amendments?|Technical\s+Corrections)\b")
_CITING = re.compile(r"(?:\b(?:[Ii]n|[Uu]nder|[Ss]ee|cit(?:es|ed|ing)|overrul\w+|follow\w+))\s+$")
_SIDE = re.compile(r"(?:[A-Z]\. ?){3,}")
_DOTTED = re.compile(r"[A-Z]\.\s?[A-Z]$")


@dataclass(slots=True)
class _Entry:
    """One folded spelling: the records that bear it, and the spellings as written."""

    ids: list[str] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    is_party: bool = False
    is_given: bool = True  # what a section gives: "TPS"
    is_initials: bool = True  # "A.A.R.P." is a case, AARP is not


class Names:
    """One pass over the text finds every name; word boundaries and capitals decide."""

    name = "names"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of records by name; a name that two records bear lists both, choosing none."""
        automaton = table.derived(_automaton)
        if not len(automaton):
            return
        folded = fold_spelling(reading.text)
        for last, entry_and_length in automaton.iter(lowered(folded.text)):
            entry, length = entry_and_length
            start, end = last + 1 - length, last + 1
            if not _is_name(folded, start, end, entry):
                continue
            if entry.is_given and not _LAW_BEHIND.match(folded.text, end):
                continue
            span = _whole(reading.text, folded.span(start, end))
            if not entry.is_initials or "." in reading.text[slice(*span)]:
                yield self._mention(reading, span, entry)

    def _mention(self, reading: Reading, span: tuple[int, int], entry: _Entry) -> Mention:
        signal = Signal("name", reading.text[span[0] : span[1]], 1.0)
        missing = "" if len(entry.ids) == 1 else "which of the records with this name"
        cited = _CITING.search(reading.text[: span[0]][-20:])
        if _is_plain_word(signal.words) or (entry.is_party and not cited):
            missing = ANTECEDENT
        evidence = Evidence(self.name, (signal,), None, missing)
        targets = [Target(each, 1.0) for each in entry.ids]
        return mention(reading, span, Form.NAMED, targets, evidence)


def _whole(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """With the last dot of initials, which folding drops (``Trump v. J. G. G.``)."""
    start, end = span
    dotted = text[end : end + 1] == "." and _DOTTED.search(text, start, end)
    return (start, end + 1) if dotted else span


def _automaton(table: AuthorityTable) -> ahocorasick.Automaton:
    entries: dict[str, _Entry] = {}
    for authority in table.authorities.values():
        for name in _spellings(authority):
            spelling = fold_spelling(name).text.strip()
            entry = entries.setdefault(lowered(spelling), _Entry())
            entry.written.add(spelling)
            entry.is_party = entry.is_party or _is_party(spelling, authority)
            of_law = authority.kind != AuthorityKind.SECTION or _OF_LAW.search(spelling)
            entry.is_given = entry.is_given and not of_law
            entry.is_initials = entry.is_initials and name in _initials(authority)
            if authority.id not in entry.ids:
                entry.ids.append(authority.id)
    automaton = ahocorasick.Automaton()
    for spelling, entry in entries.items():
        if len(spelling) > 1:
            automaton.add_word(spelling, (entry, len(spelling)))
    if len(automaton):
        automaton.make_automaton()
    return automaton


def _spellings(authority: Authority) -> Iterator[str]:
    """A name with "the" before it is found without it too, unless only a common word is left.

    The heading of a section or a notice is no name: the Code has one that is "Texas".
    """
    is_told = authority.traits or authority.names
    title = () if authority.kind in _HEADED and not is_told else (authority.title,)
    for name in (*title, *authority.names, *_initials(authority)):
        bare = re.sub(r"^(?:the|an?)\s+", "", name, flags=re.IGNORECASE)
        yield bare if " " in bare else name


def _initials(authority: Authority) -> list[str]:
    """A side of a caption that is initials alone, unless it is one of the record's names."""
    sides = authority.title.split(" v. ") if authority.kind == AuthorityKind.CASE else []
    known = {fold_spelling(name).text for name in authority.names}
    found = [side for side in sides if _SIDE.fullmatch(side)]
    return [side for side in found if fold_spelling(side).text not in known]


def _is_name(folded: Folded, start: int, end: int, entry: _Entry) -> bool:
    text = folded.text
    if (start and _joins(text[start - 1])) or (end < len(text) and _joins(text[end])):
        return False
    if _LONGER.match(text, end):
        return False
    seen = text[start:end]
    if seen in entry.written:
        return True
    return not any(_needs_capitals(each) for each in entry.written)


def _is_party(spelling: str, authority: Authority) -> bool:
    """A side of the caption is a person first: only "in Ludecke" is the case."""
    alone = " " not in spelling and not spelling.isupper()
    return alone and " v. " in authority.title and spelling in authority.title.split()


def _joins(character: str) -> bool:
    return character.isalnum() or character in "_-"


def _is_plain_word(spelling: str) -> bool:
    """A single word without a capital may be anybody's: it counts if the text tells more."""
    return " " not in spelling and spelling == spelling.lower()


def _needs_capitals(spelling: str) -> bool:
    """Initials, single words and names made of common words count only as they are written."""
    parts = lowered(spelling).split()
    return len(parts) == 1 or all(part in _COMMON for part in parts)
