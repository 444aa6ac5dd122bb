"""Mentions: what the recognisers found.  Derived: ``basis link`` makes them again from nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import cattrs
from sqlite_utils import Database

from app.domain.mention import Mention
from app.store import rows

_JSON = ("targets", "evidence")


def replace(db: Database, document: str, version: str, mentions: Iterable[Mention]) -> None:
    """Keep the mentions found in one version of a document, in place of all earlier ones of it."""
    db.execute("delete from mentions where document = ?", [document])
    place = {"document": document, "version": version}
    found = (place | {"number": n} | _row(mention) for n, mention in enumerate(mentions))
    rows.insert(db, "mentions", found)


def of_document(db: Database, document: str) -> list[Mention]:
    """The mentions in a document's current version, in reading order."""
    return [_mention(row) for row in db.query(_OF_DOCUMENT, [document])]


def proposed(db: Database, document: str) -> list[Mention]:
    """Those of them for which an authority was chosen: half of a long article's have none."""
    return [_mention(row) for row in db.query(_OF_DOCUMENT_CHOSEN, [document])]


def of_authority(db: Database, targets: Iterable[str]) -> list[tuple[str, Mention]]:
    """Document id and mention, wherever one of ``targets`` was chosen, in reading order."""
    sql = (
        "select m.* from mentions m join json_each(?) wanted on wanted.value = m.chosen"
        " order by m.document, m.start"
    )
    found = db.query(sql, [json.dumps(list(targets))])
    return [(row["document"], _mention(row)) for row in found]


def targets(db: Database) -> set[str]:
    """Every id that was chosen for a mention."""
    return {row[0] for row in db.execute("select distinct chosen from mentions") if row[0]}


_OF_DOCUMENT = """
select m.* from mentions m join documents d on d.id = m.document and d.current = m.version
where m.document = ? order by m.start, m.end
"""
_OF_DOCUMENT_CHOSEN = _OF_DOCUMENT.replace("where", "where m.chosen <> '' and")


def _row(mention: Mention) -> dict[str, Any]:
    plain: dict[str, Any] = cattrs.unstructure(mention)
    return plain | {column: json.dumps(plain[column], ensure_ascii=False) for column in _JSON}


def _mention(row: dict[str, Any]) -> Mention:
    return cattrs.structure(row | {column: json.loads(row[column]) for column in _JSON}, Mention)
