"""A JSON file of one object, of a list, of pages of results, or of one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from app.errors import BadInput
from app.formats import json_lines
from app.formats.source import Source
from app.formats.text_file import decode, plain

LIMIT = 200 * 1024 * 1024  # bytes

Object = dict[str, object]


def objects(source: Source) -> Iterator[tuple[str, Object | BadInput]]:
    """Each object with the name that messages call it, or why it is none.

    An API's page of results is the objects in its ``results``.  Raises ``BadInput`` where the
    file as a whole is no JSON, and what ``Source.bytes`` raises.
    """
    if _is_lines(source):
        yield from _lines(source)
        return
    found = _whole(source)
    if isinstance(found, dict) and isinstance(found.get("results"), list):
        found = found["results"]
    for number, each in enumerate(found if isinstance(found, list) else [found], 1):
        name = f"{source.name}, item {number}" if isinstance(found, list) else source.name
        if isinstance(each, dict):
            yield name, each
        else:
            yield name, BadInput(name=name, why="it is no JSON object", remedy="Leave it out.")


def text(row: Object, field: str) -> str:
    """A field that is text, without the space around it; empty where it is anything else."""
    value = row.get(field)
    if isinstance(value, str):
        return plain(value, field).strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _is_lines(source: Source) -> bool:
    """Whether the first line is a whole object and another line follows it."""
    first, _, rest = source.head().partition(b"\n")
    if not first.lstrip().startswith(b"{"):
        return False
    if source.file_name.lower().endswith((".jsonl", ".ndjson")):
        return True
    try:
        return isinstance(json.loads(first), dict) and rest.strip() != b""
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        return False


def _lines(source: Source) -> Iterator[tuple[str, Object | BadInput]]:
    json_lines.check(source)
    for number, line in json_lines.lines(source):
        name = f"{source.name}, line {number}"
        try:
            yield name, json_lines.row(line, name)
        except BadInput as error:
            yield name, error


def _whole(source: Source) -> object:
    try:
        return json.loads(decode(source.bytes(LIMIT), source.name))
    except json.JSONDecodeError as error:
        why = f"it is not JSON: {error.msg} in line {error.lineno}"
        raise BadInput(name=source.name, why=why, remedy="Fetch it again.") from error
    except RecursionError as error:
        why = "it is nested too deeply"
        raise BadInput(name=source.name, why=why, remedy="Fetch it again.") from error
