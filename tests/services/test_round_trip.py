"""A whole library out and back: every column of every table, read from the schema itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from app.services import bundle
from app.services.bundle import Audience, options_for
from app.store.library import Library
from tests.random_library import Size, fill

# Tables that are not carried, each with the reason; a new table is carried unless it is named here.
NOT_CARRIED = {
    "mentions": "what recognisers propose: read again from the texts",
    "entries": "what is searched: made again from texts, notes and records",
    "entry_filters": "by what entries are counted: made with them",
    "queue": "what outside indexes have still to do",
    "marks": "settings and counters of this very library, such as how far somebody has looked",
    "reviews": "places where a passage may stand: looked for again where a text is replaced",
    "unread": "which articles wait for the recognisers here",
    "article_addresses": "by what an article is found to be here already: made from its record",
    "sketches": "by what like texts are found: made from the texts",
    "likenesses": "which articles are like others that are here",
    "saved_searches": "what somebody asks again of this library, which holds more than a bundle",
    "saved_search_seen": "what a saved search had found here",
    "tallies": "counts of what was done on each article",
}
OF_SQLITE = ("_sqlite", "sqlite_", "fts")
RENUMBERED = {("history", "id")}  # its order counts
SIZE = Size(articles=200, annotations=5_000, links=3_000)


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Library, Path]]:
    """A random library, one into which its archive was opened, and the folder of the archive."""
    folder = tmp_path_factory.mktemp("round-trip")
    here, there = Library(folder / "here"), Library(folder / "there")
    ids = fill(here, 8, SIZE)
    made = bundle.create(here, ids, folder / "1.zip", options_for(Audience.ARCHIVE))
    opening = bundle.open(there, made.path, "Zoe", made.digest)
    assert [f"{refused.name}: {refused.error}" for refused in opening.refused] == []
    yield here, there, folder
    here.close()
    there.close()


def carried(db: Database) -> list[str]:
    names = {name for name in db.table_names() if not name.startswith(OF_SQLITE)}
    assert names >= NOT_CARRIED.keys(), "a reason is given for a table that is not there"
    return sorted(names - NOT_CARRIED.keys())


def columns(db: Database, table: str) -> list[str]:
    named = [column.name for column in db.table(table).columns]
    return [name for name in named if (table, name) not in RENUMBERED]


def rows(db: Database, table: str) -> list[tuple[Any, ...]]:
    listed = ", ".join(f'"{name}"' for name in columns(db, table))
    return sorted(db.execute(f'select {listed} from "{table}"').fetchall(), key=repr)


def test_the_library_has_something_in_every_column(
    libraries: tuple[Library, Library, Path],
) -> None:
    db = libraries[0].db
    assert len(carried(db)) >= 15
    for table in carried(db):
        for column in columns(db, table):
            (count,) = db.execute(f'select count(distinct "{column}") from "{table}"').fetchone()
            assert count > 1 or (table, column) in SINGLE, (
                f"{table}.{column} is the same everywhere"
            )


SINGLE = {("redirects", "old"), ("redirects", "new"), ("numberings", "ordinal")}


def test_nothing_is_lost(libraries: tuple[Library, Library, Path]) -> None:
    here, there, _ = libraries
    assert carried(here.db) == carried(there.db)
    for table in carried(here.db):
        assert rows(here.db, table) == rows(there.db, table), table


def test_it_goes_out_again_as_the_same_bytes(libraries: tuple[Library, Library, Path]) -> None:
    _, there, folder = libraries
    ids = [row[0] for row in there.db.execute("select id from documents where kind = 'article'")]
    again = bundle.create(there, ids, folder / "2.zip", options_for(Audience.ARCHIVE))
    assert again.path.read_bytes() == (folder / "1.zip").read_bytes()


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), audience=st.sampled_from(Audience))
def test_any_library_for_any_audience(
    tmp_path_factory: pytest.TempPathFactory, seed: int, audience: Audience
) -> None:
    folder = tmp_path_factory.mktemp("any")
    here, there = Library(folder / "here"), Library(folder / "there")
    ids = fill(here, seed, Size(articles=3, annotations=15, links=12, laws=6))
    first = bundle.create(here, ids, folder / "1.zip", options_for(audience))
    opening = bundle.open(there, first.path, "Zoe", first.digest)
    assert [str(refused.error) for refused in opening.refused] == []
    second = bundle.create(there, ids, folder / "2.zip", options_for(audience))
    assert second.path.read_bytes() == first.path.read_bytes()
    again = bundle.open(there, first.path, "Zoe")
    assert (again.taken, again.refused) == ([], [])
    here.close()
    there.close()
