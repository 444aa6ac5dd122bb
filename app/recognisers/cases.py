"""Case citations, read by eyecite and led to a record by reporter, then by caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from app.domain.authority_table import AuthorityTable
from app.domain.keys import is_key
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import slug
from app.recognisers import mention

__all__ = ["Cases"]

# What eyecite is not asked about: a text without volume, abbreviated reporter and page.
_LOOKS_LIKE = re.compile(
    r"\b\d{1,4}\s+(?!U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|Fed\.?\s?Reg|Stat\.|FR\b)"
    r"(?:WL|LEXIS|(?:[A-Z][A-Za-z]*(?:\.|’|')[A-Za-z0-9. ’']{0,20}?),?)\s*(?:at\s+)?(?:\d|_{2})"
)
_BEHIND = re.compile(
    r"(?:,\s+(?:at\s+)?\d+(?:[-–]\d+)?(?:,?\s+n\.\s?\d+)?)*(?:\s+\([^()]{0,40}\d{4}\))?"
)
_LONGEST_CAPTION = 160
# Signals before a citation (Bluebook rule 1.2) that eyecite leaves in the caption.
_SIGNAL = re.compile(
    r"(?:(?:(?:But\s+)?(?:See|Cf\.?|Compare)(?:\s+also)?(?:,?\s+e\.g\.,)?|Accord|Contra|In|Under|And"
    r"|with|also|see)\s+)+"
)


class Cases:
    """``Ludecke v. Watkins, 335 U.S. 160, 170 (1948)``; ``604 U. S. ___`` goes by its caption."""

    name = "cases"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Full citations as ``cited``, short ones (``335 U.S., at 171``) as ``back``."""
        if not _LOOKS_LIKE.search(reading.text):
            return
        full: list[tuple[Any, Mention]] = []
        for citation in _citations(reading.text):
            kind = type(citation).__name__
            if kind == "FullCaseCitation":
                full.append((citation, self._full(reading, citation, table)))
                yield full[-1][1]
            elif kind == "ShortCaseCitation":
                yield self._short(reading, citation, full)

    def _full(self, reading: Reading, citation: Any, table: AuthorityTable) -> Mention:
        start, end = _span(reading.text, citation)
        caption = _caption(citation)
        volume, reporter, page = _parts(citation)
        written = f"{volume} {reporter} {page}"
        held = table.by_key(written) if is_key(written) else []
        signals = [Signal("reporter", written, 1.0)]
        if not held and caption:
            held = table.by_name(caption)
            signals.append(Signal("caption", caption, 1.0))
        ids = held or _formed(citation, caption)
        missing = "" if len(ids) == 1 else "which record" if ids else "the caption and the court"
        evidence = Evidence(self.name, tuple(signals), None, missing)
        targets = [Target(each, 1.0) for each in ids]
        return mention(reading, (start, end), Form.CITED, targets, evidence)

    def _short(self, reading: Reading, citation: Any, full: list[tuple[Any, Mention]]) -> Mention:
        volume, reporter, _ = _parts(citation)
        earlier = [found for known, found in full if _parts(known)[:2] == (volume, reporter)]
        signals = (Signal("reporter", f"{volume} {reporter}", 1.0),)
        missing = "" if earlier else f"the case that begins in {volume} {reporter}"
        evidence = Evidence(self.name, signals, None, missing)
        targets = earlier[-1].targets if earlier else ()
        return mention(reading, citation.span(), Form.BACK, targets, evidence)


@cache
def _eyecite() -> Any:
    """Imported when first needed: its tables take a third of a second to load."""
    from eyecite import get_citations  # noqa: PLC0415

    return get_citations


def _citations(text: str) -> list[Any]:
    return list(_eyecite()(text))


def _parts(citation: Any) -> tuple[str, str, str]:
    groups = citation.groups
    reporter = citation.corrected_reporter()
    return groups.get("volume") or "", str(reporter), groups.get("page") or "___"


def _caption(citation: Any) -> str:
    sides = citation.metadata.plaintiff, citation.metadata.defendant
    if not all(sides):
        return ""
    caption = " v. ".join(re.split(r",\s+No\.", side.strip(" ,"))[0] for side in sides)
    return _SIGNAL.sub("", caption, count=1) if _SIGNAL.match(caption) else caption


def _span(text: str, citation: Any) -> tuple[int, int]:
    """From the caption to the year; a caption that eyecite stretches too far is left out."""
    start, end = citation.span()
    full_start = citation.full_span()[0]
    if _caption(citation) and 0 <= start - full_start <= _LONGEST_CAPTION:
        start = max(full_start, text.rfind("\n", 0, start) + 1)
        signal = _SIGNAL.match(text, start)
        start = signal.end() if signal else start
    behind = _BEHIND.match(text, end)
    return start, behind.end() if behind else end


def _formed(citation: Any, caption: str) -> list[str]:
    """An id of our own for a case that the library lacks: court and caption, or none."""
    court = citation.metadata.court
    return [f"/us/{court}/{slug(caption)}"] if court and slug(caption) else []
