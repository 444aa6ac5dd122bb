"""Plain Whoosh: its own analysis, parser and ranking, all as they come."""

from __future__ import annotations

from pathlib import Path

from whoosh import index
from whoosh.fields import ID, TEXT, Schema
from whoosh.qparser import MultifieldParser

from benchmarks.search.corpus import Query, Section

_SCHEMA = Schema(id=ID(stored=True), heading=TEXT, text=TEXT)


class PlainWhoosh:
    """An index of headings and texts by Whoosh's defaults."""

    name = "plain Whoosh"

    def __init__(self, path: Path) -> None:
        self.path = path
        self._parser = MultifieldParser(["heading", "text"], _SCHEMA)

    def build(self, sections: list[Section]) -> None:
        """Index the texts."""
        self.path.mkdir(parents=True)
        writer = index.create_in(self.path, _SCHEMA).writer(limitmb=256)
        for section in sections:
            writer.add_document(id=section.id, heading=section.heading, text=section.text)
        writer.commit()

    def ask(self, query: Query) -> list[str]:
        """The best twenty."""
        return self.best(query.ours, 20)

    def best(self, written: str, most: int) -> list[str]:
        """The best of what is found by a query as somebody wrote it."""
        with index.open_dir(self.path).searcher() as searcher:
            return [hit["id"] for hit in searcher.search(self._parser.parse(written), limit=most)]
