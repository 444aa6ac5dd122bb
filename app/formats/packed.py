"""Archives (zip, tar): the files in them as sources, with bounds on their number and size."""

from __future__ import annotations

import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from app.errors import BadInput, Unsafe
from app.formats import packing
from app.formats.source import Source

MOST_MEMBERS = 500_000  # files in one archive; the Code has 60,000 sections
MOST_KEPT = 4 * 1024**3  # bytes of standard input
IN_MEMORY = 8 * 1024 * 1024  # bytes of a file that are held without a disk

# A damaged directory of files leads to offsets before the file's beginning, and worse.
_DAMAGE = (
    *(EOFError, zlib.error, tarfile.TarError, zipfile.BadZipFile, struct.error),
    *(ValueError, OSError, OverflowError, IndexError),
)
_LOCKED = (NotImplementedError, RuntimeError)  # what zipfile raises for passwords and methods


def is_tar(source: Source) -> bool:
    """Whether its first bytes, unpacked, are those of a tar file."""
    return source.head()[257:262] == b"ustar"


def is_zip(source: Source) -> bool:
    """Whether its first bytes are those of a zip file."""
    return source.head()[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def names(source: Source) -> list[str]:
    """The names in a zip file; none where it is broken."""
    try:
        with source.raw() as file, zipfile.ZipFile(file) as archive:
            return archive.namelist()
    except _DAMAGE:
        return []


def members(source: Source) -> Iterator[Source]:
    """Each file in an archive, in its order; links, folders and devices are passed over.

    A member may be read until the next one is asked for.  One of more than ``IN_MEMORY`` bytes
    is unpacked into a nameless temporary file.  Raises ``Unsafe`` for what expands beyond all
    measure and for more than ``MOST_MEMBERS``, ``BadInput`` for what is damaged or locked.
    """
    budget = _Budget(source)
    try:
        for name, stream in _zipped(source) if is_zip(source) else _tarred(source):
            budget.one_more()
            with _held(f"{source.name}: {name}", stream, budget) as member:
                yield member
    except (*_DAMAGE, *_LOCKED) as error:
        raise BadInput(
            name=source.name,
            why=f"it cannot be unpacked ({error})",
            remedy="Fetch or pack it again, without a password.",
        ) from error


def member(source: Source, name: str, limit: int) -> bytes:
    """One file of a zip, of at most ``limit`` bytes; raises what ``members`` raises, and
    ``KeyError`` for a name that is not there.
    """
    try:
        with source.raw() as file, zipfile.ZipFile(file) as archive, archive.open(name) as opened:
            return packing.bounded(opened, source.name, limit).read()
    except (*_DAMAGE, *_LOCKED) as error:
        why = f"{name} in it cannot be unpacked ({error})"
        remedy = "Save it again, without a password."
        raise BadInput(name=source.name, why=why, remedy=remedy) from error


def kept(name: str, stream: IO[bytes]) -> Source:
    """A stream that can be read only once, kept in a file without a name that goes with the
    program; of at most ``MOST_KEPT`` bytes, beyond which it raises ``Unsafe``.
    """
    with NamedTemporaryFile(prefix="basis-", delete=False) as file:
        descriptor = os.open(file.name, os.O_RDONLY)
        os.unlink(file.name)
        while data := stream.read(IN_MEMORY):
            file.write(data)
            if file.tell() > MOST_KEPT:
                why = f"it has more than {MOST_KEPT} bytes"
                raise Unsafe(name=name, why=why, remedy="Save it as a file and add that.")
        size = file.tell()
    return Source(name, partial(_again, descriptor), size)


def _again(descriptor: int) -> IO[bytes]:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return open(descriptor, "rb", closefd=False)


class _Budget:
    """How much of an archive may still be unpacked."""

    def __init__(self, source: Source) -> None:
        self.name, self.left, self.members = source.name, packing.allowed(source.size), 0

    def one_more(self) -> None:
        self.members += 1
        if self.members > MOST_MEMBERS:
            why = f"it holds more than {MOST_MEMBERS} files"
            raise Unsafe(name=self.name, why=why, remedy="Unpack it and add its folders.")


@contextmanager
def _held(name: str, stream: IO[bytes], budget: _Budget) -> Iterator[Source]:
    bounded = packing.bounded(stream, budget.name, budget.left)
    data = bounded.read(IN_MEMORY + 1)
    if len(data) <= IN_MEMORY:
        budget.left -= len(data)
        yield Source.holding(name, data)
        return
    with NamedTemporaryFile(prefix="basis-") as file:
        while data:
            budget.left -= file.write(data)
            data = bounded.read(IN_MEMORY)
        file.flush()
        yield Source(name, partial(_file, Path(file.name)), file.tell())


def _file(path: Path) -> IO[bytes]:
    return path.open("rb")


def _tarred(source: Source) -> Iterator[tuple[str, IO[bytes]]]:
    with source.open() as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        for entry in archive:
            opened = archive.extractfile(entry) if entry.isreg() else None
            if opened is not None:
                yield entry.name, opened
            archive.members.clear()  # type: ignore[attr-defined]  # it would remember every member for ever


def _zipped(source: Source) -> Iterator[tuple[str, IO[bytes]]]:
    with source.raw() as file, zipfile.ZipFile(file) as archive:
        for entry in archive.infolist():
            if not entry.is_dir() and (entry.external_attr >> 16) & 0o170000 != 0o120000:
                with archive.open(entry) as opened:
                    yield entry.filename, opened
