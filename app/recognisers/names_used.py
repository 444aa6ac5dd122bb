"""Names used: the words by which people's accepted links call an authority (the ledger)."""

from __future__ import annotations

from collections.abc import Iterator

import ahocorasick

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.names_used import NameUsed, bare
from app.language.folding import fold_spelling, lowered
from app.recognisers import mention

__all__ = ["NamesUsed"]

Used = tuple[list[NameUsed], int]  # the names of one spelling, and its length in code points


class NamesUsed:
    """One pass finds every name that people taught; what two records are called chooses none."""

    name = "names_used"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions by the names in use, with how often they were accepted as the evidence."""
        if not table.used:
            return
        automaton = table.derived_from_names(_automaton)
        folded = fold_spelling(reading.text)
        for last, (names, length) in automaton.iter(lowered(folded.text)):
            start, end = last + 1 - length, last + 1
            if not (_joined(folded.text, start) or _joined(folded.text, end)):
                yield self._mention(reading, folded.span(start, end), names)

    def _mention(self, reading: Reading, span: tuple[int, int], names: list[NameUsed]) -> Mention:
        times = sum(name.passages for name in names)
        signal = Signal("name used", reading.text[slice(*span)], float(times))
        missing = "" if len(names) == 1 else "which of the records that people call so"
        evidence = Evidence(self.name, (signal,), None, missing)
        targets = [Target(name.authority, float(name.passages)) for name in names]
        return mention(reading, span, Form.NAMED, targets, evidence)


def _automaton(table: AuthorityTable) -> ahocorasick.Automaton:
    spellings: dict[str, list[NameUsed]] = {}
    for names in table.used.values():
        for name in names:
            spelling = lowered(fold_spelling(bare(name.words)).text.strip())
            spellings.setdefault(spelling, []).append(name)
    automaton = ahocorasick.Automaton()
    for spelling, found in spellings.items():
        ranked = sorted(found, key=lambda name: (-name.passages, name.authority))
        automaton.add_word(spelling, (ranked, len(spelling)))
    automaton.make_automaton()
    return automaton


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on over this place."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
