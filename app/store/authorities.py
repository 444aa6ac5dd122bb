"""Authorities with their names, keys, traits, events and provisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from sqlite_utils import Database

from app.domain.authority import Authority, AuthorityKind, Event, Key, Provision, Trait
from app.domain.keys import fold, fold_name
from app.domain.references import ancestors
from app.store import marks, parts, rows

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
    rows.keep(db, "authorities", row | {"stub": int(authority.stub)}, "id")
    parts.replace(db, {"authority": authority.id}, _columns(authority))
    touch(db)


def merge(db: Database, old: str, new: str) -> None:
    """Let an id lead to another for ever: two records were found to be one."""
    db.execute("update redirects set new = ? where new = ?", [new, old])
    rows.keep(db, "redirects", {"old": old, "new": new}, "old")
    touch(db)


def redirect(db: Database, authority: str) -> str:
    """The id that an id leads to now: itself, unless its record was merged into another."""
    row = db.execute("select new from redirects where old = ?", [authority]).fetchone()
    return str(row[0]) if row else authority


def redirects(db: Database) -> list[tuple[str, str]]:
    """Every id of a merged record with the id that it leads to, in their order."""
    return [(row[0], row[1]) for row in db.execute("select old, new from redirects order by old")]


def case_of(db: Database, court: str, dockets: Iterable[str]) -> str | None:
    """The case of a court (``/us/scotus``) that has one of these dockets, or None."""
    sql = (
        "select a.id from keys k join authorities a on a.id = k.authority where k.kind = 'docket'"
        " and k.folded = ? and a.kind = 'case' and substr(a.id, 1, ?) = ? order by a.id"
    )
    beginning = f"{court}/"
    for docket in dockets:
        row = db.execute(sql, [fold(docket), len(beginning), beginning]).fetchone()
        if row:
            return str(row[0])
    return None


def holder(db: Database, provision: str) -> str | None:
    """The id of the record whose text has a provision of exactly that id, or None.

    Of several, the last in the order of ids, as in an ``AuthorityTable``.
    """
    sql = "select max(authority) from provisions where id = ?"
    row = db.execute(sql, [provision]).fetchone()
    return str(row[0]) if row[0] else None


def record_of(db: Database, reference: str) -> Authority | None:
    """The record that an id belongs to, as ``AuthorityTable.record_of`` has it, from the library.

    For a few ids: it asks of each path above.
    """
    for path in ancestors(reference):
        found = get(db, path) or get(db, holder(db, path) or "")
        if found:
            return found
    return None


def held_under(db: Database, path: str) -> str | None:
    """The record of exactly that id, else the one whose text has a provision of it, or None."""
    row = db.execute("select id from authorities where id = ?", [path]).fetchone()
    return str(row[0]) if row else holder(db, path)


def ids(db: Database) -> list[str]:
    """The ids of all records, in their order."""
    return [str(row[0]) for row in db.execute("select id from authorities order by id")]


def counts(db: Database) -> dict[AuthorityKind, int]:
    """How many records there are of each kind that there is any of."""
    found = db.execute("select kind, count(*) from authorities group by kind")
    return {AuthorityKind(kind): count for kind, count in found}


def revision(db: Database) -> int:
    """A number that grows with every change of any record, to key what is derived from them."""
    return int(marks.get(db, _CHANGES) or 0)


def touch(db: Database) -> None:
    """Say that records, or the texts held of them, have changed."""
    marks.put(db, _CHANGES, str(revision(db) + 1))


def _columns(authority: Authority) -> dict[str, Iterable[rows.Row]]:
    return {
        "names": [{"name": name, "folded": fold_name(name)} for name in authority.names],
        "keys": [asdict(key) | {"folded": fold(key.value)} for key in authority.keys],
        "numberings": [{"provision": p, "number": number} for p, number in authority.numbering],
        "traits": map(asdict, authority.traits),
        "events": map(asdict, authority.events),
        "provisions": map(_provision, authority.provisions),
    }


def _provision(each: Provision) -> rows.Row:
    return {"id": each.id, "heading": each.heading, "start": each.start, "end": each.end}


def _read(db: Database, where: str, parameters: list[str]) -> list[Authority]:
    found = list(
        rows.read(db, f"select {_FIELDS} from authorities {where} order by id", parameters)
    )
    chosen = f"select id from authorities {where}"
    lists = parts.grouped(db, "authority", _PARTS, chosen, parameters)
    return [_authority(row, lists[row["id"]]) for row in found]


def _authority(row: rows.Row, lists: parts.Parts) -> Authority:
    return Authority(
        **row | {"kind": AuthorityKind(row["kind"]), "stub": bool(row["stub"])},
        names=tuple(r["name"] for r in lists["names"]),
        keys=tuple(Key(r["kind"], r["value"]) for r in lists["keys"]),
        numbering=tuple((r["provision"], r["number"]) for r in lists["numberings"]),
        traits=tuple(Trait(r["text"], r["source"]) for r in lists["traits"]),
        events=tuple(
            Event(r["date"], r["kind"], r["text"], r["source"], r["by"]) for r in lists["events"]
        ),
        provisions=tuple(
            Provision(r["id"], r["authority"], r["heading"], r["start"], r["end"])
            for r in lists["provisions"]
        ),
    )
