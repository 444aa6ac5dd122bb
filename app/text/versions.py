"""The name of a version: what its text hashes to."""

from __future__ import annotations

from hashlib import sha256


def version_hash(text: str) -> str:
    """The SHA-256 of a canonical text in UTF-8, in hex: the name ``Anchor`` and ``Version`` use.

    Raises ``UnicodeEncodeError`` on a lone surrogate: sources are decoded from UTF-8 before this.
    """
    return sha256(text.encode("utf-8")).hexdigest()
