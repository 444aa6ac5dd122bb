"""The second engine, and the first one's check."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from whoosh import index
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import NUMERIC, STORED, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

from app.engines import Found, Place, folders
from app.engines.whoosh_index.expression import expression
from app.query.answer import Index, answer
from app.query.order import best
from app.query.streams import COLUMNS, EXACT, Streams, kept, spell, unspell
from app.query.tree import Node, Or
from app.query.walk import children, wanted

_FOLDER = "whoosh"
_SCHEMA = Schema(
    number=NUMERIC(stored=True, unique=True, bits=64),
    date=STORED,
    streams=STORED,
    **{column: TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True) for column in COLUMNS},
)
_LOCK_SECONDS = 20


class WhooshIndex:
    """The engine in pure Python."""

    name = "whoosh_index"
    inside = False

    def __init__(self) -> None:
        self._searchers = threading.local()

    def exists(self, place: Place) -> bool:
        """Whether the folder is there."""
        return folders.folder(place, _FOLDER).is_dir()

    def prepare(self, place: Place) -> None:
        """Make the folder, where there is none; refuse one that this library did not write."""
        if not self.exists(place):
            self.rebuild(place, ())
        folders.check(place, _FOLDER)

    def replace(self, place: Place, entries: Iterable[Streams]) -> None:
        """Index entries in place of those that have the same numbers."""

        def write(writer: IndexWriter) -> None:
            for entry in entries:
                writer.update_document(**_document(entry))

        self._change(place, write)

    def remove(self, place: Place, numbers: Iterable[int]) -> None:
        """Forget entries."""

        def write(writer: IndexWriter) -> None:
            for number in numbers:
                writer.delete_by_term("number", number)

        self._change(place, write)

    def rebuild(self, place: Place, entries: Iterable[Streams]) -> None:
        """Write the index anew beside the old one and put it in its place."""
        with folders.fresh(place, _FOLDER) as fresh:
            index.create_in(fresh, _SCHEMA)
            with _writing(fresh) as writer:
                for entry in entries:
                    writer.add_document(**_document(entry))

    def words(self, place: Place, beginning: str) -> Iterable[tuple[str, int]]:
        """The exact words that begin so."""
        reader, first = self._reading(place).reader(), spell(beginning)
        for column in EXACT.values():
            for term in reader.expand_prefix(column, first):
                yield unspell(term.decode()), reader.doc_frequency(column, term)

    def search(
        self, place: Place, node: Node, limit: int = 20, offset: int = 0, top: int = 0
    ) -> Found:
        """The entries that a tree finds, ranked by BM25F."""
        searcher = self._reading(place)
        found = answer(
            node, Index(_is_leaf, partial(_match, searcher), partial(_streams, searcher))
        )
        scored = {number: score for score, number in _scored(searcher, node)}
        fields = {number: searcher.stored_fields(number) for number in found}
        scores = {fields[each]["number"]: scored.get(each, 0.0) for each in found}
        dates = {each["number"]: each["date"] for each in fields.values()}
        hits = best(scores, lambda _: dates, limit, offset, top)
        return Found(len(scores), tuple(hits), scores.keys)

    def _reading(self, place: Place) -> Searcher:
        folders.check(place, _FOLDER)
        path = folders.folder(place, _FOLDER)
        return folders.patiently(lambda: self._searcher(path), index.EmptyIndexError)

    def _change(self, place: Place, write: Callable[[IndexWriter], None]) -> None:
        folders.check(place, _FOLDER)
        path = folders.folder(place, _FOLDER)
        with _writing(path) as writer:
            write(writer)
        folders.seal(place, path)

    def _searcher(self, path: Path) -> Searcher:
        """This thread's searcher on what was committed last."""
        known: dict[Any, Any] = self._searchers.__dict__
        generation = path.stat().st_ino, _generation(path)
        before = known.get(path)
        if before and before[0] == generation:
            return before[1]
        searcher = index.open_dir(path, schema=_SCHEMA).searcher()
        known[path] = generation, searcher
        if before:
            before[1].close()
        return searcher


def _generation(path: Path) -> int:
    return int(index.FileIndex(FileStorage(str(path)), schema=_SCHEMA).latest_generation())


def _document(entry: Streams) -> dict[str, Any]:
    streams = kept(entry)
    columns = {column: streams[column] for column in COLUMNS}
    return columns | {"number": entry.number, "date": entry.date, "streams": streams}


@contextmanager
def _writing(path: Path) -> Iterator[IndexWriter]:
    writer = _writer(path)
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    writer.commit()


def _writer(path: Path) -> IndexWriter:
    until = monotonic() + _LOCK_SECONDS
    while True:
        try:
            return folders.patiently(
                lambda: index.open_dir(path, schema=_SCHEMA), index.EmptyIndexError
            ).writer()
        except index.LockError:
            if monotonic() > until:
                raise
            sleep(0.05)


def _is_leaf(node: Node) -> bool:
    # Whoosh's own AND NOT and nested ORs lose and add documents: sets of leaves do not.
    return not children(node)


def _match(searcher: Searcher, node: Node) -> set[int]:
    return set(searcher.docs_for_query(expression(node)))


def _scored(searcher: Searcher, node: Node) -> list[tuple[float, int]]:
    found: list[tuple[float, int]] = searcher.search(
        expression(Or(tuple(wanted(node)))), limit=None
    ).top_n
    return found


def _streams(searcher: Searcher, numbers: Collection[int]) -> dict[int, Streams]:
    return {n: Streams(**searcher.stored_fields(n)["streams"]) for n in numbers}
