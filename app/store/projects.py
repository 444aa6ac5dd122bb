"""Projects: sets of articles with a purpose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from app.domain.project import Project

# A step of the migrations: it never changes.
CREATE = """
create table projects (
  id text primary key, title text not null, purpose text not null, creator text not null,
  created text not null, closed integer not null check (closed in (0, 1))
) strict;
create table project_articles (
  project text not null references projects(id), document text not null references documents(id),
  ordinal integer not null, primary key (project, document)
) strict, without rowid;
create index project_articles_document on project_articles(document);
"""
_FIELDS = "id, title, purpose, creator, created, closed"


def get(db: Database, project: str) -> Project | None:
    """The project of that id, or None."""
    return next(iter(_read(db, "where id = ?", [project])), None)


def every(db: Database) -> list[Project]:
    """All projects, those at work first, by title."""
    return _read(db, "order by closed, title collate nocase, id", [])


def of_document(db: Database, document: str) -> list[Project]:
    """The projects that an article belongs to."""
    where = "where id in (select project from project_articles where document = ?) order by title"
    return _read(db, where, [document])


def put(db: Database, project: Project) -> None:
    """Keep a project as it is now, with its articles in their order."""
    row = [project.id, project.title, project.purpose, project.creator, project.created]
    db.execute(
        "insert into projects values (?, ?, ?, ?, ?, ?) on conflict (id) do update set"
        " title = excluded.title, purpose = excluded.purpose, closed = excluded.closed",
        [*row, int(project.closed)],
    )
    db.execute("delete from project_articles where project = ?", [project.id])
    db.conn.executemany(
        "insert into project_articles (project, document, ordinal) values (?, ?, ?)",
        [(project.id, document, number) for number, document in enumerate(project.articles)],
    )


def _read(db: Database, where: str, parameters: Iterable[str]) -> list[Project]:
    rows = db.execute(f"select {_FIELDS} from projects {where}", list(parameters)).fetchall()
    return [_project(db, row) for row in rows]


def _project(db: Database, row: tuple[Any, ...]) -> Project:
    sql = "select document from project_articles where project = ? order by ordinal"
    articles = tuple(found[0] for found in db.execute(sql, [row[0]]))
    project, title, purpose, creator, created, closed = row
    return Project(project, title, purpose, creator, created, bool(closed), articles)
