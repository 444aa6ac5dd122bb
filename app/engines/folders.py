"""Folders of indexes beside ``library.db``: sealed by the library that wrote them.

The seal names every file with its size and digest and is signed with a secret of the library.  An
index that is damaged, was left half-way by a crash or comes from somebody else does not fit its
seal, and is never opened: Whoosh would run what is in it.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import blake2b, file_digest
from pathlib import Path
from sqlite3 import OperationalError
from time import sleep
from typing import TypeVar

from sqlite_utils import Database

from app.engines import Place
from app.errors import Unsafe

T = TypeVar("T")

_SEAL = "seal.json"
_LOCKS = "lock"  # files in whose names this stands are no part of the index
_TABLE = "create table if not exists index_secret (secret text not null) strict"
_TRIES = 50


def folder(place: Place, name: str) -> Path:
    """Where an index of a library is."""
    return place.home / "indexes" / name


@contextmanager
def fresh(place: Place, name: str) -> Iterator[Path]:
    """An empty folder, which is sealed and put in the index's place when all went well."""
    target = folder(place, name)
    path = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
    target.parent.mkdir(mode=0o700, exist_ok=True)
    path.mkdir(mode=0o700)
    try:
        yield path
        seal(place, path)
        _swap(path, target)
    finally:
        shutil.rmtree(path, ignore_errors=True)


def seal(place: Place, path: Path) -> None:
    """Seal a folder as it is now, at once for all who look."""
    content = json.dumps(_files(path), sort_keys=True)
    beside = path / f".{_SEAL}"
    beside.write_text(json.dumps([content, _signed(_secret(place.db), content)]), encoding="utf-8")
    beside.replace(path / _SEAL)


def check(place: Place, name: str) -> object:
    """The state of a folder, which changes with it; ``Unsafe`` for one that must not be opened.

    A folder that somebody may just be writing to is looked at again, for half a second.
    """
    path, secret, why = folder(place, name), _secret(place.db), ""
    for _ in range(_TRIES):
        try:
            state = secret, *_state(path)
            why = "" if _sound.get(path) == state else _objection(path, secret)
        except FileNotFoundError:
            why = "it is not there, or has no seal"
        if not why:
            _sound[path] = state
            return state
        sleep(0.01)
    raise Unsafe(
        name=f"The search index {path}", why=why, remedy="Run `basis reindex` to write it anew."
    )


def patiently(read: Callable[[], T], error: type[Exception] = FileNotFoundError) -> T:
    """Read what a rebuild may take away under our eyes: what follows it is there soon."""
    for _ in range(_TRIES):
        try:
            return read()
        except (FileNotFoundError, error):
            sleep(0.01)
    return read()


_sound: dict[Path, tuple[object, ...]] = {}  # as each folder was when it was looked at last


def forget() -> None:
    """Look at every file again, as after a start."""
    _sound.clear()
    _digest.cache_clear()


def _objection(path: Path, secret: str) -> str:
    """Why a folder must not be opened, or nothing."""
    mine = path.stat()
    if path.is_symlink() or mine.st_uid != os.getuid() or mine.st_mode & 0o077:
        return "other people can write to it"
    try:
        content, signature = json.loads((path / _SEAL).read_text(encoding="utf-8"))
        if not hmac.compare_digest(signature, _signed(secret, content)):
            return "this library did not write it, and opening an index runs what is in it"
        return "" if json.loads(content) == _files(path) else "it is damaged, or half-written"
    except (ValueError, TypeError):
        return "its seal cannot be read"


def _state(path: Path) -> tuple[int, ...]:
    whole, sealed = path.stat(), (path / _SEAL).stat()
    return whole.st_ino, whole.st_mode, sealed.st_ino, sealed.st_ctime_ns


def _files(path: Path) -> dict[str, list[object]]:
    """Size and digest of each file of an index by its name."""
    return {
        file.relative_to(path).as_posix(): _digest(file, *_size_and_time(file))
        for file in sorted(path.rglob("*"))
        if file.is_file() and _SEAL not in file.name and _LOCKS not in file.name.lower()
    }


def _size_and_time(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_size, found.st_mtime_ns


@lru_cache(maxsize=4096)
def _digest(path: Path, size: int, changed: int) -> list[object]:
    with path.open("rb") as file:
        return [size, file_digest(file, blake2b).hexdigest()]


def _secret(db: Database) -> str:
    """The library's own secret, made when it is first asked for."""
    asked = "select secret from index_secret"
    try:
        return str(db.execute(asked).fetchone()[0])
    except OperationalError:  # there is no such table yet
        db.execute(_TABLE)
        db.execute("insert into index_secret values (?)", [secrets.token_hex(32)])
    return str(db.execute(asked).fetchone()[0])


def _signed(secret: str, content: str) -> str:
    return hmac.new(secret.encode(), content.encode(), blake2b).hexdigest()


def _swap(new: Path, target: Path) -> None:
    if target.exists() or target.is_symlink():
        old = target.with_name(f"{new.name}.old")
        target.rename(old)
        new.rename(target)
        old.unlink() if old.is_symlink() else shutil.rmtree(old)
    else:
        new.rename(target)
