"""``basis annotations``: sets of annotations in and out."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from app.cli.context import answer, as_json, open_library, settings
from app.domain.annotation import AnchorState
from app.services.bring_in import Manner, Report, bring_in
from app.services.exchange import HYPOTHESIS, W3C, export_annotations


@click.group("annotations")
def annotation_sets() -> None:
    """Annotation sets, as W3C JSON-LD or as the Hypothesis API has them."""


@annotation_sets.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--private", is_flag=True, help="Private annotations too.")
@click.option(
    "--hypothesis", is_flag=True, help="In files that Hypothesis's sidebar imports, without links."
)
@as_json
def export(folder: Path, private: bool, hypothesis: bool, as_json: bool) -> None:
    """Write the published annotations, one file a document; the same content, the same bytes.

    Example: basis annotations export annotations/
    """
    suffix = HYPOTHESIS if hypothesis else W3C
    written = export_annotations(open_library(), folder, private, suffix)
    data = {"written": [str(path) for path in written]}
    answer(data, as_json, lambda: f"{len(written)} files written to {folder}.")


@annotation_sets.command("import")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--document", default="", help="The id of the document that all of them are on.")
@click.option(
    "--page",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A saved web page that they are on: all its text is kept where none is yet.",
)
@click.option("--theirs", is_flag=True, help="Take what says something else than here.")
@as_json
@click.pass_context
def import_(ctx: click.Context, /, path: Path, as_json: bool, **manner: Any) -> None:
    """Take in annotations, authors and dates kept: a file, or a folder of files.

    They are W3C JSON-LD or what the Hypothesis API answers. Nothing here is overwritten. What is
    not found for sure in the text waits on the page "Passages to check".

    Example: basis annotations import colleague/annotations/
    """
    report = bring_in(open_library(), path, Manner(settings().name, **manner))
    data = as_data(report)
    answer(data, as_json, lambda: "\n".join(lines("Annotations", report)))
    if report.refused:
        ctx.exit(1)


def as_data(report: Report) -> dict[str, object]:
    """What became of annotations, as the commands answer it in JSON."""
    passages = {state.value: count for state, count in Counter(report.states).items()}
    refused = [{"name": each.name, "why": str(each.error)} for each in report.refused]
    whole = {"taken": report.taken, "known": report.known, "refused": refused}
    return whole | {"passages": passages} | ({"found": report.found} if report.found else {})


def lines(what: str, report: Report) -> list[str]:
    """The same in words, after what they are the annotations of."""
    if report.found:
        return [f"{what}: {report.found} would be looked for."]
    told = [f"Refused: {each.name}: {each.error}" for each in report.refused]
    counts = f"taken: {len(report.taken)}; known already: {len(report.known)}"
    told.append(f"{what}: {counts}; refused: {len(report.refused)}.")
    waits, gone = (report.states.count(s) for s in (AnchorState.CHECK, AnchorState.ORPHAN))
    found = len(report.states) - waits - gone
    if report.states:
        told.append(f"Passages found: {found}; to check: {waits}; not in the text: {gone}.")
    if gone:
        told.append("A part of a page outside of its article is held only with --page.")
    return told


COMMANDS = (annotation_sets,)
