"""What is kept: an index of entries as whole, and one of their sentences and paragraphs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from tantivy import Document, Index, IndexWriter, Query, Schema, SchemaBuilder

from app.query.rows import Row, paragraph_rows, rows
from app.query.streams import COLUMNS, Streams, kept

_HEAP = 64_000_000  # bytes of memory before a writer writes


def _entries() -> Schema:
    builder = SchemaBuilder()
    builder.add_unsigned_field("number", indexed=True, fast=True)
    builder.add_unsigned_field("date", fast=True)
    builder.add_bytes_field("streams", stored=True)
    for column in COLUMNS:
        builder.add_text_field(column, tokenizer_name="whitespace")
    return builder.build()


def _sentences() -> Schema:
    builder = SchemaBuilder()
    builder.add_unsigned_field("row", fast=True)
    builder.add_unsigned_field("number", indexed=True)
    builder.add_text_field("stems", tokenizer_name="whitespace")
    builder.add_text_field("exact", tokenizer_name="whitespace")
    # Of a paragraph it is asked which words it has, and not where.
    for column in ("paragraph_stems", "paragraph_exact"):
        builder.add_text_field(column, tokenizer_name="whitespace", index_option="basic")
    return builder.build()


ENTRIES, SENTENCES = _entries(), _sentences()


def open_entries(path: Path) -> Index:
    """The index of entries in a folder, made if it is not there."""
    return _open(ENTRIES, path / "entries")


def open_sentences(path: Path) -> Index:
    """The index of sentences and paragraphs in a folder, made if it is not there."""
    return _open(SENTENCES, path / "sentences")


def change(path: Path, entries: Iterable[Streams], gone: Iterable[int] = ()) -> None:
    """Index entries in place of those of the same numbers, and forget those that are gone."""
    whole, parts = open_entries(path).writer(_HEAP, 1), open_sentences(path).writer(_HEAP, 1)
    try:
        _write(whole, parts, entries, gone)
    except BaseException:
        whole.rollback()
        parts.rollback()
        raise
    finally:
        whole.wait_merging_threads()
        parts.wait_merging_threads()


def _write(
    whole: IndexWriter, parts: IndexWriter, entries: Iterable[Streams], gone: Iterable[int]
) -> None:
    for number in gone:
        _delete(number, whole, parts)
    for entry in entries:
        _delete(entry.number, whole, parts)
        whole.add_document(_document(entry))
        for row in rows(entry):
            parts.add_document(_part(row, entry.number, "stems", "exact"))
        for row in paragraph_rows(entry):
            parts.add_document(_part(row, entry.number, "paragraph_stems", "paragraph_exact"))
    whole.commit()
    parts.commit()


def streams(document: Document) -> Streams:
    """The streams that a document of the index of entries keeps."""
    return Streams(**json.loads(bytes(document["streams"][0])))


def _document(entry: Streams) -> Document:
    document = Document()
    document.add_unsigned("number", entry.number)
    document.add_unsigned("date", _as_number(entry.date))
    document.add_bytes("streams", json.dumps(kept(entry)).encode())
    for column in COLUMNS:
        document.add_text(column, getattr(entry, column))
    return document


def _part(row: Row, number: int, stems: str, exact: str) -> Document:
    document = Document()
    document.add_unsigned("row", row.number)
    document.add_unsigned("number", number)
    document.add_text(stems, row.stems)
    document.add_text(exact, row.exact)
    return document


def _as_number(date: str) -> int:
    """A date as a number that is ordered as it is: 20250530, or 20250500 for a whole month."""
    return int("".join(filter(str.isdigit, date))[:8].ljust(8, "0"))


def _delete(number: int, whole: IndexWriter, parts: IndexWriter) -> None:
    # Not delete_documents_by_term, which takes the number for a signed one and finds nothing.
    whole.delete_documents_by_query(Query.term_query(ENTRIES, "number", number))
    parts.delete_documents_by_query(Query.term_query(SENTENCES, "number", number))


def _open(schema: Schema, path: Path) -> Index:
    path.mkdir(mode=0o700, exist_ok=True)
    return Index(schema, str(path))
