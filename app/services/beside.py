"""The law beside a passage: the provision that it refers to, with the words that both have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.authority import Authority, Provision
from app.domain.document import Block, Version
from app.domain.lit_words import lit
from app.domain.references import ancestors, is_within
from app.language.folding import law_words, words
from app.services.tabulate import tabulate
from app.store import documents
from app.store.library import Library

SHOWN = 40  # blocks of law that stand beside an article; the record's page has all
LONGEST = 400  # words of a passage that are looked for in the law


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the law; ``lit`` where the passage has them too."""

    text: str
    lit: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the law's text, with the provision that begins in it, if one does."""

    kind: str
    provision: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The law that a passage refers to; ``authority`` is None where there is no record.

    ``path`` leads from the widest provision held to the one shown, ``below`` are its parts;
    ``more`` says that the text goes on.
    """

    target: str
    authority: Authority | None
    path: tuple[Provision, ...]
    below: tuple[Provision, ...]
    lines: tuple[Line, ...]
    more: bool


def beside(library: Library, target: str, passage: str) -> Beside:
    """The text that the library holds at an authority's or provision's id, for a passage's words.

    Where the very provision is not held it is the nearest one around it.
    """
    record = tabulate(library).record_of(target)
    version = documents.current(library.db, record.id) if record else None
    if record is None or version is None:
        return Beside(target, record, (), (), (), more=False)
    path = _path(record, target)
    start, end = (path[-1].start, path[-1].end) if path else (0, len(version.text))
    spans = _lit(version.text[start:end], passage, start)
    blocks = [b for b in version.rendering.blocks if b.start < end and start < b.end]
    shown = _around(blocks, spans)
    begins = {provision.start: provision.id for provision in record.provisions}
    lines = tuple(_line(version, block, (start, end), spans, begins) for block in shown)
    return Beside(target, record, path, _below(record, path), lines, len(shown) < len(blocks))


def _path(record: Authority, target: str) -> tuple[Provision, ...]:
    held = {provision.id: provision for provision in record.provisions}
    found = [held[path] for path in ancestors(target) if path in held]
    return tuple(reversed(found))


def _below(record: Authority, path: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """The provisions one step below the last of the path, or the widest ones of the record."""
    if not path:
        ids = {provision.id for provision in record.provisions}
        return tuple(p for p in record.provisions if not ids & set(ancestors(p.id)[1:]))
    top, depth = path[-1].id, path[-1].id.count("/") + 1
    within = (p for p in record.provisions if is_within(p.id, top))
    return tuple(p for p in within if p.id.count("/") == depth)


def _lit(law: str, passage: str, base: int) -> list[tuple[int, int]]:
    said = words(passage)[:LONGEST]
    return [(base + start, base + end) for start, end in lit(said, law_words(law))]


def _around(blocks: list[Block], spans: list[tuple[int, int]]) -> list[Block]:
    """As many blocks as are shown, with the first lit one among them."""
    first = next((n for n, b in enumerate(blocks) if spans and spans[0][0] < b.end), 0)
    begin = 0 if first < SHOWN else first - SHOWN // 4
    return blocks[begin : begin + SHOWN]


def _line(
    version: Version,
    block: Block,
    within: tuple[int, int],
    spans: Iterable[tuple[int, int]],
    begins: dict[int, str],
) -> Line:
    at, end = max(block.start, within[0]), min(block.end, within[1])
    text, provision = version.text, begins.get(block.start, "")
    pieces: list[Piece] = []
    for start, stop in spans:
        first, last = max(start, at), min(stop, end)
        if first < last:
            pieces += [Piece(text[at:first], lit=False), Piece(text[first:last], lit=True)]
            at = last
    pieces.append(Piece(text[at:end], lit=False))
    return Line(block.kind, provision, tuple(piece for piece in pieces if piece.text))
