"""``basis add`` and ``basis link``: bring in, and recognise what was brought in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from app.cli.context import (
    answer,
    as_json,
    open_library,
    prepared,
    progress,
    read_what_waits,
    settings,
)
from app.cli.meter import metered
from app.cli.told import Told
from app.errors import BasisError
from app.importers import Options, Refused
from app.services import link as linking
from app.services.add_files import Result, Run
from app.services.fetch import fetch


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help='For tables: which column is which field; "=words" gives every row those words.',
)
@click.option(
    "--fetch",
    "urls",
    multiple=True,
    metavar="URL",
    help="Get a page from the web, once; the only thing here that uses a network.",
)
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be added; store nothing.")
@as_json
def add(
    paths: tuple[Path, ...],
    columns: tuple[str, ...],
    urls: tuple[str, ...],
    dry: bool,
    as_json: bool,
) -> None:
    """Bring files, folders, archives or standard input (-) into the library.

    The format is told by what is in a file.  A run that was stopped goes on where it was when it
    is started again.

    Example: basis add news.jsonl.gz --column title=headline --column "credit==Wikinews, CC BY 2.5"
    """
    if not (paths or urls):
        raise click.UsageError("Name a file or folder, or an address with --fetch.")
    library = open_library()
    run = Run(library, settings().name, Options(dict(map(_column, columns))), dry=dry)
    with Told(as_json) as told:
        for result in chain(metered(run, paths), *(_fetched(run, url) for url in urls)):
            told.take(result)
        read_what_waits(library, "Reading articles with the new records")
        told.show(dry)
    if told.went_wrong:
        click.get_current_context().exit(1)


@click.command()
@as_json
def link(as_json: bool) -> None:
    """Make every proposal again from nothing, with the authorities known now.

    Decisions of people are not touched.  Example: basis link
    """
    library = open_library()
    prepared(library)
    with progress("Linking") as tell:
        found = linking.link(library, tell)
    answer({"mentions": found}, as_json, lambda: f"{found} mentions found.")


def _fetched(run: Run, url: str) -> Iterator[Result]:
    try:
        source = fetch(url)
    except BasisError as error:
        yield Refused(url, error)
    else:
        yield from run.add(source)


def _column(text: str) -> tuple[str, str]:
    field, equals, column = text.partition("=")
    if not equals or not field or not column:
        raise click.BadParameter(f"{text!r} is not FIELD=COLUMN", param_hint="--column")
    return field, column


COMMANDS = (add, link)
