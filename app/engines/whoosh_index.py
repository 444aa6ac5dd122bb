"""Whoosh's own index, in a folder beside ``library.db``: pure Python, slower, easy to look into.

Its rules were found by measurement: a searcher is never shared by threads nor refreshed (both
give wrong results), all hits are scored (the shortcuts to the best ten miss some), and a
folder is opened only when this library wrote it, because Whoosh unpickles what it finds there.
"""

from __future__ import annotations

import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial, singledispatch
from operator import itemgetter
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar

from sqlite_utils import Database
from whoosh import index, query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, STORED, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

from app.engines import Found, Place
from app.errors import Unsafe
from app.query.answer import Index, answer, ranking
from app.query.streams import COLUMNS, EXACT, TEXTS, WEIGHTS, Streams, spell
from app.query.tree import (
    Cited,
    Everything,
    Exact,
    Filter,
    Node,
    Or,
    Phrase,
    Prefix,
    Word,
    children,
)

__all__ = ["WhooshIndex"]

T = TypeVar("T")

_SCHEMA = Schema(
    key=ID(stored=True, unique=True),
    date=STORED,
    streams=STORED,
    **{column: TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True) for column in COLUMNS},
)
_LOCK_SECONDS = 20
_TRIES = 100
_WRITTEN_BY = "written-by"
_TOKENS = "create table if not exists whoosh_folder (token text not null) strict"


