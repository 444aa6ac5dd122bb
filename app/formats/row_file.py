"""Rows of numbers, and words, in one file that says what they were made of.

A line with the form, a line of JSON behind its CRC-32, then the words and the rows, each from a
multiple of eight bytes on.  Rows are read where they stand in the file, by all processes together.
"""

from __future__ import annotations

import json
import mmap
import secrets
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_FORM = b"Basis rows 1\n"
_ALIGNED = 8  # bytes
_OWNERS = 0o600
_LONGEST = 1 << 16  # bytes of a line


@dataclass(frozen=True, slots=True)
class Rows:
    """``numbers`` of 32 bits without a sign by name, and ``words`` without white space."""

    numbers: Mapping[str, memoryview]
    words: Sequence[str]


def write(path: Path, made_of: str, rows: Rows) -> None:
    """Put a file in its place when all of it is written.  Raises ``OSError``."""
    words = " ".join(rows.words).encode("utf-8")
    parts = [memoryview(words), *(each.cast("B") for each in rows.numbers.values())]
    head = {
        "made_of": made_of,
        "byteorder": sys.byteorder,
        "sizes": [len(part) for part in parts],
        "names": list(rows.numbers),
        "crc32": _crc(parts),
    }
    told = json.dumps(head).encode("ascii")
    line = f"{zlib.crc32(told):08x} ".encode("ascii") + told + b"\n"
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        beside.touch(_OWNERS, exist_ok=False)
        with beside.open("wb") as file:
            for part in (memoryview(_FORM + line), *parts):
                file.write(part)
                file.write(bytes(-file.tell() % _ALIGNED))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read(path: Path, made_of: str) -> Rows | None:
    """What a file holds; None where there is none that is whole and made of the same."""
    try:
        with path.open("rb") as file:
            form, line = file.readline(_LONGEST), file.readline(_LONGEST)
            check, told = line.split(b" ", 1)
            begin = file.tell()
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # it is not there, or is no such file
        return None
    if form != _FORM or check != f"{zlib.crc32(told[:-1]):08x}".encode("ascii"):
        return None
    head = json.loads(told)
    if (head["made_of"], head["byteorder"]) != (made_of, sys.byteorder):
        return None
    parts = [whole[slice(*span)] for span in _spans(begin, head["sizes"])]
    if list(map(len, parts)) != head["sizes"] or _crc(parts) != head["crc32"]:
        return None
    words = bytes(parts[0]).decode("utf-8").split(" ") if parts[0] else []
    named = zip(head["names"], parts[1:], strict=True)
    return Rows({name: part.cast("I") for name, part in named}, words)


def _spans(begin: int, sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    for size in sizes:
        begin += -begin % _ALIGNED
        yield begin, begin + size
        begin += size


def _crc(parts: Sequence[memoryview]) -> int:
    found = 0
    for part in parts:
        found = zlib.crc32(part, found)
    return found
