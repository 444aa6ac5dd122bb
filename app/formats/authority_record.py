"""An authority's record as the front matter of its file has it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.domain import keys
from app.domain.authority import Authority, AuthorityKind, Event, Key, Trait
from app.domain.references import is_id
from app.formats.fields import Fields

_FIELDS = (
    *("id", "kind", "title", "names", "court", "part_of", "digest", "as_of", "source", "held"),
    *("keys", "traits", "events", "provisions", "stub"),
)
_WORD = re.compile(r"[a-z]+( [a-z]+)*")


def parse(fields: Mapping[str, object], name: str) -> Authority:
    """The authority whose fields stand in the file ``name``.

    ``provisions`` there is the table of an act with two numbers, ``{id of a section: number in
    the act}``, and becomes ``numbering``; ``Authority.provisions`` comes from the text's markers.
    Raises ``BadInput`` naming file, field and remedy for a field that is unknown, missing or of
    the wrong kind, an id that is none, a date that does not exist and a placeholder for a key.
    """
    record = Fields(fields, name)
    record.only(_FIELDS)
    return Authority(
        id=record.reference("id", required=True),
        kind=_kind(record),
        title=record.text("title", required=True),
        court=record.text("court"),
        digest=record.text("digest"),
        source=record.text("source"),
        held=record.text("held"),
        as_of=record.date("as_of"),
        part_of=record.reference("part_of"),
        names=record.texts("names"),
        keys=tuple(map(_key, record.mappings("keys"))),
        traits=tuple(map(_trait, record.mappings("traits"))),
        events=tuple(map(_event, record.mappings("events"))),
        numbering=_numbering(record.mapping("provisions")),
        stub=record.flag("stub"),
    )


def dump(authority: Authority) -> dict[str, object]:
    """The fields that ``parse`` reads as ``authority``, in a stable order, without empty ones."""
    fields: dict[str, object] = {
        "id": authority.id,
        "kind": authority.kind.value,
        "title": authority.title,
        "names": list(authority.names),
        "court": authority.court,
        "part_of": authority.part_of,
        "digest": authority.digest,
        "as_of": authority.as_of,
        "source": authority.source,
        "held": authority.held,
        "keys": [{"kind": key.kind, "value": key.value} for key in authority.keys],
        "traits": [{"text": trait.text, "source": trait.source} for trait in authority.traits],
        "events": [_dump_event(event) for event in authority.events],
        "provisions": dict(authority.numbering),
        "stub": authority.stub,
    }
    return {key: value for key, value in fields.items() if value}


def _kind(record: Fields) -> AuthorityKind:
    value = record.text("kind", required=True)
    try:
        return AuthorityKind(value)
    except ValueError as error:
        remedy = f"Write one of {', '.join(AuthorityKind)}."
        raise record.error("kind", f"is no kind of authority ({value})", remedy) from error


def _key(entry: Fields) -> Key:
    entry.only(("kind", "value"))
    kind, value = entry.text("kind", required=True), entry.text("value", required=True)
    if kind not in keys.KINDS:
        raise entry.error(
            "kind", f"is no kind of key ({kind})", f"It is one of {', '.join(keys.KINDS)}."
        )
    if not keys.is_key(value):
        raise entry.error(
            "value", f"identifies no single record ({value})", "Leave it out until it is known."
        )
    return Key(kind, value)


def _trait(entry: Fields) -> Trait:
    entry.only(("text", "source"))
    return Trait(entry.text("text", required=True), entry.text("source", required=True))


def _event(entry: Fields) -> Event:
    entry.only(("date", "kind", "text", "source", "by"))
    kind = entry.text("kind", required=True)
    if _WORD.fullmatch(kind) is None:
        raise entry.error(
            "kind", f"is no word for an event ({kind})", "Write it as granted, stayed, …"
        )
    return Event(
        date=entry.when("date"),
        kind=kind,
        text=entry.text("text", required=True),
        source=entry.text("source", required=True),
        by=entry.reference("by"),
    )


def _dump_event(event: Event) -> dict[str, str]:
    fields = {"date": event.date, "kind": event.kind, "text": event.text, "source": event.source}
    return fields | ({"by": event.by} if event.by else {})


def _numbering(table: Fields) -> tuple[tuple[str, str], ...]:
    for reference in table.fields:
        if not is_id(reference):
            raise table.error(reference, "is no id", "Write a path such as /us/usc/t8/s1182.")
    return tuple((reference, table.text(reference, required=True)) for reference in table.fields)
