"""``basis bundle``: what leaves the room, and what comes back."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.context import answer, as_json, open_library, settings
from app.domain.document import DocumentKind
from app.services import bundle as bundling
from app.store import documents
from app.store.library import Library


@click.group("bundle")
def bundles() -> None:
    """Bundles: articles with their annotations and the law they rest on, in one zip."""


@bundles.command("create")
@click.argument("articles", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every article of the library.")
@click.option("--output", type=click.Path(path_type=Path), help="The zip to write.")
@click.option("--title", default="", help="What the bundle is called.")
@click.option(
    "--as-of", default="", help="The day it speaks for (ISO); its newest date if not given."
)
@click.option("--private", is_flag=True, help="Private annotations too.")
@click.option("--rejections", is_flag=True, help="Rejected links too.")
@click.option("--preview", is_flag=True, help="Say what would leave, and write nothing.")
@as_json
def create(
    articles: tuple[str, ...],
    every: bool,
    output: Path | None,
    preview: bool,
    as_json: bool,
    **options: str | bool,
) -> None:
    """Write a bundle; the same content and day give the same bytes.

    Example: basis bundle create half-million-lose-parole --output parole.zip
    """
    library = open_library()
    chosen = _all_articles(library) if every else list(articles)
    if not chosen:
        raise click.UsageError("Name one or more articles, or give --all.")
    wanted = bundling.Options(
        title=str(options["title"]),
        as_of=str(options["as_of"]),
        include_private=bool(options["private"]),
        include_rejections=bool(options["rejections"]),
    )
    if preview:
        shown = bundling.preview(library, chosen, wanted)
        answer(shown, as_json, lambda: _preview(shown))
        return
    made = bundling.create(library, chosen, output or Path(f"{chosen[0]}.zip"), wanted)
    answer(made, as_json, lambda: f"{made.path}: {len(made.names)} files\ndigest {made.digest}")


@bundles.command("verify")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--digest", help="The digest that was printed when it was issued.")
@as_json
@click.pass_context
def verify(ctx: click.Context, path: Path, digest: str | None, as_json: bool) -> None:
    """Tell whether every file of a bundle is the one that was issued.

    Example: basis bundle verify parole.zip --digest 4f5c…
    """
    report = bundling.verify(path, digest)
    answer(report, as_json, lambda: _verdict(report, digest))
    if not report.ok:
        ctx.exit(1)


@bundles.command("open")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--digest", help="The digest that was printed when it was issued.")
@as_json
@click.pass_context
def open_(ctx: click.Context, path: Path, digest: str | None, as_json: bool) -> None:
    """Bring what a bundle holds into the library; what differs is told, never overwritten.

    Example: basis bundle open parole.zip
    """
    opening = bundling.open(open_library(), path, settings().name, digest)
    refused = [{"name": each.name, "why": str(each.error)} for each in opening.refused]
    data = {"taken": opening.taken, "known": opening.known, "refused": refused}
    answer(data, as_json, lambda: _opened(opening))
    if refused:
        ctx.exit(1)


def _all_articles(library: Library) -> list[str]:
    return [document.id for document in documents.listed(library.db, DocumentKind.ARTICLE)]


def _preview(shown: bundling.Preview) -> str:
    counts = ", ".join(f"{count} {kind}" for kind, count in shown.annotations.items())
    return "\n".join(
        [
            f"{shown.title} (as of {shown.as_of})",
            f"{len(shown.articles)} articles, {len(shown.authorities)} authorities",
            f"annotations: {counts}; people named: {', '.join(shown.people)}",
            f"left out: {shown.private_left_out} private, {shown.rejections_left_out} rejected",
        ]
    )


def _verdict(report: bundling.Report, digest: str | None) -> str:
    lines = [f"{problem.name}: {problem.what}" for problem in report.problems]
    if report.ok:
        lines.append("Every file is the one that its manifests name.")
        if digest is None:
            lines.append("Give --digest to be sure that it is the bundle that was issued.")
    return "\n".join([*lines, f"digest {report.digest}"])


def _opened(opening: bundling.Opening) -> str:
    lines = [f"Refused: {each.name}: {each.error}" for each in opening.refused]
    counts = f"Taken: {len(opening.taken)}; known already: {len(opening.known)}"
    return "\n".join([*lines, f"{counts}; refused: {len(lines)}."])


COMMANDS = (bundles,)
