"""What a page says, and what of it is neither translated nor held in the library."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from tests.wording.bare_words import AS_TYPED

_SPOKEN = ("alt", "aria-label", "placeholder", "title")
_PARTS = re.compile(r"[:;·,()“”…–—|]|^\W+|\W+$")
_PERSON = "Ada Reader Basis"  # who works in the library of the tests, and the name of the program
# Parts of citations, and the kinds as one types them in a search.
_AS_IT_IS = re.compile(r"INA|UTC|ruling|article|authority|note|act")


def words_of(page: str) -> list[str]:
    """The texts of a page and the attributes that are read out, without what is typed as it is."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


def left_in_english(words: Iterable[str], held: str, told: str) -> list[str]:
    """The parts of texts that are neither in the letter ``told`` nor in what the library holds."""
    parts = (part for each in words for part in _parts(each, told))
    return sorted({part for part in parts if part not in held and part not in _PERSON})


def everything_held(home: Path) -> str:
    """All text in the tables of a library, on one line."""
    with closing(sqlite3.connect(next(home.rglob("library.db")))) as db:
        told = [value for name in _tables(db) for value in _texts(db, name)]
    return re.sub(r"\s+", " ", unescape("\n".join(told)).replace("\\u00a0", " "))


def _tables(db: sqlite3.Connection) -> list[str]:
    rows = db.execute("select name, sql from sqlite_master where type = 'table'").fetchall()
    return [name for name, sql in rows if sql and not sql.upper().startswith("CREATE VIRTUAL")]


def _texts(db: sqlite3.Connection, table: str) -> Iterator[str]:
    for row in db.execute(f'select * from "{table}"'):
        yield from (value for value in row if isinstance(value, str))


def _parts(words: str, told: str) -> Iterator[str]:
    for stretch in re.split(f"{told}+", words):
        for part in _PARTS.split(" ".join(stretch.split())):
            trimmed = part.strip(" .'\"")
            if re.search("[A-Za-z]{2}", trimmed) and not _AS_IT_IS.fullmatch(trimmed):
                yield trimmed


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._as_typed = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._as_typed += tag in AS_TYPED
        self.found += [value for name, value in attrs if name in _SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self._as_typed -= tag in AS_TYPED

    def handle_data(self, data: str) -> None:
        if not self._as_typed:
            self.found.append(data)
