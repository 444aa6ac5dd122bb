"""The key that signs sessions and form tokens: one a library, made once, readable by its owner."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

NAME = "secret.key"


def key_of(home: Path) -> bytes:
    """The 32 bytes in ``home/secret.key``, made with mode 0600 when they are not there yet.

    The key is written beside its place and linked into it, so that two processes which start
    together agree on one key and neither reads half of one.
    """
    place = home / NAME
    if not place.exists():
        home.mkdir(parents=True, exist_ok=True)
        _make(place)
    return place.read_bytes()


def _make(place: Path) -> None:
    draft = place.with_name(f"{NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(secrets.token_bytes(32))
    try:
        os.link(draft, place)
    except FileExistsError:
        pass  # another process made it first: its key is the key
    finally:
        draft.unlink()
