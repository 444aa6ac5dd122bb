"""``basis annotations``: sets of annotations in and out, as W3C JSON-LD."""

from pathlib import Path

import click

from app.cli.context import answer, as_json, open_library, settings
from app.services import exchange


@click.group("annotations")
def annotation_sets() -> None:
    """Annotation sets in W3C JSON-LD, one file a document."""


@annotation_sets.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--private", is_flag=True, help="Private annotations too.")
@as_json
def export(folder: Path, private: bool, as_json: bool) -> None:
    """Write the published annotations, one file a document; the same content, the same bytes.

    Example: basis annotations export annotations/
    """
    written = exchange.export_annotations(open_library(), folder, private)
    data = {"written": [str(path) for path in written]}
    answer(data, as_json, lambda: f"{len(written)} files written to {folder}.")


@annotation_sets.command("import")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@as_json
@click.pass_context
def import_(ctx: click.Context, folder: Path, as_json: bool) -> None:
    """Take in the annotations of a folder, authors and dates kept; nothing is overwritten.

    Example: basis annotations import colleague/annotations/
    """
    report = exchange.import_annotations(open_library(), folder, settings().name)
    refused = [{"name": each.name, "why": str(each.error)} for each in report.refused]
    data = {"taken": report.taken, "known": report.known, "refused": refused}
    answer(data, as_json, lambda: _words(report))
    if refused:
        ctx.exit(1)


def _words(report: exchange.Report) -> str:
    lines = [f"Refused: {each.name}: {each.error}" for each in report.refused]
    counts = f"Taken: {len(report.taken)}; known already: {len(report.known)}"
    return "\n".join([*lines, f"{counts}; refused: {len(lines)}."])


COMMANDS = (annotation_sets,)
