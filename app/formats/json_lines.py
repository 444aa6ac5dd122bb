"""JSON Lines: one JSON object a line, read as a stream, packed by gzip or not."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from app.errors import BadInput, Unsafe
from app.formats.text_file import decode, plain

LINE_LIMIT = 20 * 1024 * 1024  # bytes
FREE_SIZE = 64 * 1024 * 1024  # bytes that any packed file may expand to
RATIO = 100  # and beyond that: real text packs 3 to 10 times smaller, a bomb a thousand times

_PACKED_DAMAGE = (EOFError, gzip.BadGzipFile, zlib.error)


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers from 1; memory stays that of one line.

    Raises ``Unsafe`` for a line of more than ``LINE_LIMIT`` bytes and for a packed file that
    expands to more than ``FREE_SIZE`` bytes and ``RATIO`` times its size, ``BadInput`` for one
    that is damaged.
    """
    packed = path.name.endswith(".gz")
    allowed = max(FREE_SIZE, RATIO * path.stat().st_size) if packed else None
    with cast("IO[bytes]", gzip.open(path) if packed else path.open("rb")) as stream:
        try:
            yield from _lines(stream, path.name, allowed)
        except _PACKED_DAMAGE as error:
            raise BadInput(
                name=path.name,
                why=f"it is no whole gzip file ({error})",
                remedy="Fetch or pack it again.",
            ) from error


def row(line: bytes, name: str) -> dict[str, object]:
    """The JSON object in a line; raises ``BadInput`` (``NotUtf8`` with the byte) naming it."""
    text = decode(line, name)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise _bad(name, f"it is not JSON: {error.msg} at character {error.pos}") from error
    except RecursionError as error:
        raise _bad(name, "it is nested too deeply") from error
    if not isinstance(value, dict):
        raise _bad(name, 'it is no JSON object ({"title": ..., "text": ...})')
    for each in value.values():
        if isinstance(each, str):
            plain(each, name)
    return value


def _lines(stream: IO[bytes], name: str, allowed: int | None) -> Iterator[tuple[int, bytes]]:
    size = 0
    for number, line in enumerate(iter(lambda: stream.readline(LINE_LIMIT + 1), b""), start=1):
        size += len(line)
        if len(line) > LINE_LIMIT:
            raise Unsafe(
                name=f"{name}, line {number}",
                why=f"it has more than {LINE_LIMIT} bytes",
                remedy="Write one document a line.",
            )
        if allowed is not None and size > allowed:
            raise Unsafe(
                name=name,
                why=f"it expands to more than {allowed} bytes, {RATIO} times what it is packed",
                remedy="If you trust it, unpack it and add the unpacked file.",
            )
        if line.strip():
            yield number, line


def _bad(name: str, why: str) -> BadInput:
    return BadInput(name=name, why=why, remedy="Correct that line and add the file again.")
