"""What a bundle's files say beyond a record: which version of a text it is, where its provisions
stand, and what was done to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from app.domain.authority import Authority, Provision
from app.domain.document import Version
from app.domain.names_used import Choice, NameUsed, Use
from app.domain.past_act import PastAct
from app.domain.references import is_id
from app.errors import BadInput
from app.formats.fields import Fields

VERSION = "version"
_KEYS = ("hash", "number", "format", "created", "creator")


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """A version without its text: its hash, number, source format, and who made it when."""

    hash: str
    number: int
    format: str
    created: str
    creator: str


def version_fields(version: Version) -> dict[str, object]:
    """The field ``version`` of a file that holds the source of that version."""
    values = {
        "hash": version.hash,
        "number": str(version.number),
        "format": version.source_format,
        "created": version.created,
        "creator": version.creator,
    }
    return {VERSION: values}


def split_version(
    fields: Mapping[str, object], name: str
) -> tuple[dict[str, object], VersionRecord | None]:
    """The other fields, and what ``version`` says, if it is there.

    Raises ``BadInput`` naming file, field and remedy for a value that is none.
    """
    others = {key: value for key, value in fields.items() if key != VERSION}
    if VERSION not in fields:
        return others, None
    record = Fields(fields, name).mapping(VERSION)
    record.only(_KEYS)
    digest, number, source_format, created, creator = (
        record.text(key, required=True) for key in _KEYS
    )
    if not number.isdecimal() or source_format not in ("markdown", "text"):
        why = f"its version has the number {number} and the format {source_format}"
        raise BadInput(name=name, why=why, remedy="Ask whoever made the bundle for a new one.")
    return others, VersionRecord(digest, int(number), source_format, created, creator)


def dump_provisions(authority: Authority) -> bytes:
    """A file that says where each provision stands: code points in the text of the record."""
    entries = [asdict(provision) for provision in authority.provisions]
    for entry in entries:
        del entry["authority"]
    return (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()


def read_provisions(content: bytes, authority: str, name: str) -> tuple[Provision, ...]:
    """The provisions of a file that ``dump_provisions`` wrote.  Raises ``BadInput``."""
    with told(name):
        rows = json.loads(content)
        return tuple(
            Provision(_id(r["id"]), authority, _text(r["heading"]), int(r["start"]), int(r["end"]))
            for r in rows
        )


def dump_redirects(redirects: Iterable[tuple[str, str]]) -> bytes:
    """A file with the old ids of merged records and those that they lead to."""
    return (json.dumps(dict(redirects), indent=1) + "\n").encode()


def read_redirects(content: bytes, name: str) -> dict[str, str]:
    """Old ids with the ids that they lead to.  Raises ``BadInput``."""
    with told(name):
        found = {_id(old): _id(new) for old, new in json.loads(content).items()}
    return found


def dump_names(names: Iterable[NameUsed]) -> Iterator[bytes]:
    """The ledger of names, a line each: how often it is used, and what people said of it."""
    separator = "[\n"
    for name in names:
        yield (separator + json.dumps(asdict(name), ensure_ascii=False)).encode()
        separator = ",\n"
    yield b"\n]\n"


def read_choices(content: bytes, name: str) -> list[Choice]:
    """What people said of names, from a ledger that ``dump_names`` wrote.  Raises ``BadInput``."""
    with told(name):
        rows = [
            (_id(r["authority"]), _text(r["words"]), Use(r["use"])) for r in json.loads(content)
        ]
    return [Choice(*row) for row in rows if row[2] is not Use.AUTO]


def dump_act(act: PastAct) -> bytes:
    """One line of a history; the state after the act is JSON within it."""
    row = asdict(act) | {"after": json.loads(act.after)}
    return (json.dumps(row, ensure_ascii=False) + "\n").encode()


def read_acts(content: bytes, name: str) -> tuple[PastAct, ...]:
    """The acts of a history in their order.  Raises ``BadInput`` naming the line."""
    found = []
    for number, line in enumerate(content.split(b"\n")[:-1], 1):
        with told(f"{name}, line {number}"):
            row = json.loads(line)
            after = json.dumps(row.pop("after"), ensure_ascii=False)
            found.append(PastAct(after=after, **{key: _text(value) for key, value in row.items()}))
    return tuple(found)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Whatever is wrong with a part of a bundle is said in the same words."""
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        why = f"it is not of the form that Basis writes ({error})"
        remedy = "Ask whoever made the bundle for a new one."
        raise BadInput(name=name, why=why, remedy=remedy) from error


def _id(value: object) -> str:
    if not is_id(_text(value)):
        raise ValueError(f"{value} is no id")
    return str(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
