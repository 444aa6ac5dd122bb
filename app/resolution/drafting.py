"""How laws point back: "such Act", "section 5 of that Act", "subsection (b) of such section".

Drafters mean the last law, title or section that was cited.  The bare words are read so only in
a text that is law itself, which a reading's context tells; elsewhere ``point_back`` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.act_pinpoints import NESTED, nested
from app.domain.authority_table import AuthorityTable
from app.domain.law_quoted import ends_a_quotation, is_spoken_of, quoted_from
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.numbering import section_of
from app.domain.parts_named import beside
from app.domain.parts_within import parts_within
from app.domain.references import pinpoint
from app.domain.section_lists import LIST, PARTS, Member, members, words_of
from app.formats import classification
from app.resolution.law_told import Law, law_told
from app.resolution.quoted_parts import law_before

_NAME = "drafting"
_BACK = r"(?:such|said|that)"
_PART = (
    r"(?P<level>(?:[Ss]ub)?(?:[Ss]ection|[Pp]aragraph|[Cc]lause)s?"
    r"|(?:[Ss]ub)?(?:secs?|pars?|cls?)\.)"
)
_LISTED = re.compile(
    rf"(?:(?:§\s*){{1,2}}|\b[Ss]ections?\s+|\b[Ss]ecs?\.\s+)(?P<list>{LIST})\s+of\s+"
    rf"(?:{_BACK}\s+(?P<noun>Act|title)\b|(?P<this>this|the)\s+Act\b(?!\s+of))"
)
# "section 2 of this Act", "the first section of such Act"
_FIRST_SECTION = re.compile(
    rf"\b[Tt]he\s+first\s+section\s+of\s+(?:(?P<this>this)|{_BACK})\s+(?P<noun>Act)\b(?!\s+of)"
)
# "Subtitle C of title I of the Act"
_UNITS_OF = re.compile(
    rf"\b(?P<units>{NESTED})\s+of\s+(?:(?P<this>this|the)\s+Act\b|{_BACK}\s+(?P<noun>Act)\b)(?!\s+of)"
)
_PARTS_OF = re.compile(rf"\b{_PART}\s+(?P<list>{PARTS})\s+of\s+{_BACK}\s+(?P<noun>section)\b")
_BARE = re.compile(
    rf"\b(?:(?:{_BACK}|Such|Said|That)\s+(?P<noun>Act|section|title)|(?:[Tt]his|[Tt]he)\s+Act)\b"
    r"(?!\s+(?:of|to|[0-9]))"
)


_AMENDS = re.compile(
    r"[^.;“”]{0,60}?\b(?:substituted|inserted|added|struck|amended|re?designated|repealed|changed)\b"
)
_PROVIDES = re.compile(r"\bprovided(?:\s+that)?:\s+“")
_OF_SUCH = re.compile(rf"of\s+{_BACK}\s+(?:Act|title|section)\b")


def drafting(mentions: Sequence[Mention], reading: Reading, table: AuthorityTable) -> list[Mention]:
    """``mentions`` with what points back to them by the drafters' rule, where they cited it."""
    told = [
        law_told(each, reading, table)
        for each in sorted(mentions, key=lambda m: m.start)
        if each.chosen
    ]
    taken = [(each.start, each.end) for each in mentions if each.form == Form.CITED]
    found: list[Mention] = []
    for match in _matches(reading):
        free = not any(start < match.end() and match.start() < end for start, end in taken)
        if free:
            found += _read(match, told, reading, table)
            taken.append(match.span())
    return [*mentions, *found]


def _matches(reading: Reading) -> Iterator[re.Match[str]]:
    is_law = reading.context.startswith("/us/") or _PROVIDES.search(reading.text) is not None
    if not is_law and not _OF_SUCH.search(reading.text):
        return
    for pattern in (_LISTED, _FIRST_SECTION, _UNITS_OF, _PARTS_OF, *((_BARE,) if is_law else ())):
        for match in pattern.finditer(reading.text):
            if is_spoken_of(reading.text, *match.span()):
                continue
            if is_law or not match.groupdict().get("this"):
                yield match


