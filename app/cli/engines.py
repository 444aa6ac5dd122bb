"""``basis engine`` and ``basis reindex``: the search engines."""

from __future__ import annotations

import click

from app.cli.context import answer, as_json, open_library, progress
from app.services import reindex as again
from app.services.choose_engine import engine_status, use_engine


@click.group()
def engine() -> None:
    """Which search engine answers, and how to change it."""


@engine.command("use")
@click.argument("name")
@as_json
def use(name: str, as_json: bool) -> None:
    """Build another engine's index and switch to it when it is complete.

    Example: basis engine use whoosh_index
    """
    library = open_library()
    with progress("Building the index") as tell:
        count = use_engine(library, name, tell)
    answer(
        {"engine": name, "entries": count}, as_json, lambda: f"{name} answers now: {count} entries."
    )


@engine.command("status")
@as_json
def status(as_json: bool) -> None:
    """Which engines there are, which one answers, and how much it holds.

    Example: basis engine status
    """
    data = engine_status(open_library())
    answer(data, as_json, lambda: "\n".join(f"{key}: {value}" for key, value in data.items()))


@click.command()
@as_json
def reindex(as_json: bool) -> None:
    """Build the search index again from nothing.

    Example: basis reindex
    """
    library = open_library()
    with progress("Indexing") as tell:
        count = again.reindex(library, tell)
    answer({"entries": count}, as_json, lambda: f"{count} entries indexed.")


COMMANDS = (engine, reindex)
