"""Matching: which entries a tree finds, put together from what FTS5 can be asked."""

from __future__ import annotations

from functools import partial

from sqlite_utils import Database

from app.engines.fts5 import tables
from app.engines.fts5.expression import expression, part_expression
from app.query.answer import Index, answer
from app.query.rows import ENTRY, is_distance, is_sure
from app.query.tree import Near, Node, Unit
from app.query.walk import has_near


def matches(db: Database, node: Node) -> set[int]:
    """The numbers of all entries that a tree finds."""
    return answer(node, Index(_is_sure, partial(_match, db), partial(tables.streams, db)))


def is_one_expression(node: Node) -> bool:
    """Whether FTS5 answers a tree by itself, and in one go."""
    return not has_near(node, lambda near: not is_distance(near))


def _is_sure(node: Node) -> bool:
    if isinstance(node, Near) and node.unit:
        return is_sure(node)
    return is_one_expression(node)


def _match(db: Database, node: Node) -> set[int]:
    if isinstance(node, Near) and node.unit:
        return _in_one_part(db, node)
    sql = "select rowid from fts5_streams where fts5_streams match ?"
    return {row[0] for row in db.execute(sql, [expression(node)])}


def _in_one_part(db: Database, near: Near) -> set[int]:
    parts = ("fts5_sentences", "fts5_paragraphs")[near.unit is Unit.PARAGRAPH]
    sql = f"select distinct rowid >> {ENTRY} from {parts}(?)"
    asked = " AND ".join(map(part_expression, (near.left, near.right)))
    return {row[0] for row in db.execute(sql, [asked])}
