"""``basis add`` and ``basis link``: bring in, and recognise what was brought in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path

import click

from app.cli.annotations import as_data, lines
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
from app.errors import BasisError
from app.importers import Left, Options, Refused
from app.services import link as linking
from app.services.add import Added
from app.services.add_files import Brought, Opened, Result, Run
from app.services.fetch import fetch
from app.services.rest_on import Relied


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
    results = [*metered(run, paths), *chain.from_iterable(_fetched(run, url) for url in urls)]
    read_what_waits(library, "Reading articles with the new records")
    answer(_plain(results), as_json, lambda: _report(results, dry))
    if any(map(_went_wrong, results)):
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


def _went_wrong(result: Result) -> bool:
    return isinstance(result, Refused) or (
        isinstance(result, Brought) and bool(result.report.refused)
    )


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


def _plain(results: list[Result]) -> dict[str, object]:
    return {
        "read": [
            {"name": result.name, "format": result.format, "by_content": result.by_content}
            for result in results
            if isinstance(result, Opened)
        ],
        "added": [
            {"id": result.id, "change": result.change}
            | ({"alike": dict(result.alike)} if result.alike else {})
            | ({"relied": [asdict(each) for each in result.relied]} if result.relied else {})
            for result in results
            if isinstance(result, Added)
        ],
        "annotations": [
            {"name": result.name} | as_data(result.report)
            for result in results
            if isinstance(result, Brought)
        ],
        "left": [
            {"name": result.name, "what": result.what}
            for result in results
            if isinstance(result, Left)
        ],
        "refused": [
            {"name": result.name, "why": str(result.error)}
            for result in results
            if isinstance(result, Refused)
        ],
    }


def _report(results: list[Result], dry: bool) -> str:
    told: list[str] = []
    for result in results:
        if isinstance(result, Opened) and result.by_content:
            told.append(f"{result.name} is read as {result.format}: what is in it says so.")
        elif isinstance(result, Added):
            told += [f"{result.id} may be {other}, {kind}." for other, kind in result.alike]
            told += map(_relied, result.relied)
        elif isinstance(result, Brought):
            told += lines(f"Annotations on {result.name}", result.report)
        elif isinstance(result, Left):
            told.append(f"Left of {result.name}: {result.what}.")
        elif isinstance(result, Refused):
            told.append(f"Refused: {result.error}")
    formats = Counter(each.format for each in results if isinstance(each, Opened))
    changes = Counter(each.change for each in results if isinstance(each, Added))
    refused = sum(isinstance(each, Refused) for each in results)
    read = f" Read: {_counts(formats)}." if formats else ""
    verb = "Would be added" if dry else "Added"
    return "\n".join([*told, f"{verb}: {_counts(changes)}; refused: {refused}.{read}"])


_OUTCOMES = {
    "changed": "has other words now",
    "same": "has the same words; only notes or other provisions changed",
    "renumbered": "is gone; its words stand under another number",
    "gone": "is gone, and its words too",
}


def _relied(one: Relied) -> str:
    passages = "1 passage relies" if one.passages == 1 else f"{one.passages} passages rely"
    return f"{one.id}, on which {passages}, {_OUTCOMES[one.outcome]}."


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in sorted(counter.items())) or "nothing"


COMMANDS = (add, link)
