"""What is to be read: bytes under a name, of a file, of a part of an archive, or as they came."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import IO, cast

from app.errors import TooLarge
from app.formats import packing

LIMIT = 50 * 1024 * 1024  # bytes; the largest section of the U.S. Code has 366 KB of text
HEAD = 64 * 1024  # bytes in which a format is told by its content


class Source:
    """``name`` is what messages call it, ``place`` where it is, ``size`` its bytes as they came.

    ``address`` is where on the web it was fetched from, if it was, ``folder`` where on a disk.
    ``position`` says how many of its bytes were read so far, at most ``size``.
    """

    def __init__(self, name: str, raw: Callable[[], IO[bytes]], size: int, place: str = "") -> None:
        self.name = name
        self.place = place or name
        self.size = size
        self.address = ""
        self.folder: Path | None = None
        self.position = 0
        self._raw = raw
        self._head: bytes | None = None

    @classmethod
    def of(cls, path: Path | Source) -> Source:
        """A file on a disk; a source is itself."""
        if isinstance(path, Source):
            return path
        source = cls(path.name, lambda: path.open("rb"), path.stat().st_size, str(path))
        source.folder = path.parent
        return source

    @classmethod
    def holding(cls, name: str, data: bytes, address: str = "") -> Source:
        """Bytes at hand, perhaps from an address on the web."""
        source = cls(name, lambda: io.BytesIO(data), len(data))
        source.address = address
        return source

    @property
    def file_name(self) -> str:
        """The last part of the name, without what it is packed by: ``usc44.xml``."""
        return packing.bare_name(PurePosixPath(self.name.rpartition(": ")[2]).name)

    @property
    def stem(self) -> str:
        """The name without folder and suffix: what a document without a title is called."""
        return PurePosixPath(self.file_name).stem

    def beside(self, pattern: str) -> Source | None:
        """The last of the files in its folder whose names fit a pattern; none for what is in no
        folder, as a part of an archive or standard input is.
        """
        found = sorted(self.folder.glob(pattern)) if self.folder else []
        return Source.of(found[-1]) if found else None

    def raw(self) -> IO[bytes]:
        """The bytes as they came, from the first; whoever opens closes."""
        return cast("IO[bytes]", io.BufferedReader(_Told(self._raw(), self), 256 * 1024))

    def open(self) -> IO[bytes]:
        """The bytes from the first, unpacked where they are packed by gzip, xz or bzip2.

        Reading raises ``Unsafe`` for what expands beyond all measure, ``BadInput`` for damage.
        """
        return packing.unpacked(self.raw(), self.name, self.size)

    def head(self) -> bytes:
        """The first ``HEAD`` bytes, unpacked."""
        if self._head is None:
            with self.open() as stream:
                self._head = stream.read(HEAD)
        return self._head

    def bytes(self, limit: int = LIMIT) -> bytes:
        """All of it, unpacked; raises ``TooLarge`` beyond ``limit`` bytes, before reading more."""
        if self.size > limit:
            raise TooLarge(name=self.name, size=self.size, limit=limit)
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise TooLarge(name=self.name, size=f"more than {limit}", limit=limit)
        return data


class _Told(io.RawIOBase):
    """A file that tells its source how far it was read."""

    def __init__(self, file: IO[bytes], source: Source) -> None:
        self._file, self._source = file, source

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._source.position = max(self._source.position, self._file.tell())
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        self._file.close()
        super().close()
