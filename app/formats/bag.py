"""A bag: the manifests and tag files that RFC 8493 (BagIt 1.0) puts beside a payload.

Written here rather than by the ``bagit`` package, which works on a folder by changing the
directory of the whole process; its validator judges ours in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256, sha512
from zlib import crc32

PAYLOAD = "data/"
FORMAT = 1  # of the bundle; a reader refuses a higher one
ALGORITHMS = ("sha256", "sha512")
SEAL = "tagmanifest-sha256.txt"  # the file whose SHA-256 is the bundle's digest
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"  # bagit.txt

_LINE = re.compile(r"([0-9a-f]{64}|[0-9a-f]{128})  (\S[^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a bag: its path in it, its size in bytes, its CRC-32 as zips have it, and its
    hashes in lower-case hex.
    """

    name: str
    size: int
    crc: int
    sha256: str
    sha512: str


@dataclass(frozen=True, slots=True)
class Label:
    """What ``bag-info.txt`` says of the bag; ``as_of`` is an ISO date, or empty."""

    title: str
    as_of: str = ""


def entry(name: str, chunks: Iterable[bytes]) -> Entry:
    """The entry of a file that is read once, in pieces."""
    short, long, size, crc = sha256(), sha512(), 0, 0
    for chunk in chunks:
        short.update(chunk)
        long.update(chunk)
        crc = crc32(chunk, crc)
        size += len(chunk)
    return Entry(name, size, crc, short.hexdigest(), long.hexdigest())


def manifest(entries: Iterable[Entry], algorithm: str) -> Iterator[bytes]:
    """One line an entry, which come in the order of their names: its hash, two spaces, its name."""
    for each in entries:
        yield f"{getattr(each, algorithm)}  {each.name}\n".encode()


def entries(text: str) -> tuple[dict[str, str], list[int]]:
    """The hashes of a manifest by file name, and the numbers (from 1) of lines that are none."""
    hashes: dict[str, str] = {}
    broken = []
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match is None or match[2] in hashes:
            broken.append(number)
        else:
            hashes[match[2]] = match[1]
    return hashes, broken


def info(text: str) -> dict[str, str]:
    """The fields of a ``bag-info.txt``."""
    pairs = (line.partition(": ") for line in text.splitlines())
    return {name: value for name, separator, value in pairs if separator}


def about(payload: Iterable[Entry], label: Label) -> bytes:
    """What ``bag-info.txt`` says; ``Bagging-Date`` is the as-of date, whatever the clock says."""
    octets = count = 0
    for each in payload:
        octets, count = octets + each.size, count + 1
    fields = {
        "Bag-Software-Agent": "Basis",
        "Bagging-Date": label.as_of,
        "Basis-Bundle-Format": str(FORMAT),
        "External-Description": " ".join(label.title.split()),
        "Payload-Oxum": f"{octets}.{count}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value).encode()
