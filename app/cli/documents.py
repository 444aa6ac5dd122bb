"""``basis add`` and ``basis link``: bring in, and recognise what was brought in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from app.cli.context import answer, as_json, open_library, progress, settings
from app.importers import Options, Refused
from app.services import link as linking
from app.services.add import Added
from app.services.add_files import Run, add_files


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help='For tables: which column is which field; "=words" gives every row those words.',
)
@as_json
@click.pass_context
def add(
    ctx: click.Context, paths: tuple[Path, ...], columns: tuple[str, ...], as_json: bool
) -> None:
    """Bring files or folders into the library: Markdown, text, saved web pages, JSON lines.

    Example: basis add news.jsonl.gz --column title=headline --column "credit==Wikinews, CC BY 2.5"
    """
    run = Run(open_library(), settings().name, Options(dict(map(_column, columns))))
    with progress("Adding") as tell:
        results = list(add_files(run, paths, tell))
    answer(_plain(results), as_json, lambda: _report(results))
    if any(isinstance(result, Refused) for result in results):
        ctx.exit(1)


@click.command()
@as_json
def link(as_json: bool) -> None:
    """Make every proposal again from nothing, with the authorities known now.

    Decisions of people are not touched.  Example: basis link
    """
    library = open_library()
    with progress("Linking") as tell:
        found = linking.link(library, tell)
    answer({"mentions": found}, as_json, lambda: f"{found} mentions found.")


def _column(text: str) -> tuple[str, str]:
    field, equals, column = text.partition("=")
    if not equals or not field or not column:
        raise click.BadParameter(f"{text!r} is not FIELD=COLUMN", param_hint="--column")
    return field, column


def _plain(results: list[Added | Refused]) -> dict[str, object]:
    return {
        "added": [
            {"id": result.id, "change": result.change}
            for result in results
            if isinstance(result, Added)
        ],
        "refused": [
            {"name": result.name, "why": str(result.error)}
            for result in results
            if isinstance(result, Refused)
        ],
    }


def _report(results: list[Added | Refused]) -> str:
    changes = Counter(result.change for result in results if isinstance(result, Added))
    lines = [f"Refused: {result.error}" for result in results if isinstance(result, Refused)]
    counts = ", ".join(f"{count} {change}" for change, count in sorted(changes.items()))
    return "\n".join([*lines, f"Added: {counts or 'nothing'}; refused: {len(lines)}."])


COMMANDS = (add, link)
