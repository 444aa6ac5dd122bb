"""Reading a text file whole, with the limits that bad input runs into."""

from __future__ import annotations

import re
from pathlib import Path

from app.errors import BadInput, NotUtf8
from app.formats.source import LIMIT, Source

_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def read_text(path: Path | Source, limit: int = LIMIT) -> str:
    """The text of a UTF-8 file, without a byte order mark.

    Raises ``TooLarge`` beyond ``limit`` bytes, before reading them, ``NotUtf8`` with the first
    byte (from 0) that cannot be read, and ``BadInput`` where it holds U+0000.
    """
    source = Source.of(path)
    return decode(source.bytes(limit), source.name)


def read_bytes(path: Path | Source, limit: int = LIMIT) -> bytes:
    """The bytes of a file; raises ``TooLarge`` beyond ``limit`` of them, before reading them."""
    return Source.of(path).bytes(limit)


def decode(data: bytes, name: str) -> str:
    """UTF-8 as text, without a byte order mark; raises ``NotUtf8`` or ``BadInput``."""
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise NotUtf8(name=name, position=error.start) from error
    return plain(text, name)


def plain(text: str, name: str) -> str:
    """``text`` itself; raises ``BadInput`` where it holds U+0000 or half a character.

    Text of another encoding can pass for UTF-8, but is then full of U+0000; JSON can name half
    of a surrogate pair, which no file can store.
    """
    found = _NO_TEXT.search(text)
    if found:
        why = f"it holds U+{ord(found[0]):04X} at character {found.start()}, so it is no text"
        raise BadInput(name=name, why=why, remedy="Save it as UTF-8 text and try again.")
    return text
