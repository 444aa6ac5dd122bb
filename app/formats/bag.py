"""A bag: the manifests and tag files that RFC 8493 (BagIt 1.0) puts beside a payload.

Written here rather than by the ``bagit`` package, which works on a folder by changing the
directory of the whole process; its validator judges ours in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256, sha512
from zlib import crc32

PAYLOAD = "data/"
FORMAT = 1  # of the bundle; a reader refuses a higher one
ALGORITHMS = ("sha256", "sha512")
SEAL = "tagmanifest-sha256.txt"  # the file whose SHA-256 is the bundle's digest

_LINE = re.compile(r"([0-9a-f]{64}|[0-9a-f]{128})  (\S[^\r\n]*)")
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


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


def tag_files(payload: Sequence[Entry], label: Label) -> list[tuple[str, bytes]]:
    """Name and content of the files beside a payload, in the order of their names.

    Nothing in them depends on the clock or the machine: ``Bagging-Date`` is the as-of date.
    """
    files = [("bag-info.txt", _info(payload, label)), ("bagit.txt", _DECLARATION.encode())]
    for algorithm in ALGORITHMS:
        files.append((f"manifest-{algorithm}.txt", manifest(payload, algorithm)))
    tags = [entry(name, [content]) for name, content in files]
    for algorithm in ALGORITHMS:
        files.append((f"tagmanifest-{algorithm}.txt", manifest(tags, algorithm)))
    return files


def manifest(entries: Iterable[Entry], algorithm: str) -> bytes:
    """One line an entry: its hash, two spaces, its name; in the order of the names."""
    ordered = sorted(entries, key=lambda entry: entry.name)
    return "".join(f"{getattr(e, algorithm)}  {e.name}\n" for e in ordered).encode()


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


def _info(payload: Sequence[Entry], label: Label) -> bytes:
    octets = sum(entry.size for entry in payload)
    fields = {
        "Bag-Software-Agent": "Basis",
        "Bagging-Date": label.as_of,
        "Basis-Bundle-Format": str(FORMAT),
        "External-Description": " ".join(label.title.split()),
        "Payload-Oxum": f"{octets}.{len(payload)}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value).encode()
