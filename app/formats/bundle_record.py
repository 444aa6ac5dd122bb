"""What the front matter of a bundle's files says beyond a record: which version of a text it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.document import Version
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
