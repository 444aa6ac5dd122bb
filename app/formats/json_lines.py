"""JSON Lines: one JSON object a line, read as a stream, packed or not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from app.errors import BadInput, Unsafe
from app.formats.source import Source
from app.formats.text_file import decode, plain

LINE_LIMIT = 20 * 1024 * 1024  # bytes


def lines(path: Path | Source) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers from 1; memory stays that of one line.

    Raises ``Unsafe`` for a line of more than ``LINE_LIMIT`` bytes and for a packed file that
    expands beyond all measure, ``BadInput`` for one that is damaged.
    """
    source = Source.of(path)
    with source.open() as stream:
        for number, line in enumerate(iter(lambda: stream.readline(LINE_LIMIT + 1), b""), 1):
            if len(line) > LINE_LIMIT:
                raise Unsafe(
                    name=f"{source.name}, line {number}",
                    why=f"it has more than {LINE_LIMIT} bytes",
                    remedy="Write one document a line.",
                )
            if line.strip():
                yield number, line


def check(source: Source) -> None:
    """Read all of it once, so that nothing is kept of a file that is damaged further on."""
    for _ in lines(source):
        pass


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


def _bad(name: str, why: str) -> BadInput:
    return BadInput(name=name, why=why, remedy="Correct that line and add the file again.")
