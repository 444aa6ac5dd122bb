"""Ranked: the best of what a tree finds by BM25, without carrying all of it into Python."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlite_utils import Database

from app.engines.fts5.expression import expression
from app.query.answer import ranking
from app.query.streams import COLUMNS, WEIGHTS
from app.query.tree import And, Near, Node, Or, Phrase
from app.query.walk import children

_MORE = 20  # how many more are looked at than are wanted, because of ties
_FOUND = "from fts5_streams where fts5_streams match ?"
_SCORED = (
    f"select rowid as number, bm25(fts5_streams, {', '.join(str(WEIGHTS[c]) for c in COLUMNS)})"
    f" as score {_FOUND}"
)
_BEST = f"{_SCORED} order by score limit ?"
# The sign keeps FTS5 from looking for the number of each entry by itself, a hundred times slower.
_BEST_AMONG = f"{_SCORED} and +rowid in (select value from json_each(?)) order by score limit ?"
# One pass over what is found, which costs more than a look at each.
_COUNTED = (
    f"with found as materialized ({_SCORED})"
    " select * from (select number, score from found order by score limit ?)"
    " union all select null, count(*) from found"
)


def count(db: Database, node: Node) -> int:
    """How many entries a tree finds that FTS5 answers by itself."""
    return int(db.execute(f"select count(*) {_FOUND}", [expression(node)]).fetchone()[0])


def likely(db: Database, node: Node, wanted: int, top: int) -> tuple[int, dict[int, float]]:
    """How many entries such a tree finds, and the scores of those that may be ``wanted`` best.

    All that tie with the last one wanted are among them, and the entry ``top`` if it is found.
    """
    total, best = _best(db, node, wanted + _MORE)
    if total > len(best) and best[-1][1] == best[wanted - 1][1]:
        best = db.execute(_SCORED, [expression(node)]).fetchall()
    elif top and total > len(best):
        best += db.execute(f"{_SCORED} and rowid = ?", [expression(node), top]).fetchall()
    return total, {number: -score for number, score in best}


def among(
    db: Database, node: Node, numbers: Collection[int], wanted: int, top: int
) -> dict[int, float]:
    """The scores of those entries that may be ``wanted`` best, of those that any tree finds.

    As ``likely`` gives them.
    """
    asked = [expression(ranking(node)), json.dumps(list(numbers))]
    best = db.execute(_BEST_AMONG, [*asked, wanted + _MORE]).fetchall()
    if len(numbers) > len(best) and (
        best[-1][1] == best[wanted - 1][1] or (top in numbers and all(n != top for n, _ in best))
    ):
        best = db.execute(_BEST_AMONG, [*asked, -1]).fetchall()
    return {number: -score for number, score in best}


def _best(db: Database, node: Node, most: int) -> tuple[int, list[tuple[int, float]]]:
    asked = expression(node)
    if _is_quickly_counted(node):
        return count(db, node), db.execute(_BEST, [asked, most]).fetchall()
    *best, (_, total) = db.execute(_COUNTED, [asked, most]).fetchall()
    return total, best


def _is_quickly_counted(node: Node) -> bool:
    """Whether finding is little work beside ranking: places in the texts are not compared."""
    if isinstance(node, Or):
        return all(map(_is_quickly_counted, node.parts))
    return not isinstance(node, And | Near | Phrase) and not children(node)
