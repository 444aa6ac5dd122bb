"""What an opinion of a federal court says of itself, and the records that it makes.

Courts have the ids of the courts-db list (``scotus``, ``ca9``), as in the ids of authorities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.authority import Authority, AuthorityKind, Event, Key
from app.domain.references import fold_dashes, slug

_SUPREME = ("scotus", "Supreme Court of the United States")
_APPEALS = "United States Court of Appeals for the {} Circuit"
_CIRCUITS = {
    **{"first": "ca1", "second": "ca2", "third": "ca3", "fourth": "ca4", "fifth": "ca5"},
    **{"sixth": "ca6", "seventh": "ca7", "eighth": "ca8", "ninth": "ca9", "tenth": "ca10"},
    **{"eleventh": "ca11", "federal": "cafc", "district of columbia": "cadc"},
}
_SMALL = {"v": "v.", "of": "of", "the": "the", "and": "and", "for": "for", "in": "in"}
_HEAD = 12_000  # characters in which an opinion says what it is

_CIRCUIT = re.compile(
    rf"court\s+of\s+appeals,?\s+for\s+the\s+({'|'.join(_CIRCUITS)})\s+circuit", re.IGNORECASE
)
_CIRCUIT_FIRST = re.compile(
    rf"court\s+of\s+appeals,?\s+({'|'.join(_CIRCUITS)})\s+circuit", re.IGNORECASE
)
_HOST = re.compile(r"//(?:[a-z0-9-]+\.)*(ca[0-9]{1,2}|cadc|cafc|supremecourt)\.(?:uscourts\.)?gov/")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = rf"((?:{_MONTHS})\s+[0-9]{{1,2}},\s+[0-9]{{4}})"
_DECIDED = (
    re.compile(rf"(?:decided|filed)\s*:?\s+{_DATE}", re.IGNORECASE),
    re.compile(rf"\[\s*{_DATE}\s*\]"),
    re.compile(rf"^\s*\(?{_DATE}\)?\s*$", re.MULTILINE | re.IGNORECASE),
)
_NUMBERS = re.compile(
    r"\b(?:Docket\s+)?Nos?\.\s*((?:[0-9]{2,4}[A-Z]?[-–][0-9]+[\w-]*|[0-9]{2}A[0-9]+)"
    r"(?:(?:,|,?\s+and|\s*&)\s*[0-9]{2,4}[-–][0-9]+[\w-]*)*)"
)
_NUMBER = re.compile(r"[0-9]{2,4}[A-Z]?[-–][0-9]+(?:-[a-z]+)?|[0-9]{2}A[0-9]+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a decision; ``decided`` is an ISO date, and what is not known is empty."""

    caption: str
    court: str = ""  # id
    court_name: str = ""
    dockets: tuple[str, ...] = ()
    decided: str = ""


def facts(caption: str, text: str, url: str = "") -> Facts:
    """The court, dockets and day that an opinion states near its beginning, or its address does."""
    head = fold_dashes(text[:_HEAD])
    court, name = _court(head, url)
    found = _NUMBERS.search(head)
    dockets = tuple(dict.fromkeys(_NUMBER.findall(found[1]))) if found else ()
    return Facts(caption, court, name, dockets, _decided(head))


def told_apart(ruling: Authority, own: str, seen: set[str]) -> Authority:
    """A ruling whose id no other of its source has; ``seen`` holds those, and takes in its own.

    A dissent may be an opinion of its own, and a court may rule twice in a case on one day.
    ``own`` is what the source calls it.
    """
    apart = replace(ruling, id=f"{ruling.id}_{own}") if ruling.id in seen else ruling
    seen.add(apart.id)
    return apart


def records(known: Facts, source: str, held: str, other: str = "") -> tuple[Authority, Authority]:
    """The case, and the ruling in it; ``other`` names a ruling whose day is not known."""
    case = f"/us/{known.court or 'opinion'}/{slug(known.caption)}"
    numbers = f", No. {', '.join(known.dockets)}" if known.dockets else ""
    day = known.decided
    event = Event(day, "decided", "The opinion was filed.", source)
    ruling = Authority(
        id=f"{case}/{day or other}",
        kind=AuthorityKind.RULING,
        title=f"{known.caption}{numbers}" + (f" ({day})" if day else ""),
        as_of=day,
        source=source,
        part_of=case,
        held=held,
        court=known.court_name,
        events=(event,) if day else (),
    )
    return (
        Authority(
            id=case,
            kind=AuthorityKind.CASE,
            title=known.caption,
            as_of=day,
            source=source,
            held="The text stands in the files of its rulings.",
            court=known.court_name,
            keys=tuple(Key("docket", f"No. {number}") for number in known.dockets),
        ),
        ruling,
    )


def court_name(identifier: str) -> str:
    """What a court of this file is called by its id; empty for any other."""
    names = {name: _circuit(words) for words, name in _CIRCUITS.items()}
    return dict([_SUPREME]).get(identifier) or names.get(identifier, "")


def _circuit(words: str) -> str:
    return _APPEALS.format(words.title().replace(" Of ", " of "))


def caption_of(name: str) -> str:
    """A caption from the slug of one: ``noem-v-abrego-garcia`` to ``Noem v. Abrego Garcia``."""
    first, *words = name.split("-")
    written = [_SMALL.get(word, word.capitalize()) for word in words]
    return " ".join([first.capitalize(), *written])


def _court(head: str, url: str) -> tuple[str, str]:
    circuit = _CIRCUIT.search(head) or _CIRCUIT_FIRST.search(head)
    supreme = re.search(r"^\s*SUPREME COURT OF THE UNITED STATES\s*$", head, re.MULTILINE)
    host = _HOST.search(url)
    if supreme or (host and host[1] == "supremecourt"):
        return _SUPREME
    if host:
        names = {identifier: name for name, identifier in _CIRCUITS.items()}
        return host[1], _APPEALS.format(names.get(host[1], "").title().replace(" Of ", " of "))
    if circuit:
        name = " ".join(circuit[1].lower().split())
        return _CIRCUITS[name], _APPEALS.format(name.title().replace(" Of ", " of "))
    return "", ""


def _decided(head: str) -> str:
    for pattern in _DECIDED:
        found = pattern.search(head)
        if found:
            return _day(" ".join(found[1].split()))
    return ""


def _day(text: str) -> str:
    try:
        return datetime.strptime(text.title(), "%B %d, %Y").date().isoformat()
    except ValueError:
        return ""
