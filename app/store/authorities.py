"""Authorities with their names, keys, traits, events and provisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlite_utils import Database

from app.domain.authority import Authority, AuthorityKind, Event, Key, Provision, Trait
from app.domain.keys import fold, fold_name
from app.store import marks

_FIELDS = "id, kind, title, digest, as_of, source, part_of, held, court, stub"
_PARTS = ("names", "keys", "numberings", "traits", "events", "provisions")
_CHANGES = "authorities changed"


def get(db: Database, authority: str) -> Authority | None:
    """The record of exactly that id, or None; see ``holder`` for provisions and old ids."""
    return next(iter(_read(db, "where id = ?", [authority])), None)


def every(db: Database) -> list[Authority]:
    """All records, in the order of their ids."""
    return _read(db, "", [])


def parts_of(db: Database, authority: str) -> list[Authority]:
    """The records that say they belong to one: a case's rulings, an act's sections."""
    return _read(db, "where part_of = ?", [authority])


def put(db: Database, authority: Authority) -> None:
    """Keep a record, in place of the one of the same id."""
    row = {field.strip(): getattr(authority, field.strip()) for field in _FIELDS.split(",")}
    db.table("authorities").upsert(row | {"stub": int(authority.stub)}, pk="id")
    for part in _PARTS:
        db.execute(f"delete from {part} where authority = ?", [authority.id])
    db.table("names").insert_all(
        _numbered(authority, ({"name": n, "folded": fold_name(n)} for n in authority.names))
    )
    db.table("keys").insert_all(
        _numbered(authority, (asdict(k) | {"folded": fold(k.value)} for k in authority.keys))
    )
    db.table("traits").insert_all(_numbered(authority, map(asdict, authority.traits)))
    db.table("events").insert_all(_numbered(authority, map(asdict, authority.events)))
    db.table("provisions").insert_all(_numbered(authority, map(asdict, authority.provisions)))
    db.table("numberings").insert_all(
        _numbered(
            authority, ({"provision": p, "number": number} for p, number in authority.numbering)
        )
    )
    touch(db)


def merge(db: Database, old: str, new: str) -> None:
    """Let an id lead to another for ever: two records were found to be one."""
    db.execute("update redirects set new = ? where new = ?", [new, old])
    db.table("redirects").upsert({"old": old, "new": new}, pk="old")
    touch(db)


def redirect(db: Database, authority: str) -> str:
    """The id that an id leads to now: itself, unless its record was merged into another."""
    row = db.execute("select new from redirects where old = ?", [authority]).fetchone()
    return str(row[0]) if row else authority


def holder(db: Database, provision: str) -> str | None:
    """The id of the record whose text has a provision of exactly that id, or None."""
    row = db.execute("select authority from provisions where id = ?", [provision]).fetchone()
    return str(row[0]) if row else None


def revision(db: Database) -> int:
    """A number that grows with every change of any record, to key what is derived from them."""
    return int(marks.get(db, _CHANGES) or 0)


def touch(db: Database) -> None:
    """Say that records, or the texts held of them, have changed."""
    marks.put(db, _CHANGES, str(revision(db) + 1))


def _numbered(
    authority: Authority, rows: Iterable[dict[str, object]]
) -> Iterable[dict[str, object]]:
    for ordinal, row in enumerate(rows):
        yield row | {"authority": authority.id, "ordinal": ordinal}


def _read(db: Database, where: str, parameters: list[str]) -> list[Authority]:
    rows = list(db.query(f"select {_FIELDS} from authorities {where} order by id", parameters))
    chosen = f"authority in (select id from authorities {where})"
    parts = {part: _grouped(db, part, chosen, parameters) for part in _PARTS}
    return [_authority(row, {part: parts[part][row["id"]] for part in _PARTS}) for row in rows]


def _grouped(
    db: Database, part: str, where: str, parameters: list[str]
) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in db.query(
        f"select * from {part} where {where} order by authority, ordinal", parameters
    ):
        rows[row["authority"]].append(row)
    return rows


def _authority(row: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> Authority:
    return Authority(
        **row | {"kind": AuthorityKind(row["kind"]), "stub": bool(row["stub"])},
        names=tuple(r["name"] for r in parts["names"]),
        keys=tuple(Key(r["kind"], r["value"]) for r in parts["keys"]),
        numbering=tuple((r["provision"], r["number"]) for r in parts["numberings"]),
        traits=tuple(Trait(r["text"], r["source"]) for r in parts["traits"]),
        events=tuple(
            Event(r["date"], r["kind"], r["text"], r["source"], r["by"]) for r in parts["events"]
        ),
        provisions=tuple(
            Provision(r["id"], r["authority"], r["heading"], r["start"], r["end"])
            for r in parts["provisions"]
        ),
    )
