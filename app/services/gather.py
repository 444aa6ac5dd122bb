"""Gathering the files to add: folders expanded, loops refused, what nobody can read reported."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from app import plugins
from app.errors import BadInput, UnknownFormat, Unsafe
from app.importers import Importer, Refused


def gather(paths: Iterable[Path]) -> Iterator[Path | Refused]:
    """The files at and under ``paths`` that some importer takes, each once, folders in order.

    Hidden files and folders are passed over; a folder behind a symbolic link is entered, once.
    A path that is not there, is no file, or of a format that no importer takes is ``Refused``.
    Raises ``Unsafe`` for a folder that contains itself by way of a link.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _entry(path, (), seen)


def importer_for(path: Path) -> Importer:
    """The importer that takes files of that name.  Raises ``UnknownFormat``."""
    importers: list[Importer] = list(plugins.load("importers").values())
    for importer in importers:
        if path.name.lower().endswith(importer.suffixes):
            return importer
    suffixes = [suffix for importer in importers for suffix in importer.suffixes]
    raise UnknownFormat(name=path, formats=", ".join(suffixes))


def _entry(
    path: Path, above: tuple[tuple[int, int], ...], seen: set[tuple[int, int]]
) -> Iterator[Path | Refused]:
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


def _folder(
    path: Path, above: tuple[tuple[int, int], ...], seen: set[tuple[int, int]]
) -> Iterator[Path | Refused]:
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        yield _refused(path, error)
        return
    for name in names:
        if not name.startswith("."):
            yield from _entry(path / name, above, seen)


def _file(path: Path) -> Iterator[Path | Refused]:
    if not path.is_file():
        why, remedy = "it is neither a file nor a folder", "Save what it holds as a file."
        yield Refused(str(path), BadInput(name=str(path), why=why, remedy=remedy))
        return
    try:
        importer_for(path)
    except UnknownFormat as error:
        yield Refused(str(path), error)
    else:
        yield path


def _refused(path: Path, error: OSError) -> Refused:
    why = (error.strerror or str(error)).lower()
    remedy = "Check the path and who may read it."
    return Refused(str(path), BadInput(name=str(path), why=why, remedy=remedy))
