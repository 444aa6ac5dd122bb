"""``basis scan``, ``search``, ``show`` and ``cite``: questions that change nothing."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cattrs
import click

from app.cli.context import answer, as_json, open_library, prepared, to_json
from app.domain.mention import Mention
from app.errors import BadQuery
from app.recognisers import NAMES
from app.services import cite as citing
from app.services import recheck as rechecking
from app.services import scan as scanning
from app.services import search as searching
from app.services import show as showing
from app.services.recheck import Outdated, Since
from app.services.recognise import EXPLICIT
from app.services.scan_batch import scan_batch
from app.services.tabulate import tabulate


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--date", default="", help="The day of publication, for texts that do not say it.")
@click.option("--context", default="", help='The id that "this section" means in the text.')
@click.option("--lines", type=click.Path(path_type=Path), help="JSON lines: one text a row.")
@click.option("--citations", is_flag=True, help="Only what is cited or named, no descriptions.")
@click.option(
    "--processes",
    type=click.IntRange(1),
    default=len(os.sched_getaffinity(0)),
    show_default="all processors",
    help="How many read --lines.",
)
@as_json
def scan(file: Path | None, lines: Path | None, as_json: bool, **how: Any) -> None:
    """Recognise every reference to law in a file, and store nothing.

    Example: basis scan article.md --date 2025-06-03 --json
    """
    if (file is None) == (lines is None):
        raise click.UsageError("Give a FILE, or --lines FILE.jsonl.")
    library = open_library()
    names = EXPLICIT if how["citations"] else NAMES
    prepared(library, names)
    if lines is not None:
        for row in scan_batch(library, lines, names, how["processes"]):
            click.echo(json.dumps(cattrs.unstructure(row), ensure_ascii=False))
        return
    assert file is not None
    found = scanning.scan_file(library, file, how["date"], how["context"], names)
    answer({"mentions": found}, as_json, lambda: _mentions(found))


@click.command()
@click.argument("query")
@click.option("--limit", default=20, show_default=True, help="How many hits to show.")
@as_json
@click.pass_context
def search(ctx: click.Context, query: str, limit: int, as_json: bool) -> None:
    """Search articles, authorities, provisions and notes.

    Example: basis search '"case-by-case" /10 parole kind:authority'
    """
    try:
        results = searching.search(open_library(), query, limit=limit)
    except BadQuery as error:
        if not as_json:
            raise
        wrong = {"position": error.position, "message": str(error)}
        click.echo(to_json({"total": 0, "hits": [], "error": wrong}))
        ctx.exit(2)
    answer(results, as_json, lambda: _results(results))


@click.command()
@click.argument("reference", metavar="ID")
@click.option("--as-of", "day", default="", help="Status on that day (ISO); today unless given.")
@as_json
def show(reference: str, day: str, as_json: bool) -> None:
    """Show an article or an authority, with its status as of a day.

    Example: basis show /us/scotus/noem-v-doe/2025-05-30 --as-of 2025-06-01
    """
    today = datetime.now(UTC).date().isoformat()
    data = showing.show(open_library(), reference, day or today)
    answer(data, as_json, lambda: _record(data))


@click.command()
@click.argument("text")
@as_json
@click.pass_context
def cite(ctx: click.Context, text: str, as_json: bool) -> None:
    """Say which authority or provision a citation, docket or name means.

    Example: basis cite "8 U.S.C. § 1182(d)(5)(A)"
    """
    found = citing.answer(text, tabulate(open_library()))
    answer(found, as_json, lambda: _cited(found))
    if not found.references:
        if not as_json:
            sys.stderr.write("Nothing in it is a reference that Basis knows.\n")
        ctx.exit(1)


@click.command()
@click.option(
    "--since",
    type=click.Choice([each.value for each in Since]),
    default=Since.ARTICLE.value,
    show_default=True,
    help="Compare with the day of the article, or with the day the link was made.",
)
@as_json
def recheck(since: str, as_json: bool) -> None:
    """List the linked passages whose authority has changed since.

    Example: basis recheck --since annotation
    """
    found = rechecking.recheck(open_library(), Since(since))
    answer(found, as_json, lambda: "\n".join(map(_outdated, found)) or "Nothing to look at again.")


def _outdated(found: Outdated) -> str:
    where = f"{found.reliance.document.id}: “{found.reliance.words}” → {found.authority.id}"
    return "\n".join([where, *(f"  {event.date} {event.text}" for event in found.events)])


def _mentions(mentions: Iterable[Mention]) -> str:
    rows = [
        f"{mention.start:>6}  {mention.form:<9}  {mention.chosen or '(undecided)':<50}  "
        f"{' '.join(mention.text.split())}"
        for mention in mentions
    ]
    return "\n".join(rows) or "No reference to law found."


def _cited(found: citing.Answer) -> str:
    lines = [_mentions(found.mentions)]
    for each in found.references:
        keys = ", ".join(key.value for key in each.keys)
        told = (each.title, each.citation, keys, each.held, each.pinpoint, each.address)
        lines += ["", each.id, *(f"  {line}" for line in dict.fromkeys(told) if line)]
    return "\n".join(lines)


def _results(results: searching.Results) -> str:
    lines = [f"{results.total} found"]
    for hit in results.hits:
        lines.append(f"\n{hit.title}  [{hit.kind}]  {hit.id}")
        lines += [f"    … {' '.join(snippet.text.split())} …" for snippet in hit.snippets]
    return "\n".join(lines)


def _record(data: dict[str, Any]) -> str:
    lines = [data["title"], data["id"]]
    if "status" in data:
        lines += [
            data["digest"],
            f"Source: {data['source']} (as of {data['as_of']})",
            f"Status on {data['day']}: {data['status']['word']} ({data['status']['reason']})",
            *(f"{event['date']}  {event['kind']}: {event['text']}" for event in data["events"]),
        ]
    return "\n".join(filter(None, [*lines, "", data["text"]]))


COMMANDS = (scan, search, show, cite, recheck)
