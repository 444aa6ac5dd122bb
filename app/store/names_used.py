"""Names used: the words of accepted links, and what people said of them as names.

A mark counts the changes that may concern them, so that nobody has to count the links again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from app.store import marks, rows

_CHANGES = "changes of names used"

# A step of the migrations: it never changes.
CREATE = """
create table name_choices (
  authority text not null, folded text not null, words text not null,
  use text not null check (use in ('always', 'never')),
  primary key (authority, folded)
) strict;
"""

_ACCEPTED = """
select l.target, c.exact, n.document from links l
join annotations n on n.id = l.annotation and not n.withdrawn
join documents d on d.id = n.document and d.kind = 'article'
join anchors c on c.annotation = l.annotation
where l.status = 'accepted' and l.form in (select value from json_each(?))
order by l.target, n.document, c.start
"""


# Whatever begins as one of its ids does: what lies below them, and now and then a little more.
_CONCERN = """
with own(path) as (
  select ? union select id from provisions where authority = ?
  union select old from redirects where new = ?
)
select 1 from name_choices where authority = ?
union all
select 1 from own join links l on l.target >= path and l.target < path || '0'
where l.status = 'accepted' limit 1
"""


def concern(db: Database, authority: str) -> bool:
    """Whether any accepted link or choice may make words a name of a record; soon said."""
    return db.execute(_CONCERN, [authority] * 4).fetchone() is not None


def revision(db: Database) -> int:
    """A number that is another after every change of a link or a choice."""
    return int(marks.get(db, _CHANGES) or 0)


def touch(db: Database) -> None:
    """Note that a link or a choice changed."""
    marks.put(db, _CHANGES, str(revision(db) + 1))


def accepted(db: Database, forms: Iterable[str]) -> list[tuple[str, str, str]]:
    """Target, words and article of every accepted link of these forms, on each of its passages."""
    return [(row[0], row[1], row[2]) for row in db.execute(_ACCEPTED, [json.dumps(list(forms))])]


def choices(db: Database) -> list[tuple[str, str, str]]:
    """Authority, words and use of every choice."""
    found = db.execute("select authority, words, use from name_choices order by authority, folded")
    return [(row[0], row[1], row[2]) for row in found]


def choose(db: Database, authority: str, folded: str, words: str, use: str) -> None:
    """Keep a person's choice, in place of an earlier one."""
    row = {"authority": authority, "folded": folded, "words": words, "use": use}
    rows.keep(db, "name_choices", row, "authority", "folded")
    touch(db)


def forget(db: Database, authority: str, folded: str) -> None:
    """Leave a name to the rule again."""
    db.execute("delete from name_choices where authority = ? and folded = ?", [authority, folded])
    touch(db)
