"""Gold: texts with the references that somebody marked in them, as JSON lines.

A row has ``text`` and ``refs``, a list of ``[start, end, target]`` or ``[start, end, target,
form]`` in code points; and, where known, ``id``, ``date`` (ISO 8601) and ``context``, the id that
"this section" means.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
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


def exclusions(path: Path) -> dict[tuple[str, int, str], str]:
    """Wrong marks and why: lines of row, start and target, and the reason, with tabs between.

    Raises ``BadInput`` for a line without a reason.
    """
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        row, start, target, reason, *_ = [*line.split("\t"), "", "", "", ""]
        if not (start.isdigit() and target and reason):
            name = f"{path.name}, line {number}"
            why = "a wrong mark needs its row, start, target and a reason"
            raise BadInput(name=name, why=why, remedy="Put a tab between each of the four.")
        found[row, int(start), fold_dashes(target)] = reason
    return found


def without(rows: Iterable[Row], excluded: Container[tuple[str, int, str]]) -> Iterator[Row]:
    """The rows without the marks that are known to be wrong."""
    for row in rows:
        kept = (each for each in row.marks if (row.id, each.start, each.target) not in excluded)
        yield replace(row, marks=tuple(kept))


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
