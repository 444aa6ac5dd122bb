from __future__ import annotations

import errno
import io

import pytest

from app.errors import BadInput
from app.formats import packing
from app.formats.source import Source

# Each begins as what it says, and is none of it further on.
DAMAGED = [
    b"BZh9" + bytes(20),
    b"\x1f\x8b\x08" + bytes(20),
    b"\x1f\x8b\x08\xff" + bytes(20),
    b"\xfd7zXZ\x00" + bytes(20),
    b"BZh9",
    b"\x1f\x8b\x08",
]


@pytest.mark.parametrize("data", DAMAGED, ids=repr)
def test_what_is_packed_and_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="notes cannot be read: it cannot be unpacked"):
        Source.holding("notes", data).head()


class _FailingDisk(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


def test_a_disk_that_fails_is_not_called_damage() -> None:
    with pytest.raises(OSError, match="Input/output error"):
        packing.bounded(_FailingDisk(), "notes", 10).read()
