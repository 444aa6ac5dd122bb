"""``basis evaluate``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click

from app.cli.context import answer, as_json, open_library, prepared
from app.domain.authority_table import AuthorityTable
from app.formats import gold as gold_format
from app.services import evaluate as evaluating
from app.services import other_readers
from app.services.compare import Comparison, Tally, compare, of_text, ours
from app.services.recognise import EXPLICIT

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("gold", type=_FILE)
@click.option("--exclude", type=_FILE, help="Wrong marks: row, start, target, reason, with tabs.")
@click.option("--laws", is_flag=True, help="By family and surface form, citations alone.")
@click.option("--beside", is_flag=True, help="With --laws: eyecite and CiteURL too, if installed.")
@click.option("--every", type=click.IntRange(1), default=1, help="Only every so many-th row.")
@as_json
def evaluate(gold: Path, as_json: bool, **how: Any) -> None:
    """Score the recognisers on texts whose references somebody marked.

    Example: basis evaluate gold.jsonl.gz --laws --beside
    """
    rows = gold_format.read(gold)
    if how["exclude"]:
        rows = gold_format.without(rows, gold_format.exclusions(how["exclude"]))
    rows = islice(rows, 0, None, how["every"])
    if how["laws"]:
        found = _compared(rows, how["beside"])
        answer(found, as_json, lambda: compared_words(found))
        return
    score = evaluating.evaluate(rows, prepared(open_library()))
    data = {"recall": score.recall, "precision": score.precision, "score": score}
    answer(data, as_json, lambda: words(score))


def _compared(rows: Iterator[gold_format.Row], beside: bool) -> dict[str, Comparison]:
    others = other_readers.installed() if beside else {}
    no_records = AuthorityTable((), {})  # so that a law is named by its citation, as in the marks
    readers = {"basis": ours(no_records, EXPLICIT)}
    readers |= {name: of_text(read) for name, read in others.items()}
    return compare(rows, readers)


def words(score: evaluating.Score) -> str:
    """The counts by form, one a line, then recall and precision."""
    lines = [
        f"{form:<10} {score.found[form]:>6} of {score.marks[form]:>6} marks found;"
        f" {score.right[form]:>6} of {score.proposed[form]:>6} proposals right"
        for form in sorted(score.marks | score.proposed)
    ]
    return "\n".join([*lines, f"recall {score.recall:.4f}, precision {score.precision:.4f}"])


def compared_words(found: dict[str, Comparison]) -> str:
    """For each family and form: the marks, and what each reader found and got wrong of them."""
    lines = [f"{'':<44} {'marks':>6}" + "".join(f"  {name:^29}" for name in found)]
    heads = "".join(f"  {'law':>9}{'exact':>10}{'wrong':>10}" for _ in found)
    lines.append(f"{'':<51}{heads}")
    first = next(iter(found.values()))
    for part in ("families", "forms"):
        tallies: dict[str, Tally] = getattr(first, part)
        for name, tally in sorted(tallies.items(), key=lambda each: -each[1].marks):
            columns = "".join(_column(getattr(each, part)[name]) for each in found.values())
            lines.append(f"{name[:44]:<44} {tally.marks:>6}{columns}")
        lines.append("")
    return "\n".join(lines)


def _column(tally: Tally) -> str:
    law, exact, wrong = (count / tally.marks for count in (tally.law, tally.exact, tally.wrong))
    return f"  {law:>9.2%}{exact:>10.2%}{wrong:>10.2%}"


COMMANDS = (evaluate,)
