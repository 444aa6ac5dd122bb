"""Files on their way out: in pieces, so that a large one is never in memory whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from app.formats import bag

PIECE = 1 << 20  # bytes read or written at once


@dataclass(frozen=True, slots=True)
class File:
    """A file that leaves: an ASCII path with forward slashes, its content, and what it is.

    ``pieces`` may be read once only; ``about`` says in a few words what the file holds.
    """

    path: str
    pieces: Iterable[bytes]
    about: str = ""

    @property
    def content(self) -> bytes:
        """All of it, for files that are known to be small."""
        return b"".join(self.pieces)


@dataclass(frozen=True, slots=True)
class Laid:
    """A file laid by on a disk, with its size and hashes."""

    entry: bag.Entry
    about: str
    where: Path

    def pieces(self) -> Iterator[bytes]:
        """Its content, at most ``PIECE`` bytes at a time."""
        with self.where.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def lay(files: Iterable[File], folder: Path, below: str = "") -> list[Laid]:
    """Lay files by in ``folder``, one after the other; they come back in the order of their names.

    Their names are their paths with ``below`` before them.  Raises ``ValueError`` for a path that
    is there twice.
    """
    laid: dict[str, Laid] = {}
    for file in files:
        with NamedTemporaryFile(dir=folder, delete=False) as out:
            entry = bag.entry(below + file.path, _written(out, file.pieces))
        if entry.name in laid:
            raise ValueError(f"{file.path} twice in one bundle")
        laid[entry.name] = Laid(entry, file.about, Path(out.name))
    return [laid[name] for name in sorted(laid)]


def _written(out: IO[bytes], pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces as they pass into a file."""
    for piece in pieces:
        out.write(piece)
        yield piece
