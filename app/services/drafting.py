"""How laws point back: "such Act", "section 5 of that Act", "subsection (b) of such section".

Drafters mean the last law, title or section that was cited.  The bare words are read so only in
a text that is law itself, which a reading's context tells; elsewhere ``point_back`` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.authority_table import AuthorityTable
from app.domain.law_quoted import quoted_from
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.numbering import act_named, section_of
from app.domain.parts_named import beside
from app.domain.parts_within import parts_within
from app.domain.references import law_of, pinpoint
from app.domain.section_lists import LIST, PARTS, Member, members, words_of
from app.formats import act_names, classification

_NAME = "drafting"
_BACK = r"(?:such|said|that)"
_PART = (
    r"(?P<level>(?:[Ss]ub)?(?:[Ss]ection|[Pp]aragraph|[Cc]lause)s?"
    r"|(?:[Ss]ub)?(?:secs?|pars?|cls?)\.)"
)
_SECTION = re.compile(r"/us/usc/t[0-9]+a?/s[^/]+")
_LISTED = re.compile(
    rf"(?:(?:§\s*){{1,2}}|\b[Ss]ections?\s+|\b[Ss]ecs?\.\s+)(?P<list>{LIST})\s+of\s+"
    rf"(?:{_BACK}\s+(?P<noun>Act|title)\b|(?P<this>this|the)\s+Act\b(?!\s+of))"
)
_AN_ACT = re.compile(
    r"\bAct(?:\s+of\s+[0-9]{4})?(?:,?\s+as\s+amended,?)?\s*[(\[](?:[Ff]ormer\s+)?$"
)
_LONGEST_ACT = 50  # code points from "Act" to its place in the Code
_PARTS_OF = re.compile(rf"\b{_PART}\s+(?P<list>{PARTS})\s+of\s+{_BACK}\s+(?P<noun>section)\b")
_BARE = re.compile(
    rf"\b(?:(?:{_BACK}|Such|Said|That)\s+(?P<noun>Act|section|title)|(?:[Tt]his|[Tt]he)\s+Act)\b"
    r"(?!\s+(?:of|to|[0-9]))"
)


_AMENDS = re.compile(
    r"[^.;“”]{0,60}?\b(?:substituted|inserted|added|struck|amended|re?designated|repealed|changed)\b"
)
_OF_SUCH = re.compile(rf"of\s+{_BACK}\s+(?:Act|title|section)\b")


@dataclass(frozen=True, slots=True)
class _Law:
    """What a mention tells of itself for words behind it."""

    mention: Mention
    act: str
    section: str
    title: str


def drafting(mentions: Sequence[Mention], reading: Reading, table: AuthorityTable) -> list[Mention]:
    """``mentions`` with what points back to them by the drafters' rule, where they cited it."""
    told = [
        _law(each, reading, table)
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
    is_law = reading.context.startswith("/us/")
    if not is_law and not _OF_SUCH.search(reading.text):
        return
    for pattern in (_LISTED, _PARTS_OF, *((_BARE,) if is_law else ())):
        for match in pattern.finditer(reading.text):
            if is_law or not match.groupdict().get("this"):
                yield match


def _read(
    match: re.Match[str], told: Sequence[_Law], reading: Reading, table: AuthorityTable
) -> Iterator[Mention]:
    noun = (match["noun"] or "Act").lower()
    first = 0 if match["noun"] is None else _quotation(reading, match.start())
    behind = (each for each in reversed(told) if first <= each.mention.start)
    last = _cited_before(match, reading)
    source = next((e for e in behind if e.mention.end <= last and _has(e, noun)), None)
    if source is None or _is_amending(match, source, reading):
        return
    if "list" not in match.groupdict():
        yield _pointing(reading, match.span(), _has(source, noun), source)
        return
    listed = list(members(reading.text, *match.span("list")))
    for member in listed:
        reference = _within(source, noun, member, table)
        if match.re is _PARTS_OF:
            reference = _beside(source, match["level"], member)
        yield _pointing(reading, words_of(match, member), reference, source)
    within = parts_within(reading.text, match.start()) if len(listed) == 1 else None
    if within:
        section = _within(source, noun, listed[0], table)
        for part in members(reading.text, *within.span("list")):
            span = words_of(within, part, end=match.end())
            yield _pointing(reading, span, section + pinpoint(part.subdivisions), source)


def _is_amending(match: re.Match[str], source: _Law, reading: Reading) -> bool:
    """Whether "the Act" in an editor's note stands behind the law that amended it."""
    is_bare = match.re is _BARE and match["noun"] is None
    if not is_bare or quoted_from(reading.text, match.start()) is not None:
        return False
    return _AMENDS.match(reading.text, source.mention.end) is not None


def _cited_before(match: re.Match[str], reading: Reading) -> int:
    """Where what it points back to must have been cited: "this Act" quoted is what is quoted."""
    begins = quoted_from(reading.text, match.start()) if reading.context else None
    is_this = match[0].lower().endswith("this act")
    return begins if is_this and begins is not None else match.start()


def _quotation(reading: Reading, place: int) -> int:
    """Where the law's own words that are quoted at a place begin: "such Act" is one of theirs."""
    text = reading.text
    is_open = text.count("“", 0, place) > text.count("”", 0, place)
    return text.rfind("“", 0, place) if is_open and reading.context else 0


def _has(law: _Law, noun: str) -> str:
    return {"act": law.act, "section": law.section, "title": law.title}[noun]


def _beside(source: _Law, level: str, member: Member) -> str:
    """A part "of such section", which may have been cited with the part that it lies in."""
    cited = (source.mention.chosen or "").removeprefix(source.section)
    holder = beside(tuple(cited.split("/")[1:]), level) or ()
    return "/".join((source.section, *holder)) + pinpoint(member.subdivisions)


def _within(source: _Law, noun: str, member: Member, table: AuthorityTable) -> str:
    parts = pinpoint(member.subdivisions)
    if noun == "section":
        return source.section + parts
    if noun == "title":
        return f"{source.title}/s{member.number}{parts}"
    act, number = source.act, member.number
    known = section_of(table, act, number) or classification.section(act, number)
    return (known or f"{act}/s{number}") + parts


def _law(mention: Mention, reading: Reading, table: AuthorityTable) -> _Law:
    """The act, section and title of the Code that a mention's choice is or lies in."""
    chosen = mention.chosen or ""
    is_itself = mention.text.lower().startswith("this ")
    section = None if is_itself else _SECTION.match(chosen)
    named = [each.words for each in mention.evidence.signals if each.field == "act"]
    told = (act_named(table, named[0]) or act_names.act(named[0])) if named else None
    act = told or _act(chosen, table)
    act = act or _classified(mention, reading)
    title = section[0].rsplit("/", 1)[0] if section else ""
    return _Law(mention, act, section[0] if section else "", title)


def _classified(mention: Mention, reading: Reading) -> str:
    """The act that the section cited behind it is of: ``Act of 1978 (50 U.S.C. 1801 et seq.)``."""
    is_whole = any(
        each.field == "trailer" and "seq" in each.words for each in mention.evidence.signals
    )
    before = max(0, mention.start - _LONGEST_ACT)
    if not is_whole or not _AN_ACT.search(reading.text, before, mention.start):
        return ""
    return classification.act_at(mention.chosen or "") or ""


def _act(chosen: str, table: AuthorityTable) -> str:
    record = table.record_of(chosen)
    if record is not None:
        return record.id if record.kind == "act" else ""
    return law_of(chosen) if chosen.startswith(("/us/pl/", "/us/act/")) else ""


def _pointing(reading: Reading, span: tuple[int, int], reference: str, source: _Law) -> Mention:
    signals = (Signal("antecedent", source.mention.text, 1.0),)
    words = reading.text[slice(*span)]
    targets = (Target(reference, 1.0),)
    return Mention(*span, words, Form.BACK, targets, reference, Evidence(_NAME, signals))
