"""``basis doubles``: articles that may be one, and what a person says of them."""

from __future__ import annotations

import click

from app.cli.context import answer, as_json, open_library, settings
from app.services import doubles as deciding


@click.group()
def doubles() -> None:
    """Articles that may be one: list them, merge them, keep them apart."""


@doubles.command("list")
@as_json
def list_(as_json: bool) -> None:
    """What was proposed when articles were brought in, the undecided first.

    Example: basis doubles list
    """
    pairs = deciding.pairs(open_library())
    data = [
        {
            "document": pair.document.id,
            "other": pair.other.id,
            "likeness": pair.likeness,
            "decision": pair.decision,
        }
        for pair in pairs
    ]
    lines = [
        f"{pair.document.id}  {pair.other.id}  {pair.likeness}"
        + (f"  ({pair.decision})" if pair.decision else "")
        for pair in pairs
    ]
    answer({"pairs": data}, as_json, lambda: "\n".join(lines) or "Nothing was proposed.")


@doubles.command("merge")
@click.argument("document")
@click.argument("other")
@as_json
def merge(document: str, other: str, as_json: bool) -> None:
    """Make DOCUMENT a version of OTHER; its annotations go along.

    Example: basis doubles merge lamps-out-2 lamps-out
    """
    moved = deciding.merge(open_library(), document, other, settings().name)
    answer({"annotations": moved}, as_json, lambda: f"Merged; {moved} annotations went along.")


@doubles.command("apart")
@click.argument("document")
@click.argument("other")
@as_json
def apart(document: str, other: str, as_json: bool) -> None:
    """Say that DOCUMENT and OTHER are two articles.

    Example: basis doubles apart lamps-out-2 lamps-out
    """
    deciding.keep_apart(open_library(), document, other, settings().name)
    answer({"decision": "apart"}, as_json, lambda: "Kept apart.")


@doubles.command("undo")
@click.argument("document")
@click.argument("other")
@as_json
def undo(document: str, other: str, as_json: bool) -> None:
    """Leave DOCUMENT and OTHER undecided again, as they were before.

    Example: basis doubles undo lamps-out-2 lamps-out
    """
    deciding.undo(open_library(), document, other, settings().name)
    answer({"decision": ""}, as_json, lambda: "Undone.")


COMMANDS = (doubles,)
