"""Tallies: what was done on each article, in numbers.  Derived, and forgotten by any change.

Triggers forget the tally of a document when its annotations, its mentions or its text change, so
that whoever changes them need not think of it; ``services.tally`` counts again what is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from app.domain.document import Document, DocumentKind
from app.domain.tally import Tally
from app.store import merged

_FORGET = "begin delete from tallies where document = {}.document; end"
# A step of the migrations: it never changes.
CREATE = ";\n".join(
    (
        "create table tallies ("
        " document text primary key references documents(id), accepted integer not null,"
        " rejected integer not null, notes integer not null, waiting integer not null,"
        " changed text not null) strict",
        "create index tallies_waiting on tallies(waiting)",
        "create trigger tally_annotated after insert on annotations " + _FORGET.format("new"),
        "create trigger tally_revised after update on annotations " + _FORGET.format("new"),
        "create trigger tally_mentioned after insert on mentions " + _FORGET.format("new"),
        "create trigger tally_unmentioned after delete on mentions " + _FORGET.format("old"),
        "create trigger tally_versioned after insert on versions " + _FORGET.format("new"),
    )
)
WAITING, DONE, UNTOUCHED = "waiting", "done", "untouched"
_STATES = {
    WAITING: "t.waiting > 0",
    DONE: "t.waiting = 0 and t.accepted + t.rejected > 0",
    UNTOUCHED: "t.accepted + t.rejected + t.notes = 0",
}
_ORDERS = {
    "": "d.published desc, d.id",
    "waiting": "t.waiting desc, d.published desc, d.id",
    "changed": "t.changed desc, d.published desc, d.id",
    "title": "d.title collate nocase, d.id",
}
ORDERS = tuple(_ORDERS)
STATES = ("", *_STATES)
_DOCUMENT = "d.id, d.kind, d.title, d.outlet, d.author, d.published, d.url, d.credit, d.summary"
_TALLY = "t.accepted, t.rejected, t.notes, t.waiting, t.changed"
_FROM = "from documents d join tallies t on t.document = d.id where d.kind = 'article'"
_FROM += f" and {merged.LISTED}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which articles, and in which order: an empty field asks for all, or for the newest first.

    ``words`` stand in the title, the outlet or the author; ``state`` is one of ``STATES``,
    ``order`` one of ``ORDERS``, ``project`` a project's id.
    """

    words: str = ""
    state: str = ""
    project: str = ""
    order: str = ""


def uncounted(db: Database) -> list[str]:
    """The articles whose tally has to be counted, with annotations."""
    sql = (
        "select id from documents where kind = 'article' and id not in"
        " (select document from tallies) and id in (select document from annotations)"
    )
    return [row[0] for row in db.execute(sql)]


def any_uncounted(db: Database) -> bool:
    """Whether any article's tally has to be counted."""
    sql = (
        "select 1 from documents where kind = 'article'"
        " and id not in (select document from tallies) limit 1"
    )
    return db.execute(sql).fetchone() is not None


def put(db: Database, document: str, tally: Tally) -> None:
    """Keep the tally of one article."""
    values = [document, tally.accepted, tally.rejected, tally.notes, tally.waiting, tally.changed]
    db.execute("insert or replace into tallies values (?, ?, ?, ?, ?, ?)", values)


def put_untouched(db: Database) -> None:
    """Keep the tallies of articles that nobody has touched: every proposal of theirs waits."""
    db.execute(
        "insert into tallies select d.id, 0, 0, 0, count(m.chosen), '' from documents d"
        " left join mentions m on m.document = d.id and m.version = d.current"
        " where d.kind = 'article' and d.id not in (select document from tallies)"
        " and d.id not in (select document from annotations) group by d.id"
    )


def page(
    db: Database, asked: Asked, offset: int = 0, limit: int = -1
) -> list[tuple[Document, Tally]]:
    """Articles with their tallies; all of them for a limit of -1."""
    where, parameters = _where(asked)
    order = _ORDERS.get(asked.order, _ORDERS[""])
    sql = f"select {_DOCUMENT}, {_TALLY} {_FROM}{where} order by {order} limit ? offset ?"
    rows = db.execute(sql, [*parameters, limit, offset])
    return [_row(row) for row in rows]


def total(db: Database, asked: Asked) -> tuple[int, Tally]:
    """How many articles there are, and their tallies together."""
    where, parameters = _where(asked)
    sql = (
        "select count(*), coalesce(sum(t.accepted), 0), coalesce(sum(t.rejected), 0),"
        " coalesce(sum(t.notes), 0), coalesce(sum(t.waiting), 0), coalesce(max(t.changed), '')"
        f" {_FROM}{where}"
    )
    count, *numbers = db.execute(sql, parameters).fetchone()
    return int(count), Tally(*numbers)


def _where(asked: Asked) -> tuple[str, list[str]]:
    where, parameters = "", list[str]()
    for word in asked.words.split():
        where += " and instr(lower(d.title || ' ' || d.outlet || ' ' || d.author), lower(?))"
        parameters.append(word)
    if asked.state in _STATES:
        where += f" and {_STATES[asked.state]}"
    if asked.project:
        where += " and d.id in (select document from project_articles where project = ?)"
        parameters.append(asked.project)
    return where, parameters


def _row(row: tuple[Any, ...]) -> tuple[Document, Tally]:
    document, tally = row[:9], row[9:]
    return Document(document[0], DocumentKind(document[1]), *document[2:]), Tally(*tally)
