"""Cite: what a citation, docket, name or id leads to."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.authority import Key
from app.domain.authority_table import AuthorityTable
from app.domain.citation_form import citation, stub
from app.domain.mention import Evidence, Form, Mention, Signal, Target
from app.domain.official_address import official_address
from app.domain.pinpoints import absent
from app.domain.references import is_id
from app.plugins import load_one
from app.resolution.resolve import resolve
from app.services.recognise import EXPLICIT
from app.text.reading import reading_of_text


@dataclass(frozen=True, slots=True)
class Cited:
    """What is known of the reference that a mention chose.

    ``citation`` is the form of The Bluebook, empty for what has none of its own; ``keys`` are the
    citations and dockets of the record and of a ruling's case, parallel ones among them;
    ``address`` is an official one; ``held`` says what of its text is in this copy, ``pinpoint``
    what is wrong with the pinpoint.
    """

    id: str
    record: str
    title: str
    kind: str
    citation: str
    keys: tuple[Key, ...]
    address: str
    held: str
    pinpoint: str


def cite(text: str, table: AuthorityTable) -> list[Mention]:
    """The explicit references in ``text`` in reading order, each with the id it leads to.

    A text that is an id, or a key exactly as a record has it, leads there as a whole.  One that
    leads to several records, or to none, has no ``chosen``; ``evidence.missing`` says why.
    """
    whole = text.strip()
    if is_id(whole):
        return [_whole(text, whole, [whole])]
    reading = reading_of_text(text)
    found = [m for name in EXPLICIT for m in load_one("recognisers", name).find(reading, table)]
    if not found and table.by_key(whole):
        return [_whole(text, whole, table.by_key(whole))]
    return resolve(found, reading, table)


def describe(reference: str, table: AuthorityTable) -> Cited:
    """What is known of a reference, whether the library holds it or not."""
    record = table.record_of(reference)
    known = record or stub(reference)
    whole = table.authorities.get(known.part_of) if known.kind == "ruling" else None
    keys = tuple(dict.fromkeys((*known.keys, *(whole.keys if whole else ()))))
    return Cited(
        id=reference,
        record=record.id if record else "",
        title=known.title,
        kind=known.kind.value,
        citation=citation(reference) or "",
        keys=keys,
        address=official_address(reference, keys) or "",
        held=known.held,
        pinpoint=absent(table, reference),
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """The mentions in a text, and what is known of each reference that they chose."""

    mentions: list[Mention]
    references: list[Cited]


def answer(text: str, table: AuthorityTable) -> Answer:
    """Everything that Basis can say of the citations in a text."""
    mentions = cite(text, table)
    chosen = dict.fromkeys(each.chosen for each in mentions if each.chosen)
    return Answer(mentions, [describe(each, table) for each in chosen])


def _whole(text: str, whole: str, ids: list[str]) -> Mention:
    start = text.index(whole)
    missing = "" if len(ids) == 1 else "which of the records with this key"
    evidence = Evidence("cite", (Signal("key", whole, 1.0),), None, missing)
    targets = tuple(Target(each, 1.0) for each in ids)
    chosen = None if missing else ids[0]
    return Mention(start, start + len(whole), whole, Form.CITED, targets, chosen, evidence)
