"""Front matter: YAML between two lines of ``---`` at the head of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from app.errors import BrokenFrontMatter, TooLarge
from app.formats import plain_yaml

LIMIT = 512 * 1024  # bytes of YAML: a hundred times the longest record we have

_FENCE = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def split(text: str, name: str) -> tuple[dict[str, object], str]:
    """The fields of ``text``'s front matter (none if it has none), and the body after it.

    Values are ``str``, ``bool``, ``None``, or lists and mappings of these.  The body is as it
    stands, line ends included.  Raises ``BrokenFrontMatter`` with the line of the file (from 1)
    for YAML that does not parse, a fence that is never closed, a repeated field, an alias or a
    tag; ``TooLarge`` beyond ``LIMIT`` bytes.  ``name`` is what the messages call the file.
    """
    if _FENCE.match(text) is None:
        return {}, text
    found = _MATTER.match(text)
    if found is None:
        raise BrokenFrontMatter(name=name, why="the line --- that ends it is missing", line=1)
    size = len(found[1].encode())
    if size > LIMIT:
        raise TooLarge(name=f"The front matter of {name}", size=size, limit=LIMIT)
    return _fields(found[1], name), text[found.end() :]


def join(fields: Mapping[str, object], body: str) -> str:
    """The file that ``split`` takes apart into ``fields`` and ``body``; the order of fields stays.

    Values as ``split`` gives them.
    """
    if not fields and _FENCE.match(body) is None:
        return body
    matter = plain_yaml.dump(fields) if fields else ""
    return f"---\n{matter}---\n{body}"


def _fields(matter: str, name: str) -> dict[str, object]:
    try:
        fields = plain_yaml.load(matter)
    except yaml.MarkedYAMLError as error:
        raise _broken(name, error) from error
    except yaml.reader.ReaderError as error:
        why = f"the character U+{_code(error.character):04X} is not allowed"
        line = matter.count("\n", 0, error.position) + 2
        raise BrokenFrontMatter(name=name, why=why, line=line) from error
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise BrokenFrontMatter(name=name, why="it is no list of fields (`title: …`)", line=2)
    return fields


def _broken(name: str, error: yaml.MarkedYAMLError) -> BrokenFrontMatter:
    """The error at the line of the file; a quotation never closed is told where it was opened."""
    opened = error.context_mark if "quoted scalar" in (error.context or "") else None
    mark = opened or error.problem_mark or error.context_mark
    why = ", ".join(part for part in (error.context, error.problem) if part)
    line = mark.line + 2 if mark else 2  # the mark counts from 0, and the fence is line 1
    return BrokenFrontMatter(name=name, why=why or "it does not parse", line=line)


def _code(character: str | int) -> int:
    return character if isinstance(character, int) else ord(character[0])