class WhooshIndex:
    """The second engine, and the first one's check."""

    name = "whoosh_index"
    inside = False

    def __init__(self) -> None:
        self._searchers = threading.local()

    def exists(self, place: Place) -> bool:
        """Whether the folder is there."""
        return folder(place).is_dir()

    def prepare(self, place: Place) -> None:
        """Make the folder, where there is none; refuse one that this library did not write."""
        if not self.exists(place):
            self.rebuild(place, ())
        _check(place)

    def replace(self, place: Place, entries: Iterable[Streams]) -> None:
        """Index entries in place of those that have the same keys."""
        _check(place)
        with _writing(folder(place)) as writer:
            for entry in entries:
                writer.update_document(**_document(entry))

    def remove(self, place: Place, keys: Iterable[str]) -> None:
        """Forget entries."""
        _check(place)
        with _writing(folder(place)) as writer:
            for key in keys:
                writer.delete_by_term("key", key)

    def rebuild(self, place: Place, entries: Iterable[Streams]) -> None:
        """Write the index anew beside the old one and put it in its place."""
        target = folder(place)
        fresh = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
        target.parent.mkdir(mode=0o700, exist_ok=True)
        fresh.mkdir(mode=0o700)
        try:
            index.create_in(fresh, _SCHEMA)
            with _writing(fresh) as writer:
                for entry in entries:
                    writer.add_document(**_document(entry))
            _sign(place.db, fresh)
            _swap(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def search(self, place: Place, node: Node, limit: int = 20, offset: int = 0) -> Found:
        """The entries that a tree finds, ranked by BM25F."""
        _check(place)
        searcher = _patiently(lambda: self._searcher(folder(place)))
        index = Index(_is_leaf, partial(_match, searcher), partial(_streams, searcher))
        numbers = answer(node, index)
        scores = {number: score for score, number in _scored(searcher, node)}
        found = [
            (fields["key"], scores.get(number, 0.0), fields["date"])
            for number, fields in ((n, searcher.stored_fields(n)) for n in numbers)
        ]
        found.sort(key=itemgetter(0))
        found.sort(key=itemgetter(2), reverse=True)
        found.sort(key=itemgetter(1), reverse=True)
        hits = tuple((key, score) for key, score, _ in found[offset : offset + limit])
        return Found(len(found), hits, tuple(key for key, _, _ in found))

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


def folder(place: Place) -> Path:
    """Where the index of a library is."""
    return place.home / "indexes" / "whoosh"


def _generation(path: Path) -> int:
    return int(index.FileIndex(FileStorage(str(path)), schema=_SCHEMA).latest_generation())


def _document(entry: Streams) -> dict[str, Any]:
    streams = asdict(entry)
    return streams | {"streams": streams}


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
            return _patiently(lambda: index.open_dir(path, schema=_SCHEMA)).writer()
        except index.LockError:
            if monotonic() > until:
                raise
            sleep(0.05)


def _sign(db: Database, path: Path) -> None:
    """Write the library's own token into the folder, and make one if it has none."""
    db.execute(_TOKENS)
    db.execute(
        "insert into whoosh_folder select ? where not exists (select 1 from whoosh_folder)",
        [secrets.token_hex(16)],
    )
    (path / _WRITTEN_BY).write_text(_token(db), encoding="ascii")


def _token(db: Database) -> str:
    if not db.table("whoosh_folder").exists():
        return ""
    return str(db.execute("select token from whoosh_folder").fetchone()[0])


def _patiently(read: Callable[[], T]) -> T:
    """Read what a commit or rebuild may take away under our eyes: what follows it is there soon."""
    for _ in range(_TRIES):
        try:
            return read()
        except (FileNotFoundError, index.EmptyIndexError):
            sleep(0.01)
    return read()


def _check(place: Place) -> None:
    try:
        why = _patiently(lambda: _objection(place))
    except FileNotFoundError:
        why = "it is not there"
    if why:
        name = f"The search index {folder(place)}"
        raise Unsafe(name=name, why=why, remedy="Run `basis reindex` to write it anew.")


def _objection(place: Place) -> str:
    """Why a folder must not be opened, or nothing."""
    path = folder(place)
    mine, signed = path.stat(), path / _WRITTEN_BY
    if path.is_symlink() or mine.st_uid != os.getuid() or mine.st_mode & 0o077:
        return "other people can write to it"
    token = signed.read_text(encoding="ascii", errors="replace") if signed.is_file() else ""
    if not token or token != _token(place.db):
        return "this library did not write it, and opening an index runs what is in it"
    return ""


def _swap(fresh: Path, target: Path) -> None:
    if target.exists() or target.is_symlink():
        old = target.with_name(f"{fresh.name}.old")
        target.rename(old)
        fresh.rename(target)
        old.unlink() if old.is_symlink() else shutil.rmtree(old)
    else:
        fresh.rename(target)


def _is_leaf(node: Node) -> bool:
    # Whoosh's own AND NOT and nested ORs lose and add documents: sets of leaves do not.
    return not children(node)


def _match(searcher: Searcher, node: Node) -> set[int]:
    return set(searcher.docs_for_query(expression(node)))


def _scored(searcher: Searcher, node: Node) -> list[tuple[float, int]]:
    found: list[tuple[float, int]] = searcher.search(expression(ranking(node)), limit=None).top_n
    return found


def _streams(searcher: Searcher, numbers: set[int]) -> dict[int, Streams]:
    return {n: Streams(**searcher.stored_fields(n)["streams"]) for n in numbers}


@singledispatch
def expression(node: Node) -> query.Query:
    """A tree without connectors as a query of Whoosh."""
    raise TypeError(node)


@expression.register
def _(node: Word) -> query.Query:
    found = [*_columns(node), *(() if node.column else ("beside",))]
    return query.Or([_term(column, node.token) for column in found])


@expression.register
def _(node: Exact) -> query.Query:
    return query.Or([_term(EXACT[column], node.token) for column in _columns(node)])


@expression.register
def _(node: Prefix) -> query.Query:
    return query.Or(
        [query.Prefix(EXACT[c], spell(node.token), boost=WEIGHTS[c]) for c in _columns(node)]
    )


@expression.register
def _(node: Phrase) -> query.Query:
    words = list(map(spell, node.tokens))
    columns = [EXACT[c] if node.exact else c for c in _columns(node)]
    return query.Or([query.Phrase(c, words, boost=WEIGHTS[c]) for c in columns])


@expression.register
def _(node: Cited) -> query.Query:
    return query.Or([_term(c, form) for c in ("beside", "own") for form in node.forms])


@expression.register(Filter)
@expression.register(Everything)
def _(node: Filter | Everything) -> query.Query:
    return _term("filters", node.token)


@expression.register
def _(node: Or) -> query.Query:
    return query.Or([expression(part) for part in node.parts])


def _term(column: str, token: str) -> query.Term:
    return query.Term(column, spell(token), boost=WEIGHTS[column])


def _columns(node: Word | Exact | Prefix | Phrase) -> tuple[str, ...]:
    return (node.column,) if node.column else TEXTS
