"""An authority as a list of references has it: its parts by name, and how a brief cites it.

Forms follow The Bluebook: rule 10 (cases; 10.8.1 for those without a reporter), 11 (constitutions),
12 (statutes), 14 (regulations, notices, presidential papers).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.authority import Authority, AuthorityKind, Key
from app.domain.citation_form import citation as citation_of
from app.domain.dates import first_day, is_date

_VOLUME = re.compile(r"(\d+) (.+?) (\d+)")
_SECTION = re.compile(r"/us/(usc|cfr)/t(\w+)/s([\w.-]+)")
_CODES = {"usc": "U.S.C.", "cfr": "C.F.R."}
_MADE = ("decided", "enacted", "signed", "issued", "published", "granted", "denied", "designated")
_DECIDED = frozenset({"decided"})
_DAY = re.compile(r"/(\d{4}-\d{2}-\d{2})$")
_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept."),
    *("Oct.", "Nov.", "Dec."),
)
_APPLICATION = re.compile(r"\b\d{2}A\d+$")  # an application to the Supreme Court, as against
# the dockets that the case had below
_COURTS = {"Supreme Court of the United States": "U.S."}
_CASES = (AuthorityKind.CASE, AuthorityKind.RULING)


@dataclass(frozen=True, slots=True)
class Reference:
    """An authority by the parts of its citation; what is not known of it is empty.

    ``issued`` is an ISO date, perhaps of reduced precision.  ``source`` is the reporter, register,
    code or Statutes at Large that ``volume`` and ``page`` (or ``section``) count in.
    """

    authority: Authority
    title: str
    issued: str = ""
    source: str = ""
    volume: str = ""
    page: str = ""
    section: str = ""
    dockets: tuple[str, ...] = ()

    @property
    def kind(self) -> AuthorityKind:
        """What it is."""
        return self.authority.kind


def reference(authority: Authority, case: Authority | None = None) -> Reference:
    """The parts of an authority's citation; ``case`` is the one that a ruling was made in."""
    keys = authority.keys + (case.keys if case else ())
    section = _SECTION.match(authority.id)
    found = next(filter(None, map(_printed, keys)), None)
    if section:
        source, volume, page = _CODES[section[1]], section[2], ""
    else:
        source, volume, page = (found[2], found[1], found[3]) if found else ("", "", "")
    return Reference(
        authority=authority,
        title=case.title if case else authority.title,
        issued=issued(authority),
        source=source,
        volume=volume,
        page=page,
        section=section[3] if section else "",
        dockets=tuple(dict.fromkeys(key.value for key in keys if key.kind == "docket")),
    )


def issued(authority: Authority) -> str:
    """The day it was made: a ruling's own, else that of the first event that made it.

    Nothing where only bounds of that day are known.  Of a case, only its being decided counts:
    what else was issued in it may be another court's.
    """
    if day := _DAY.search(authority.id):
        return day[1]
    kinds = _DECIDED if authority.kind is AuthorityKind.CASE else _MADE
    made = sorted((e for e in authority.events if e.kind in kinds), key=lambda e: first_day(e.date))
    return made[0].date if made and is_date(made[0].date) else ""


def cited(one: Reference, pinpoint: str = "") -> str:
    """How a brief cites it; its title alone where nothing else is known."""
    if one.section:
        return f"{one.volume} {one.source} § {one.section}{pinpoint}"
    if one.kind in _CASES:
        return _case(one)
    own = citation_of(one.authority.id) or ""
    printed = f"{one.volume} {one.source} {one.page}" if one.page else ""
    if one.kind in (AuthorityKind.ORDER, AuthorityKind.PROCLAMATION):
        return _joined(own or one.title, printed, _in_brackets(words_of(one.issued)))
    if one.kind is AuthorityKind.ACT:
        chapter = next((k.value for k in one.authority.keys if k.kind == "act"), "")
        named = ", ".join(filter(None, (one.title, _chapter(chapter))))
        return _joined(named, printed, _in_brackets(one.issued[:4])) if printed else named
    if one.kind is AuthorityKind.NOTICE:
        title = one.title.replace(f" ({printed})", "") if printed else one.title
        return _joined(title, printed, _in_brackets(words_of(one.issued)))
    return own or one.title


def _case(one: Reference) -> str:
    court = _COURTS.get(one.authority.court, one.authority.court)
    if one.page:
        bench = "" if one.source == court else court
        return _joined(
            one.title, f"{one.volume} {one.source} {one.page}", _bench(bench, one.issued[:4])
        )
    return _joined(one.title, _docket(one), _bench(court, words_of(one.issued)))


def _docket(one: Reference) -> str:
    """The one docket number; nothing where a case has several, of which a ruling has but one."""
    own = [d for d in one.dockets if _APPLICATION.search(d)] or list(one.dockets)
    return own[0] if len(own) == 1 else ""


def words_of(day: str) -> str:
    """An ISO date as citations write it: ``Jan. 20, 2025``, ``Jan. 2025``, ``2025``."""
    year, month, number = (*day.split("-"), "", "")[:3]
    name = _MONTHS[int(month) - 1] if month else ""
    if number:
        return f"{name} {int(number)}, {year}"
    return f"{name} {year}".strip()


def _printed(key: Key) -> re.Match[str] | None:
    """Volume, source and page of a key that says where a thing is printed."""
    return _VOLUME.fullmatch(key.value) if key.kind in ("reporter", "fr", "stat") else None


def _chapter(key: str) -> str:
    found = re.search(r"ch\. \d+", key)
    return found[0] if found else ""


def _bench(court: str, date: str) -> str:
    return _in_brackets(" ".join(filter(None, (court, date))))


def _in_brackets(words: str) -> str:
    return f"({words})" if words else ""


def _joined(title: str, place: str, date: str) -> str:
    return " ".join(filter(None, (", ".join(filter(None, (title, place))), date)))
