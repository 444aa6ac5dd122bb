"""Case citations, led to a record by reporter and page, then by caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.authority_table import AuthorityTable
from app.domain.keys import is_key
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import slug
from app.language.captions import caption_before
from app.language.case_citations import CaseCitation, case_citations
from app.language.reporters import court_in, court_of
from app.recognisers import mention

__all__ = ["Cases"]

# Pin pages and footnotes; a number before another reporter begins the parallel citation.
_PINS = re.compile(
    r"(?:(?:,\s*(?:at\s+)?|\s+at\s+)(?:\*?[0-9]++(?:[-–—]\*?[0-9]++)?|_++)(?!\s+[A-Z][\w.]*\.)"
    r"(?:,?\s*(?:&\s*)?n(?:n|ote)?\.?\s?[0-9]+(?:[-–][0-9]+)?)?)*"
)
_LAST_PAGE = re.compile(
    r"(?:[-–—]\*?[0-9]+)?(?:,?\s*(?:&\s*)?n(?:n|ote)?\.\s?[0-9]+(?:[-–][0-9]+)?)?"
)
_PARENTHESIS = re.compile(
    r",?\s*\((?:(?P<words>[^()]{0,60}?)(?:1[6789]|20)[0-9]{2}|(?P<court>[^()]{0,20}Cir\.))\)"
)
_DOCKET = re.compile(r",\s+Nos?\.")
_PARALLEL = re.compile(r"\s*,\s*")


@dataclass(slots=True)
class _Decision:
    """One decision cited once: its parallel citations, and what stands around them."""

    citations: list[CaseCitation]
    start: int
    ends: list[int]
    caption: str = ""
    court: str = ""

    @property
    def keys(self) -> list[str]:
        return [f"{each.volume} {each.reporter} {each.page}" for each in self.citations]


class Cases:
    """``Ludecke v. Watkins, 335 U.S. 160, 170 (1948)``; ``604 U. S. ___`` goes by its caption."""

    name = "cases"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Full citations as ``cited``, short ones (``335 U.S., at 171``) as ``back``.

        Parallel citations are a mention each, of one authority.
        """
        told: list[tuple[CaseCitation, tuple[Target, ...]]] = []
        for decision in _decisions(reading.text):
            if decision.citations[0].short:
                yield self._short(reading, decision.citations[0], told)
                continue
            for found in self._full(reading, decision, table):
                told += [(each, found.targets) for each in decision.citations]
                yield found

    def _full(
        self, reading: Reading, decision: _Decision, table: AuthorityTable
    ) -> Iterator[Mention]:
        ids, signals = _records(decision, table)
        missing = "" if len(ids) == 1 else "which record" if ids else "the caption and the court"
        starts = (decision.start, *(each.start for each in decision.citations[1:]))
        targets = [Target(each, 1.0) for each in ids]
        for key, start, end in zip(decision.keys, starts, decision.ends, strict=True):
            evidence = Evidence(self.name, (Signal("reporter", key, 1.0), *signals), None, missing)
            yield mention(reading, (start, end), Form.CITED, targets, evidence)

    def _short(
        self,
        reading: Reading,
        citation: CaseCitation,
        told: Sequence[tuple[CaseCitation, tuple[Target, ...]]],
    ) -> Mention:
        """The decision that begins last before the page, in the same volume."""
        written = f"{citation.volume} {citation.reporter}"
        begun = [
            (int(full.page), number, targets)
            for number, (full, targets) in enumerate(told)
            if f"{full.volume} {full.reporter}" == written
            and full.page.isdigit()
            and citation.page.isdigit()
            and int(full.page) <= int(citation.page)
        ]
        targets = max(begun)[2] if begun else ()
        missing = "" if len(targets) == 1 else f"the case that begins in {written}"
        evidence = Evidence(self.name, (Signal("reporter", written, 1.0),), None, missing)
        span = (citation.start, _pinned(reading.text, citation))
        return mention(reading, span, Form.BACK, targets, evidence)


def _decisions(text: str) -> Iterator[_Decision]:
    """The citations of a text, parallel ones together, each with its caption and court."""
    last: _Decision | None = None
    for citation in case_citations(text):
        end = _pinned(text, citation)
        if last and not citation.short and _is_parallel(text, last, citation):
            last.citations.append(citation)
            last.ends.append(end)
            continue
        if last:
            yield _closed(text, last)
        last = _opened(text, citation, end, last.ends[-1] if last else 0)
    if last:
        yield _closed(text, last)


def _pinned(text: str, citation: CaseCitation) -> int:
    """Where a citation ends with the pages that it points at."""
    last_page = _LAST_PAGE.match(text, citation.end)
    end = last_page.end() if last_page else citation.end
    pins = _PINS.match(text, end)
    return pins.end() if pins else end


def _is_parallel(text: str, last: _Decision, citation: CaseCitation) -> bool:
    between = _PARALLEL.fullmatch(text, last.ends[-1], citation.start)
    same = any(each.reporter == citation.reporter for each in last.citations)
    return bool(between) and not last.citations[0].short and not same


def _opened(text: str, citation: CaseCitation, end: int, lowest: int) -> _Decision:
    span = None if citation.short else caption_before(text, citation.start, lowest)
    if span is None:
        return _Decision([citation], citation.start, [end])
    caption = _DOCKET.split(" ".join(text[slice(*span)].split()))[0]
    return _Decision([citation], span[0], [end], caption)


def _closed(text: str, decision: _Decision) -> _Decision:
    """With the parenthesis behind it, which tells the court where the reporter does not."""
    parenthesis = _PARENTHESIS.match(text, decision.ends[-1])
    named = [court for each in decision.citations if (court := court_of(each.reporter))]
    decision.court = named[0] if named else ""
    if parenthesis and not decision.citations[0].short:
        decision.ends[-1] = parenthesis.end()
        decision.court = decision.court or court_in(
            parenthesis["words"] or parenthesis["court"] or ""
        )
    return decision


def _records(decision: _Decision, table: AuthorityTable) -> tuple[list[str], list[Signal]]:
    """The records that it leads to, or an id of our own from court and caption."""
    held = [each for key in decision.keys if is_key(key) for each in table.by_key(key)]
    signals = [Signal("caption", decision.caption, 1.0)] if decision.caption else []
    if not held and decision.caption:
        held = table.by_name(decision.caption)
    if held:
        return list(dict.fromkeys(held)), signals
    name = slug(decision.caption)
    return ([f"/us/{decision.court}/{name}"] if decision.court and name else []), signals