def _read(
    match: re.Match[str], told: Sequence[Law], reading: Reading, table: AuthorityTable
) -> Iterator[Mention]:
    noun = (match["noun"] or "Act").lower()
    source = _source(match, told, reading, noun)
    if source is None or _is_amending(match, source, reading):
        return
    if match.re is _UNITS_OF:
        yield _pointing(reading, match.span(), source.act + nested(match["units"]), source)
        return
    if "list" not in match.groupdict():
        section = "/s1" if match.re is _FIRST_SECTION else ""
        yield _pointing(reading, match.span(), _has(source, noun) + section, source)
        return
    listed = list(members(reading.text, *match.span("list")))
    for member in listed:
        reference = _within(source, noun, member, table)
        if match.re is _PARTS_OF:
            reference = _beside(source, match["level"], member)
        if reference:
            yield _pointing(reading, words_of(match, member), reference, source)
    within = parts_within(reading.text, match.start()) if len(listed) == 1 else None
    for part in members(reading.text, *within.span("list")) if within else ():
        span = words_of(within, part, end=match.end()) if within else match.span()
        reference = _within(source, noun, listed[0], table) + pinpoint(part.subdivisions)
        yield _pointing(reading, span, reference, source)


def _source(match: re.Match[str], told: Sequence[Law], reading: Reading, noun: str) -> Law | None:
    """The last law cited that has what the noun says; of "this Act", the law that is quoted."""
    if match.groupdict().get("this") == "the" and ends_a_quotation(reading.text, match.start()):
        return None
    if _is_this_act(match):
        return _of_the_law_quoted(match, told, reading)
    first = 0 if match["noun"] is None else _quotation(reading, match.start())
    behind = (each for each in reversed(told) if first <= each.mention.start)
    return next((e for e in behind if e.mention.end <= match.start() and _has(e, noun)), None)


def _is_this_act(match: re.Match[str]) -> bool:
    return (match.groupdict().get("this") or match[0]).lower() in ("this", "this act")


def _of_the_law_quoted(match: re.Match[str], told: Sequence[Law], reading: Reading) -> Law | None:
    """The law that is quoted there; nothing in other words of a note."""
    begins = quoted_from(reading.text, match.start())
    if begins is None:
        return None
    law = law_before([each.mention for each in told], begins, reading.text)
    return next((each for each in told if each.mention is law), None)


def _is_amending(match: re.Match[str], source: Law, reading: Reading) -> bool:
    """Whether "the Act" in an editor's note stands behind the law that amended it."""
    is_bare = match.re is _BARE and match["noun"] is None
    if not is_bare or quoted_from(reading.text, match.start()) is not None:
        return False
    return _AMENDS.match(reading.text, source.mention.end) is not None


def _quotation(reading: Reading, place: int) -> int:
    """Where the law's own words that are quoted at a place begin: "such Act" is one of theirs."""
    text = reading.text
    is_open = text.count("“", 0, place) > text.count("”", 0, place)
    return text.rfind("“", 0, place) if is_open and reading.context else 0


def _has(law: Law, noun: str) -> str:
    return {"act": law.act, "section": law.section, "title": law.title}[noun]


def _beside(source: Law, level: str, member: Member) -> str:
    """A part "of such section", which may have been cited with the part that it lies in."""
    cited = (source.mention.chosen or "").removeprefix(source.section)
    if _is_deeper(cited, level, member):
        return ""
    holder = beside(tuple(cited.split("/")[1:]), level) or ()
    return "/".join((source.section, *holder)) + pinpoint(member.subdivisions)


def _is_deeper(cited: str, level: str, member: Member) -> bool:
    """Whether a "subsection (ii)" is a numeral below what was cited with more than a subsection."""
    numeral = re.match(r"\((?:[ivx]{2,}|[IVX]{2,})\)", member.subdivisions)
    return level.lower().startswith("subsec") and bool(numeral) and cited.count("/") > 1


def _within(source: Law, noun: str, member: Member, table: AuthorityTable) -> str:
    parts = pinpoint(member.subdivisions)
    if noun == "section":
        return source.section + parts
    if noun == "title":
        return f"{source.title}/s{member.number}{parts}"
    act, number = source.act, member.number
    known = section_of(table, act, number) or classification.section(act, number)
    return (known or f"{act}/s{number}") + parts


def _pointing(reading: Reading, span: tuple[int, int], reference: str, source: Law) -> Mention:
    signals = (Signal("antecedent", source.mention.text, 1.0),)
    words = reading.text[slice(*span)]
    targets = (Target(reference, 1.0),)
    return Mention(*span, words, Form.BACK, targets, reference, Evidence(_NAME, signals))
