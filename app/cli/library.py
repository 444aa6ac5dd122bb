"""``basis check``, ``backup`` and ``restore``: the library itself."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.context import answer, as_json, open_library, settings
from app.services import safeguard
from app.services.check import check as check_library


@click.command()
@as_json
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Look whether everything in the library is as it says it is.

    Example: basis check
    """
    problems = check_library(open_library())
    answer(
        {"problems": problems},
        as_json,
        lambda: "\n".join(f"{p.subject}: {p.what}" for p in problems) or "Nothing wrong found.",
    )
    if problems:
        ctx.exit(1)


@click.command()
@click.argument("target", required=False, type=click.Path(path_type=Path))
@as_json
def backup(target: Path | None, as_json: bool) -> None:
    """Copy the library to a file, while others go on working in it.

    Example: basis backup monday.db
    """
    written = safeguard.backup(open_library(), target)
    answer({"backup": str(written)}, as_json, lambda: f"Written to {written}.")


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@as_json
def restore(source: Path, as_json: bool) -> None:
    """Put a backup in the library's place; what stood there is kept beside it.

    Stop `basis serve` first.  Example: basis restore monday.db
    """
    kept = safeguard.restore(settings().home, source)
    answer(
        {"restored": str(source), "kept": str(kept) if kept else None},
        as_json,
        lambda: f"Restored. What stood there is kept as {kept}." if kept else "Restored.",
    )


COMMANDS = (check, backup, restore)
