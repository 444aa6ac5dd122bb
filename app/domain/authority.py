"""Authorities: what can be cited, under which names and keys, and what happened to it when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class AuthorityKind(StrEnum):
    """The kinds of the design; a case is a matter before a court, a ruling one decision in it."""

    ACT = "act"
    SECTION = "section"
    REGULATION = "regulation"
    CASE = "case"
    RULING = "ruling"
    ORDER = "order"
    PROCLAMATION = "proclamation"
    NOTICE = "notice"
    TREATY = "treaty"
    CONSTITUTION = "constitution"
    BILL = "bill"


@dataclass(frozen=True, slots=True)
class Key:
    """A citation, docket number or other handle that leads to one record.

    ``kind`` is one of ``domain.keys.KINDS``; ``value`` is the key as the field writes it
    ("No. 24A1079", "335 U.S. 160").
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Trait:
    """A sourced fact that a writer may describe an authority by ("used only in wartime")."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an authority on a date (ISO 8601, possibly ``2026-07``).

    ``kind`` is a word of ``domain.status`` (enacted, issued, granted, stayed, ...); ``by`` is the
    id of the authority that did it, where there is one.
    """

    date: str
    kind: str
    text: str
    source: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """A part with an address of its own; ``start`` and ``end`` are code points in the text held."""

    id: str
    authority: str
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Authority:
    """One record: one id, many names and keys, traits, events, and perhaps a text.

    ``part_of`` is the id of the record it belongs to (a ruling's case, a section's act);
    ``as_of`` the date of the newest source read for it; ``held`` says in words what of its text
    this library holds; a ``stub`` was made from a reference and waits to be filled;
    ``numbering`` pairs an act's sections with their second number (``/us/usc/t8/s1182``,
    ``INA § 212``).
    """

    id: str
    kind: AuthorityKind
    title: str
    digest: str = ""
    as_of: str = ""
    source: str = ""
    part_of: str = ""
    held: str = ""
    court: str = ""
    names: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    numbering: tuple[tuple[str, str], ...] = ()
    traits: tuple[Trait, ...] = ()
    events: tuple[Event, ...] = ()
    provisions: tuple[Provision, ...] = ()
    stub: bool = False


def merged(held: Authority, found: Authority) -> Authority:
    """A record that a text brought without a digest, with what people had written of it kept.

    Names, keys, traits, events and numbering are those of both, the text and its source those
    that were found.
    """
    return replace(
        found,
        title=found.title if held.stub else held.title,
        digest=held.digest,
        as_of=found.as_of or held.as_of,
        part_of=found.part_of or held.part_of,
        court=found.court or held.court,
        names=tuple(dict.fromkeys((*held.names, *found.names))),
        keys=tuple(dict.fromkeys((*held.keys, *found.keys))),
        numbering=tuple(dict.fromkeys((*held.numbering, *found.numbering))),
        traits=tuple(dict.fromkeys((*held.traits, *found.traits))),
        events=tuple(dict.fromkeys((*held.events, *found.events))),
    )
