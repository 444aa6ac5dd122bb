"""The container of a bundle: a zip whose bytes follow from its files and from nothing else.

Files are stored, not compressed, because what a compressor writes differs between versions of
zlib; times are 1980-01-01, modes 0644, and there are no extra fields.  So a container can be
written again from its files and compared byte for byte.  (APPNOTE.TXT 6.3.3, sections 4.3-4.4.)
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO
from zlib import crc32

LARGEST = 0xFFFF_FFFF - 1  # bytes; beyond it, and beyond 65,534 files, a zip needs zip64
MOST = 0xFFFF - 1

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UNIX = 20, 3 << 8
_MIDNIGHT, _DAY = 0, 1 << 5 | 1  # 1980-01-01 in the format's own dates
_MODE = 0o100644 << 16
_IN_MEMORY = 1 << 18  # bytes of the directory that need no disk


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a container: its ASCII name, its size in bytes and CRC-32, and its content."""

    name: str
    size: int
    crc: int
    pieces: Iterable[bytes]


def member(name: str, content: bytes) -> Member:
    """The member that is ``content``."""
    return Member(name, len(content), crc32(content), [content])


def container(members: Iterable[Member]) -> Iterator[bytes]:
    """The bytes of a zip that holds ``members``, in pieces, in their order.

    One piece of one file is in memory at a time; the directory, which comes last, waits in a file
    without a name once it is large.  Raises ``ValueError`` where a zip would need
    zip64, and where a file is not of the size that it says.
    """
    offset = count = 0
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as directory:
        for one in members:
            raw = one.name.encode("ascii")
            common = (0, 0, _MIDNIGHT, _DAY, one.crc, one.size, one.size)
            if offset + one.size > LARGEST or count == MOST:
                raise ValueError("too large for a zip without zip64")
            directory.write(_central(raw, common, offset))
            yield _LOCAL.pack(b"PK\x03\x04", _VERSION, *common, len(raw), 0) + raw
            yield from _whole(one)
            offset += _LOCAL.size + len(raw) + one.size
            count += 1
        yield from _closing(directory, count, offset)


def _whole(one: Member) -> Iterator[bytes]:
    left = one.size
    for piece in one.pieces:
        left -= len(piece)
        yield piece
    if left:
        raise ValueError(f"{one.name} is not of the {one.size} bytes that it said")


def _central(raw: bytes, common: tuple[int, ...], offset: int) -> bytes:
    numbers = (_UNIX | _VERSION, _VERSION, *common, len(raw), 0, 0, 0, 0, _MODE, offset)
    return _CENTRAL.pack(b"PK\x01\x02", *numbers) + raw


def _closing(directory: IO[bytes], count: int, offset: int) -> Iterator[bytes]:
    size = directory.tell()
    if offset + size > LARGEST:
        raise ValueError("too large for a zip without zip64")
    directory.seek(0)
    while piece := directory.read(_IN_MEMORY):
        yield piece
    yield _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)
