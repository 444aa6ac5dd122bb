"""Gold: texts with the references that somebody marked in them, as JSON lines.

A row has ``text`` and ``refs``, a list of ``[start, end, target]`` or ``[start, end, target,
form]`` in code points; and, where known, ``id``, ``date`` (ISO 8601) and ``context``, the id that
"this section" means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.mention import Form
from app.domain.references import fold_dashes
from app.errors import BadInput
from app.formats import json_lines


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked reference; ``form`` is cited where the row does not say it."""

    start: int
    end: int
    target: str
    form: Form = Form.CITED


@dataclass(frozen=True, slots=True)
class Row:
    """One text and everything marked in it."""

    id: str
    text: str
    marks: tuple[Mark, ...]
    date: str = ""
    context: str = ""


def read(path: Path) -> Iterator[Row]:
    """The rows of a ``.jsonl`` or ``.jsonl.gz`` file, streamed.  Raises ``BadInput``."""
    for number, line in json_lines.lines(path):
        name = f"{path.name}, line {number}"
        try:
            yield parse(json_lines.row(line, name), str(number))
        except (ValueError, KeyError, TypeError) as error:
            why = f"it is no row of gold ({error!r})"
            raise BadInput(name=name, why=why, remedy="A row needs text and refs.") from error


def parse(data: dict[str, Any], number: str) -> Row:
    """One row; dashes in targets are folded, as in ids.  Raises ``KeyError``, ``ValueError``."""
    marks = tuple(
        Mark(start, end, fold_dashes(target), Form(*form or (Form.CITED,)))
        for start, end, target, *form in data["refs"]
    )
    return Row(
        id=str(data.get("id", number)),
        text=data["text"],
        marks=marks,
        date=data.get("date", ""),
        context=fold_dashes(data.get("context", "")),
    )
