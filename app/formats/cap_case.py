"""A case as the Caselaw Access Project has it (static.case.law, and its API of earlier years).

Fields: https://static.case.law/docs/ ; of the opinions either plain text or HTML is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from app.domain import keys
from app.domain.authority import Key
from app.domain.references import fold_dashes, slug
from app.errors import BadInput
from app.formats import json_file, page_blocks
from app.formats.court_opinion import Facts
from app.formats.markdown_writer import Writer

Case = dict[str, Any]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"[0-9][\w-]*[0-9]|[0-9]+")
_BLANK_LINES = re.compile(r"\n\s*\n|\n")


def facts(case: Case, name: str) -> Facts:
    """The caption, court, dockets and day of a case.

    Raises ``BadInput`` naming it where it has no caption or no court.  A date of less than a day
    is no day.
    """
    caption = json_file.text(case, "name_abbreviation") or json_file.text(case, "name")
    court = json_file.text(_mapping(case, "court"), "name")
    if not caption or not court:
        remedy = "Fetch it again from static.case.law."
        raise BadInput(name=name, why="it names no case or no court", remedy=remedy)
    from courts_db import find_court  # noqa: PLC0415  # slow to import: every start lists importers

    known = find_court(court)
    day = json_file.text(case, "decision_date")
    numbers = _NUMBER.findall(fold_dashes(json_file.text(case, "docket_number")))
    return Facts(
        caption=caption,
        court=known[0] if len(known) == 1 else slug(court),
        court_name=court,
        dockets=tuple(dict.fromkeys(numbers)),
        decided=day if _DAY.fullmatch(day) else "",
    )


def citations(case: Case) -> Iterator[Key]:
    """Its citations in the reporters."""
    listed = case.get("citations")
    for each in listed if isinstance(listed, list) else []:
        value = json_file.text(each, "cite") if isinstance(each, dict) else ""
        if keys.is_key(value):
            yield Key("reporter", value)


def markdown(case: Case, name: str) -> str:
    """The head matter and each opinion under its author and kind.

    Raises ``BadInput`` where there is no text, and what ``page_blocks.tree`` raises.
    """
    body = _mapping(case, "casebody")
    data = body.get("data", body)
    if isinstance(data, str) and data.strip():
        return page_blocks.markdown(data, name)
    writer = Writer()
    if isinstance(data, dict):
        _write(data, writer)
    source = writer.source()
    if not source.strip():
        why, remedy = "it has no text", "Fetch it with its full text."
        raise BadInput(name=name, why=why, remedy=remedy)
    return source


def _write(data: Case, writer: Writer) -> None:
    _paragraphs(json_file.text(data, "head_matter"), writer)
    opinions = data.get("opinions")
    for each in opinions if isinstance(opinions, list) else []:
        if isinstance(each, dict) and json_file.text(each, "text"):
            kind, author = json_file.text(each, "type"), json_file.text(each, "author")
            writer.add(": ".join(filter(None, (kind.capitalize() or "Opinion", author))))
            writer.close(2)
            _paragraphs(json_file.text(each, "text"), writer)


def _paragraphs(text: str, writer: Writer) -> None:
    for paragraph in _BLANK_LINES.split(text):
        writer.add(paragraph)
        writer.close()


def _mapping(case: Case, field: str) -> Case:
    value = case.get(field)
    return value if isinstance(value, dict) else {}
