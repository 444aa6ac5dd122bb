"""What a mention tells of itself for words behind it: its act, its section, its title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading
from app.domain.numbering import act_named
from app.domain.references import law_of
from app.formats import act_names, classification

_SECTION = re.compile(r"/us/usc/t[0-9]+a?/s[^/]+")
_AN_ACT = re.compile(
    r"\bAct(?:\s+of\s+[0-9]{4})?(?:,?\s+as\s+amended,?)?\s*[(\[](?:[Ff]ormer\s+)?$"
)
_LONGEST_ACT = 50  # code points from "Act" to its place in the Code


@dataclass(frozen=True, slots=True)
class Law:
    """What a mention tells of itself for words behind it."""

    mention: Mention
    act: str
    section: str
    title: str


def law_told(mention: Mention, reading: Reading, table: AuthorityTable) -> Law:
    """The act, section and title of the Code that a mention's choice is or lies in."""
    chosen = mention.chosen or ""
    is_itself = mention.text.lower().startswith("this ")
    is_note = chosen.endswith("/note")  # what stands in a note is not the section
    section = None if is_itself or is_note else _SECTION.match(chosen)
    named = [each.words for each in mention.evidence.signals if each.field == "act"]
    told = (act_named(table, named[0]) or act_names.act(named[0])) if named else None
    act = told or _act(chosen, table)
    act = act or _classified(mention, reading)
    title = section[0].rsplit("/", 1)[0] if section else ""
    return Law(mention, act, section[0] if section else "", title)


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
