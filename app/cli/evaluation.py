"""``basis evaluate``."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.context import answer, as_json, open_library
from app.formats import gold as gold_format
from app.services import evaluate as evaluating
from app.services.tabulate import tabulate


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@as_json
def evaluate(gold: Path, as_json: bool) -> None:
    """Score the recognisers on texts whose references somebody marked.

    Example: basis evaluate gold.jsonl.gz
    """
    score = evaluating.evaluate(gold_format.read(gold), tabulate(open_library()))
    data = {"recall": score.recall, "precision": score.precision, "score": score}
    answer(data, as_json, lambda: words(score))


def words(score: evaluating.Score) -> str:
    """The counts by form, one a line, then recall and precision."""
    lines = [
        f"{form:<10} {score.found[form]:>6} of {score.marks[form]:>6} marks found;"
        f" {score.right[form]:>6} of {score.proposed[form]:>6} proposals right"
        for form in sorted(score.marks | score.proposed)
    ]
    return "\n".join([*lines, f"recall {score.recall:.4f}, precision {score.precision:.4f}"])


COMMANDS = (evaluate,)
