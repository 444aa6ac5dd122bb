"""Files on their way out: in pieces, so that a large one is never in memory whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from app.formats import bag
from app.formats.item_file import Sorted

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


def lay(files: Iterable[File], folder: Path, below: str = "") -> Sorted[Laid]:
    """Lay files by in ``folder``, one after the other; they come back in the order of their names.

    Their names are their paths with ``below`` before them.  What is known of them lies there too,
    so that memory does not grow with their number.  Raises ``ValueError`` for a path twice.
    """
    laid = Sorted[Laid](folder, _name)
    for file in files:
        laid.add(lay_one(file, folder, below))
    for one, other in pairwise(laid):
        if one.entry.name == other.entry.name:
            raise ValueError(f"{one.entry.name} twice in one bundle")
    return laid


def lay_one(file: File, folder: Path, below: str = "") -> Laid:
    """Lay one file by as ``lay`` does."""
    with NamedTemporaryFile(dir=folder, delete=False) as out:
        entry = bag.entry(below + file.path, _written(out, file.pieces))
    return Laid(entry, file.about, Path(out.name))


def _name(laid: Laid) -> str:
    return laid.entry.name


def _written(out: IO[bytes], pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces as they pass into a file."""
    for piece in pieces:
        out.write(piece)
        yield piece
