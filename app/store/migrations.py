"""The schema of ``library.db``, as the steps that led to it.  A shipped step never changes.

Tables are STRICT; times are ISO 8601 in UTC; offsets are code points; JSON columns say so.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from app.store import annotations as notes
from app.store import (
    entries,
    likenesses,
    merged,
    names_used,
    projects,
    reviews,
    saved_searches,
    tallies,
    unread,
    vocabulary,
)

migrations = Migrations("library")

DOCUMENTS = """
create table documents (
  id text primary key, kind text not null check (kind in ('article', 'authority')),
  title text not null, outlet text not null, author text not null, published text not null,
  url text not null, credit text not null, summary text not null, current text not null,
  added text not null
) strict;
create table versions (
  document text not null references documents(id), hash text not null, number integer not null,
  source text not null, source_format text not null, text text not null, html text not null,
  created text not null, creator text not null,
  primary key (document, hash), unique (document, number)
) strict;
create table blocks (
  document text not null, version text not null, number integer not null, kind text not null,
  start integer not null, end integer not null, level integer not null, provision text,
  primary key (document, version, number),
  foreign key (document, version) references versions(document, hash)
) strict, without rowid;
"""

AUTHORITIES = """
create table authorities (
  id text primary key, kind text not null, title text not null, digest text not null,
  as_of text not null, source text not null, part_of text not null, held text not null,
  court text not null, stub integer not null check (stub in (0, 1))
) strict;
create table names (
  authority text not null references authorities(id), ordinal integer not null,
  name text not null, folded text not null, primary key (authority, ordinal)
) strict;
create table keys (
  authority text not null references authorities(id), ordinal integer not null,
  kind text not null, value text not null, folded text not null, primary key (authority, ordinal)
) strict;
create table numberings (
  authority text not null references authorities(id), ordinal integer not null,
  provision text not null, number text not null, primary key (authority, ordinal)
) strict;
create table traits (
  authority text not null references authorities(id), ordinal integer not null,
  text text not null, source text not null, primary key (authority, ordinal)
) strict;
create table events (
  authority text not null references authorities(id), ordinal integer not null,
  date text not null, kind text not null, text text not null, source text not null,
  by text not null, primary key (authority, ordinal)
) strict;
create table provisions (
  authority text not null references authorities(id), ordinal integer not null, id text not null,
  heading text not null, start integer not null, end integer not null,
  primary key (authority, ordinal), unique (authority, id)
) strict;
create table redirects (old text primary key, new text not null) strict;
create index names_folded on names(folded);
create index keys_folded on keys(folded);
create index provisions_id on provisions(id);
create index authorities_part_of on authorities(part_of);
"""

MENTIONS = """
create table mentions (
  document text not null, version text not null, number integer not null,
  start integer not null, end integer not null, text text not null, form text not null,
  chosen text, targets text not null /* JSON */, evidence text not null /* JSON */,
  primary key (document, version, number),
  foreign key (document, version) references versions(document, hash)
) strict;
create index mentions_chosen on mentions(chosen);
"""

ANNOTATIONS = """
create table annotations (
  id text primary key, document text not null references documents(id), creator text not null,
  created text not null, modified text not null, note text not null,
  visibility text not null check (visibility in ('private', 'published')),
  reply_to text not null, withdrawn integer not null check (withdrawn in (0, 1)),
  revision integer not null
) strict;
create table anchors (
  annotation text not null references annotations(id), ordinal integer not null,
  document text not null, version text not null, start integer not null, end integer not null,
  exact text not null, prefix text not null, suffix text not null, state text not null,
  primary key (annotation, ordinal),
  foreign key (document, version) references versions(document, hash)
) strict;
create table tags (
  annotation text not null references annotations(id), ordinal integer not null,
  tag text not null, primary key (annotation, ordinal)
) strict;
create table links (
  annotation text not null references annotations(id), ordinal integer not null,
  target text not null, form text not null, stance text not null,
  status text not null check (status in ('proposed', 'accepted', 'rejected')),
  evidence text not null /* JSON */, primary key (annotation, ordinal)
) strict;
create index annotations_document on annotations(document);
create index links_target on links(target);
create index tags_tag on tags(tag);
"""

HISTORY = """
create table history (
  id integer primary key, at text not null, by text not null, subject text not null,
  action text not null, after text not null /* JSON: the whole state after it */
) strict;
create index history_subject on history(subject, id);
create table queue (
  id integer primary key, engine text not null, key text not null
) strict;
create table marks (name text primary key, value text not null) strict;
"""


def _run(db: Database, script: str) -> None:
    # One by one: executescript would commit the migration's transaction.
    for statement in filter(str.strip, script.split(";\n")):
        db.execute(statement)


@migrations()
def foundation(db: Database) -> None:
    """Documents, authorities, mentions, annotations and their history."""
    for script in (DOCUMENTS, AUTHORITIES, MENTIONS, ANNOTATIONS, HISTORY):
        _run(db, script)


@migrations()
def searchable_entries(db: Database) -> None:
    """What is searched, in the words of its results and with the values it is counted by."""
    # The tables are made by ``numbered_entries`` since.


@migrations()
def places_to_review(db: Database) -> None:
    """Where a passage may stand in a new version, until somebody chooses."""
    _run(db, reviews.CREATE)


@migrations()
def articles_to_read(db: Database) -> None:
    """Which articles were stored before any recogniser has read them."""
    _run(db, unread.CREATE)


@migrations()
def names_elsewhere(db: Database) -> None:
    """What an annotation is called elsewhere, and the addresses that clients wished for."""
    _run(db, notes.ADD_OTHER_NAMES)


@migrations()
def numbered_entries(db: Database) -> None:
    """Entries bear numbers, which search engines find faster; they are made anew when needed."""
    entries.create(db)


@migrations()
def names_people_choose(db: Database) -> None:
    """Which words people said are, or are not, a name of a record."""
    _run(db, names_used.CREATE)


@migrations()
def tags_agreed_on(db: Database) -> None:
    """The tags that a library has agreed on."""
    _run(db, vocabulary.CREATE)


@migrations()
def articles_here_already(db: Database) -> None:
    """By what an article is found to be here already, and what it may be again."""
    _run(db, likenesses.CREATE)


@migrations()
def articles_tallied(db: Database) -> None:
    """What was done on each article, in numbers."""
    _run(db, tallies.CREATE)


@migrations()
def projects_of_articles(db: Database) -> None:
    """Sets of articles with a purpose."""
    _run(db, projects.CREATE)


@migrations()
def doubles_decided(db: Database) -> None:
    """What people said of articles that may be one."""
    _run(db, merged.CREATE)


@migrations()
def searches_saved(db: Database) -> None:
    """What people search for again, and what they have seen of it."""
    _run(db, saved_searches.CREATE)


@migrations()
def documents_by_address(db: Database) -> None:
    """Whether a page is held is asked for each document that comes: it took longer with each."""
    _run(db, "create index documents_url on documents (url)")
