"""Gathering what to add: folders and patterns expanded, loops refused, the unreadable reported."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from app.errors import BadInput, Unsafe
from app.formats import packed
from app.formats.source import Source
from app.importers import Refused

STANDARD_INPUT = Path("-")

Node = tuple[int, int]


def gather(paths: Iterable[Path]) -> Iterator[Source | Refused]:
    """The files at and under ``paths``, each once, folders in order; ``-`` is standard input.

    A path that is not there but has ``*``, ``?`` or ``[`` is a pattern (``**`` for any folders).
    Hidden files and folders are passed over; a folder behind a symbolic link is entered, once.
    A path that is not there or is no file is ``Refused``.  Raises ``Unsafe`` for a folder that
    contains itself by way of a link.
    """
    seen: set[Node] = set()
    for path in paths:
        if path == STANDARD_INPUT:
            yield packed.kept("standard input", sys.stdin.buffer)
            continue
        for each in _expanded(path):
            yield from _entry(each, (), seen)


def _expanded(path: Path) -> list[Path]:
    if has_magic(str(path)) and not path.exists():
        return [Path(found) for found in sorted(glob(str(path), recursive=True))] or [path]
    return [path]


def _entry(path: Path, above: tuple[Node, ...], seen: set[Node]) -> Iterator[Source | Refused]:
    try:
        state = path.stat()
    except OSError as error:
        yield _refused(path, error)
        return
    node = (state.st_dev, state.st_ino)
    if node in above:
        raise Unsafe(
            name=str(path),
            why="the folder contains itself by way of a symbolic link",
            remedy="Remove that link, or add the folders below it one by one.",
        )
    if node not in seen:
        seen.add(node)
        yield from _folder(path, (*above, node), seen) if path.is_dir() else _file(path)


def _folder(path: Path, above: tuple[Node, ...], seen: set[Node]) -> Iterator[Source | Refused]:
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        yield _refused(path, error)
        return
    for name in names:
        if not name.startswith("."):
            yield from _entry(path / name, above, seen)


def _file(path: Path) -> Iterator[Source | Refused]:
    if not path.is_file():
        why, remedy = "it is neither a file nor a folder", "Save what it holds as a file."
        yield Refused(str(path), BadInput(name=str(path), why=why, remedy=remedy))
    elif not os.access(path, os.R_OK):
        why, remedy = "you may not read it", "Check who may read it."
        yield Refused(str(path), BadInput(name=str(path), why=why, remedy=remedy))
    else:
        yield Source.of(path)


def _refused(path: Path, error: OSError) -> Refused:
    why = (error.strerror or str(error)).lower()
    remedy = "Check the path and who may read it."
    return Refused(str(path), BadInput(name=str(path), why=why, remedy=remedy))
