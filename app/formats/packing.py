"""Bytes packed by gzip, xz or bzip2, unpacked as a stream with bounds on their size."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import IO, Any, cast

from app.errors import BadInput, Unsafe

FREE_SIZE = 64 * 1024 * 1024  # bytes that anything packed may expand to
RATIO = 100  # and beyond that: XML packs 10 to 30 times smaller, a bomb a thousand times

SUFFIXES = (".gz", ".xz", ".bz2")
_MAGIC: dict[bytes, Callable[[IO[bytes]], Any]] = {
    b"\x1f\x8b\x08": gzip.open,
    b"\xfd7zXZ\x00": lzma.open,
    b"BZh": bz2.open,
}
# bz2 and gzip call damage an OSError too, one without a number; those of a disk have one.
_DAMAGE = (EOFError, OSError, zlib.error, lzma.LZMAError)


def bare_name(name: str) -> str:
    """A file's name without what says that it is packed; ``x.tgz`` is ``x.tar``."""
    for suffix in SUFFIXES:
        if name.lower().endswith(suffix):
            return name[: -len(suffix)]
    return name[:-4] + ".tar" if name.lower().endswith(".tgz") else name


def unpacked(stream: IO[bytes], name: str, size: int) -> IO[bytes]:
    """``stream`` of ``size`` bytes, unpacked if its first bytes say that it is packed.

    Reading raises ``Unsafe`` beyond ``FREE_SIZE`` bytes and ``RATIO`` times ``size``, and
    ``BadInput`` for what is damaged.
    """
    begin = stream.read(6)
    stream.seek(0)
    opened = next((way for magic, way in _MAGIC.items() if begin.startswith(magic)), None)
    if opened is None:
        return stream
    inner = cast("IO[bytes]", opened(stream))
    return bounded(inner, name, allowed(size), stream)


def allowed(size: int) -> int:
    """How many bytes something packed of ``size`` bytes may expand to."""
    return max(FREE_SIZE, RATIO * size)


def bounded(inner: IO[bytes], name: str, limit: int, outer: IO[bytes] | None = None) -> IO[bytes]:
    """``inner``, of which no more than ``limit`` bytes are given; ``outer`` is closed with it."""
    return cast("IO[bytes]", io.BufferedReader(_Bounded(inner, name, limit, outer), 64 * 1024))


class _Bounded(io.RawIOBase):
    """A stream that refuses to give more than is allowed of it."""

    def __init__(self, inner: IO[bytes], name: str, limit: int, outer: IO[bytes] | None) -> None:
        self._inner, self._outer, self._name = inner, outer, name
        self._left, self._limit = limit, limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._read(min(len(buffer), self._left + 1))
        self._left -= len(data)
        if self._left < 0:
            raise Unsafe(
                name=self._name,
                why=f"it expands to more than {self._limit} bytes, beyond {RATIO} times its size",
                remedy="If you trust it, unpack it and add the unpacked files.",
            )
        buffer[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        try:
            return self._inner.read(size)
        except _DAMAGE as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise BadInput(
                name=self._name,
                why=f"it cannot be unpacked ({error})",
                remedy="Fetch or pack it again.",
            ) from error

    def close(self) -> None:
        self._inner.close()
        if self._outer is not None:
            self._outer.close()
        super().close()
