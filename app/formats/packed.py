"""Files packed by zip, tar, gzip or xz: their members as streams, with bounds on their size."""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from app.errors import BadInput, Unsafe

FREE_SIZE = 64 * 1024 * 1024  # bytes that any packed file may expand to
RATIO = 100  # and beyond that: XML packs 10 to 30 times smaller, a bomb a thousand times

_DAMAGE = (
    *(EOFError, gzip.BadGzipFile, zlib.error, lzma.LZMAError, tarfile.TarError),
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError),
)


def members(path: Path, suffix: str) -> Iterator[tuple[str, IO[bytes]]]:
    """``(name, stream)`` of each file in ``path`` whose name ends in ``suffix``; links never.

    A file that is not packed is its own only member.  Nothing is written to a disk.  Raises
    ``Unsafe`` for what expands to more than ``FREE_SIZE`` bytes and ``RATIO`` times its size,
    ``BadInput`` for what is damaged or locked by a password.
    """
    lower = path.name.lower()
    try:
        with path.open("rb") as file:
            if lower.endswith(".zip"):
                yield from _zipped(file, path, suffix)
            elif lower.endswith((".tar", ".tar.gz", ".tgz", ".tar.xz")):
                yield from _tarred(_unpacked(file, path), suffix)
            else:
                yield path.name, cast("IO[bytes]", _unpacked(file, path))
    except _DAMAGE as error:
        raise BadInput(
            name=path.name,
            why=f"it cannot be unpacked ({error})",
            remedy="Fetch or pack it again, without a password.",
        ) from error


class _Bounded(io.RawIOBase):
    """A stream that refuses to give more than is allowed of it."""

    def __init__(self, stream: IO[bytes], name: str, allowed: int) -> None:
        self._stream, self._name, self._left, self._allowed = stream, name, allowed, allowed

    def readable(self) -> bool:
        return True

    def left(self) -> int:
        """How many bytes may still be read."""
        return self._left

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(min(size, self._left + 1) if size >= 0 else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise Unsafe(
                name=self._name,
                why=f"it expands to more than {self._allowed} bytes, {RATIO} times its own size",
                remedy="If you trust it, unpack it and add the unpacked files.",
            )
        return data


def _unpacked(file: IO[bytes], path: Path) -> _Bounded | IO[bytes]:
    lower = path.name.lower()
    if lower.endswith((".gz", ".tgz")):
        return _Bounded(cast("IO[bytes]", gzip.open(file)), path.name, _allowed(path))
    if lower.endswith(".xz"):
        return _Bounded(cast("IO[bytes]", lzma.open(file)), path.name, _allowed(path))
    return file


def _allowed(path: Path) -> int:
    return max(FREE_SIZE, RATIO * path.stat().st_size)


def _tarred(stream: _Bounded | IO[bytes], suffix: str) -> Iterator[tuple[str, IO[bytes]]]:
    with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|") as archive:
        for member in archive:
            opened = archive.extractfile(member) if member.isreg() else None
            if opened is not None and member.name.lower().endswith(suffix):
                yield member.name, opened
            archive.members.clear()  # type: ignore[attr-defined]  # it would remember every member for ever


def _zipped(file: IO[bytes], path: Path, suffix: str) -> Iterator[tuple[str, IO[bytes]]]:
    allowed = _allowed(path)
    with zipfile.ZipFile(file) as archive:
        for member in archive.infolist():
            if member.filename.lower().endswith(suffix) and not member.is_dir():
                with archive.open(member) as opened:
                    bounded = _Bounded(opened, path.name, allowed)
                    yield member.filename, cast("IO[bytes]", bounded)
                    allowed = bounded.left()
