"""``basis bundle``: what leaves the room, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click

from app.cli.context import (
    answer,
    as_json,
    open_library,
    progress,
    read_what_waits,
    settings,
)
from app.domain.table_form import Group, TableForm
from app.exporters import FORMATS
from app.services import bundle as bundling
from app.services import sign as signing
from app.services.export import Into, export
from app.services.pick import ALL, Wanted, pick
from app.store.library import Library
from app.text.sentences import sentence


@click.group("bundle")
def bundles() -> None:
    """Bundles: articles with their annotations and the law they rest on, in one zip."""


_CHOICE = (
    click.argument("articles", nargs=-1),
    click.option("--all", "every", is_flag=True, help="Every article of the library."),
    click.option(
        "--search", "query", default="", help="Articles that a search finds, or notes on them."
    ),
    click.option("--project", default="", help="Articles of a project, by its title or id."),
    click.option("--tag", default="", help="Articles with an annotation that has that tag."),
    click.option("--person", default="", help="Articles with an annotation by that person."),
    click.option("--since", default="", help="Articles published on that day or later (ISO)."),
    click.option("--until", default="", help="Articles published on that day or before (ISO)."),
    click.option("--title", default="", help="What it is called."),
    click.option("--as-of", default="", help="The day it speaks for (ISO), or its newest."),
    click.option(
        "--for",
        "audience",
        type=click.Choice(bundling.Audience, case_sensitive=False),
        default=bundling.Audience.PUBLIC,
        help="Whom it is for: public; colleague (rejections, history); archive (everything).",
    ),
    click.option("--private", is_flag=True, help="Private annotations too."),
    click.option("--rejections", is_flag=True, help="Rejected links too."),
    click.option(
        "--order",
        type=click.Choice([group.name.lower() for group in Group]),
        multiple=True,
        help="The groups of the table of authorities in their order, one option each.",
    ),
    click.option(
        "--numbers",
        type=click.Choice(["paragraph", "sentence"]),
        default="paragraph",
        help="What the numbers in that table count.",
    ),
    click.option("--history", is_flag=True, help="What was done to the annotations, too."),
    click.option("--with-projects", is_flag=True, help="The projects of the articles, too."),
)


def _choice(command: Callable[..., None]) -> Callable[..., None]:
    """What leaves, and for whom: the same arguments wherever something leaves."""
    for decorate in reversed(_CHOICE):
        command = decorate(command)
    return command


@bundles.command("create")
@_choice
@click.option("--output", type=click.Path(path_type=Path), help="The zip to write.")
@click.option("--preview", is_flag=True, help="Say what would leave, and write nothing.")
@click.option("--sign", "key", type=click.Path(path_type=Path), help="A key of `bundle keys`.")
@as_json
def create(
    output: Path | None, preview: bool, key: Path | None, as_json: bool, **choice: Any
) -> None:
    """Write a bundle; the same content and day give the same bytes.

    Example: basis bundle create half-million-lose-parole --output parole.zip
    """
    library = open_library()
    chosen, wanted = _chosen(library, choice), _options(choice)
    if preview:
        shown = bundling.preview(library, chosen, wanted)
        answer(shown, as_json, lambda: _preview(shown))
        return
    with progress("Writing the bundle") as tell:
        target = output or Path(f"{chosen[0]}.zip")
        made = bundling.create(library, chosen, target, wanted, tell)
    if key:
        signing.sign(made.path, key, _password(), settings().name, made.digest)
    answer(made, as_json, lambda: f"{made.path}: {made.files} files\ndigest {made.digest}")


@bundles.command("keys")
@click.option("--folder", type=click.Path(path_type=Path), default=Path(), help="Where to.")
@as_json
def keys(folder: Path, as_json: bool) -> None:
    """Make a pair of keys: sign with the secret one, give the public one to whoever checks.

    Example: basis bundle keys --folder ~/keys
    """
    secret, public = signing.make_keys(folder, _password(confirmed=True))
    data = {"secret": secret, "public": public}
    answer({n: str(p) for n, p in data.items()}, as_json, lambda: f"{secret}\n{public}")


@bundles.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@_choice
@click.option("--folder", type=click.Path(path_type=Path), default=Path(), help="Where to.")
@as_json
def export_(form: str, folder: Path, as_json: bool, **choice: Any) -> None:
    """Write the articles in one format, for people or other programs.

    Example: basis bundle export ris half-million-lose-parole
    """
    library = open_library()
    chosen, wanted = _chosen(library, choice), _options(choice)
    with progress("Writing the articles") as tell:
        made = export(library, chosen, Into(form, folder), wanted, tell)
    answer(made, as_json, lambda: str(made.path))


@bundles.command("verify")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--digest", help="The digest that was printed when it was issued.")
@click.option(
    "--key",
    type=click.Path(path_type=Path),
    help="The public key of whoever signed it; the signature is PATH.minisig.",
)
@as_json
@click.pass_context
def verify(
    ctx: click.Context, path: Path, digest: str | None, key: Path | None, as_json: bool
) -> None:
    """Tell whether every file of a bundle is the one that was issued.

    Example: basis bundle verify parole.zip --digest 4f5c…
    """
    report = bundling.verify(path, digest)
    beside = path.with_name(path.name + signing.SIGNATURE)
    signed = signing.signed_by(path, beside, key) if key else ""
    plain = {"ok": report.ok, "digest": report.digest, "problems": report.problems}
    answer(plain | {"signed": signed}, as_json, lambda: _verdict(report, digest, signed))
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
    library = open_library()
    with progress("Taking it in") as tell:
        opening = bundling.open(library, path, settings().name, digest, tell)
    read_what_waits(library, "Reading the articles")
    refused = [{"name": each.name, "why": str(each.error)} for each in opening.refused]
    data = {"taken": opening.taken, "known": opening.known, "refused": refused}
    answer(data, as_json, lambda: _opened(opening))
    if refused:
        ctx.exit(1)


def _chosen(library: Library, choice: dict[str, Any]) -> list[str]:
    """The articles named, or all that fit what is asked of them."""
    wanted = Wanted(**{field.name: choice[field.name] for field in fields(Wanted)})
    if choice["articles"]:
        return list(choice["articles"])
    if not choice["every"] and wanted == ALL:
        raise click.UsageError("Name one or more articles, give --all, or choose by --search.")
    return pick(library, wanted)


def _options(choice: dict[str, Any]) -> bundling.Options:
    """What the audience may see, and what was asked for beyond it."""
    usual = bundling.options_for(choice["audience"], choice["title"], choice["as_of"])
    return replace(
        usual,
        include_private=usual.include_private or choice["private"],
        include_rejections=usual.include_rejections or choice["rejections"],
        include_history=usual.include_history or choice["history"],
        include_projects=usual.include_projects or choice["with_projects"],
        form=_form(choice["order"], choice["numbers"]),
    )


def _form(order: tuple[str, ...], numbers: str) -> TableForm:
    """Groups that were not named follow those that were."""
    named = [Group[name.upper()] for name in order]
    groups = tuple(dict.fromkeys((*named, *Group)))
    if numbers == "sentence":
        return TableForm(groups, sentence, "sentence")
    return TableForm(groups)


def _preview(shown: bundling.Preview) -> str:
    counts = ", ".join(f"{count} {kind}" for kind, count in shown.annotations.items())
    return "\n".join(
        [
            f"{shown.title} (as of {shown.as_of})",
            f"{len(shown.articles)} articles in {shown.versions} versions,"
            f" {len(shown.authorities)} authorities",
            f"annotations: {counts}, {shown.withdrawn} of them withdrawn",
            f"rejected links: {shown.rejections}; acts of the history: {shown.acts}",
            f"projects: {', '.join(shown.projects) or 'none'}; tags explained: {shown.tags}",
            f"people named: {', '.join(shown.people)}",
            f"left out: {shown.private_left_out} private, {shown.rejections_left_out} rejected",
        ]
    )


def _password(confirmed: bool = False) -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=confirmed, err=True))


def _verdict(report: bundling.Report, digest: str | None, signed: str) -> str:
    lines = [f"{problem.name}: {problem.what}" for problem in report.problems]
    if signed:
        lines.append(f"Signed: {signed}")
    if report.ok:
        lines.append("Every file is the one that its manifests name.")
        if digest is None and not signed:
            lines.append("Give --digest to be sure that it is the bundle that was issued.")
    return "\n".join([*lines, f"digest {report.digest}"])


def _opened(opening: bundling.Opening) -> str:
    lines = [f"Refused: {each.name}: {each.error}" for each in opening.refused]
    counts = f"Taken: {len(opening.taken)}; known already: {len(opening.known)}"
    return "\n".join([*lines, f"{counts}; refused: {len(lines)}."])


COMMANDS = (bundles,)
