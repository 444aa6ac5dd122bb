"""Who takes part: each builds an index of the texts and answers queries."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from datasette.app import Datasette as Application

from app.domain.entry import Entry
from app.domain.short_titles import short_titles
from app.query.favour import favour_phrases
from app.query.parse import parse
from app.query.streams import streams
from app.services.choose_engine import engine_in_use, use_engine
from app.services.follow import place
from app.services.reindex import INSIDE
from app.services.search import View, search
from app.store import entries, marks
from app.store.library import Library
from benchmarks.search.corpus import Query, Section


class Contestant(Protocol):
    """One that answers."""

    name: str

    def ask(self, query: Query) -> list[str]:
        """The ids of the best twenty, with whatever its page of results has."""
        ...


class Buildable(Contestant, Protocol):
    """One that builds an index in a folder first."""

    def build(self, sections: list[Section]) -> None:
        """Index the texts."""
        ...


class Basis:
    """This program: the whole of ``services.search``, with passages, and facets unless not."""

    def __init__(self, home: Path, engine: str, facets: bool = True) -> None:
        self.name = f"Basis, {engine}" + (" with facets" if facets else "")
        self.engine, self.home = engine, home
        self.view = View(facets=("kind", "tag")) if facets else View(facets=())
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        """The library, opened when it is first asked for."""
        if self._library is None:
            self._library = Library(self.home)
        self._library.engine = self.engine
        return self._library

    def build(self, sections: list[Section]) -> None:
        """Put the entries of the texts into the library and its index."""
        library = self.library
        if self.engine == INSIDE:
            library.engine = ""
            inside = engine_in_use(library)
            with library.writing() as db:
                for some in _batches(sections):
                    numbered = entries.put(db, some)
                    analysed = (streams(entry, number) for number, entry in numbered.items())
                    inside.replace(place(library), analysed)
        else:
            use_engine(library, self.engine)
            marks.put(library.db, "engine", INSIDE)
        library.db.execute("pragma wal_checkpoint(TRUNCATE)")

    def ask(self, query: Query) -> list[str]:
        """Search."""
        return [hit.id for hit in search(self.library, query.ours, view=self.view).hits]


class EngineAlone(Basis):
    """One of our engines by itself: the best twenty and how many there are, without a page."""

    def __init__(self, home: Path, engine: str) -> None:
        super().__init__(home, engine, facets=False)
        self.name = f"engine {engine}"

    def ask(self, query: Query) -> list[str]:
        """Search, without the texts."""
        engine = engine_in_use(self.library)
        tree = favour_phrases(parse(query.ours))
        return [str(number) for number, _ in engine.search(place(self.library), tree).hits]


class BareFts5:
    """FTS5's own ranked query with its own snippets, on the table that Datasette serves."""

    name = "bare FTS5"

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db: sqlite3.Connection | None = None

    @property
    def db(self) -> sqlite3.Connection:
        """The connection."""
        if self._db is None:
            self._db = sqlite3.connect(self.path)
        return self._db

    def build(self, sections: list[Section]) -> None:
        """A table of the texts with an FTS index over it, as ``sqlite-utils enable-fts`` makes."""
        self.db.executescript(
            "create table sections (id text primary key, heading text, text text, title text);"
            "create virtual table sections_fts using fts5(heading, text, content='sections',"
            " tokenize='porter');"
        )
        rows = [(s.id, s.heading, s.text, s.title) for s in sections]
        self.db.executemany("insert into sections values (?, ?, ?, ?)", rows)
        self.db.execute("insert into sections_fts(sections_fts) values ('rebuild')")
        self.db.commit()

    def ask(self, query: Query) -> list[str]:
        """The best twenty with a snippet of each."""
        within = " and s.title = ?" if query.filter else ""
        sql = (
            "select s.id, snippet(sections_fts, 1, '[', ']', '…', 40) from sections_fts"
            " join sections s on s.rowid = sections_fts.rowid"
            f" where sections_fts match ?{within} order by rank limit 20"
        )
        parameters = [query.fts5, *([query.filter] if query.filter else [])]
        return [row[0] for row in self.db.execute(sql, parameters)]


class Datasette:
    """Datasette's own path: the JSON of its table search, in its own application."""

    def __init__(self, path: Path, facets: bool = True) -> None:
        self.name = "Datasette" + (" with facets" if facets else "")
        self.path, self.facets = path, facets
        self._loop = asyncio.new_event_loop()
        self._client: Any = None

    def ask(self, query: Query) -> list[str]:
        """One request."""
        if self._client is None:
            settings = {"sql_time_limit_ms": 60_000, "facet_time_limit_ms": 60_000}
            self._client = Application([str(self.path)], settings=settings).client
        asked = {"_search": query.fts5, "_searchmode": "raw", "_size": "20"}
        asked |= {"_facet": "title"} if self.facets else {"_nofacet": "1"}
        asked |= {"title__exact": query.filter} if query.filter else {}
        address = f"/{self.path.stem}/sections.json"
        answer = self._loop.run_until_complete(self._client.get(address, params=asked))
        assert answer.status_code == 200, answer.text
        return [row["id"] if isinstance(row, dict) else row[0] for row in answer.json()["rows"]]


def _batches(sections: list[Section]) -> Iterator[list[Entry]]:
    waiting = map(_entry, sections)
    while some := list(islice(waiting, 200)):
        yield some


def _entry(section: Section) -> Entry:
    return Entry(
        key=f"authority:{section.id}",
        kind="authority",
        title=section.heading,
        names=short_titles(section.text),
        body=section.text,
        cites=(section.id,),
        filters=(("kind", "authority"), ("document", section.id), ("tag", section.title)),
    )
