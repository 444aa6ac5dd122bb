"""Provisions by place: in which of them a passage of an authority's text stands."""

from __future__ import annotations

from sqlite_utils import Database


def innermost(db: Database, authority: str, offset: int) -> str:
    """The id of the smallest provision that holds a code point of the text held, or empty."""
    row = db.execute(
        "select id from provisions where authority = ? and start <= ? and end > ?"
        " order by end - start, ordinal desc limit 1",
        [authority, offset, offset],
    ).fetchone()
    return str(row[0]) if row else ""
