"""Recognition by form, with intervals, and whether its probabilities are what they say.

Run: ``.venv/bin/python -m benchmarks.forms [PART] [--plot docs/calibration.svg]``; parts are the
folders of ``tests/cases/gold``, ``dev`` unless given; ``real`` needs ``../shared``.  For each
form: marks found at the first target and among three, what was proposed and how much of it was
right, in each case with the 95 % interval of Wilson.  A mark counts for its record: a pinpoint or
a case's ruling is that record too.  "described" and "back" are also counted together, as a later
mention may be marked either way.  "elsewhere" are proposals on words without a mark of an authority
that the passage is marked with.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import tests.gold
from app.domain.authority import AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.mention import Form, Mention
from app.formats.gold import Row
from app.services.recognise import recognise
from app.services.start import start
from app.services.tabulate import tabulate
from app.settings import Settings
from app.text.reading import reading_of_text

ROOT = Path(__file__).resolve().parents[1]
BINS = (0.0, 0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(slots=True)
class Tally:
    """Counts by form, and the probability and truth of every description that has a target."""

    marks: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    third: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    elsewhere: Counter[str] = field(default_factory=Counter)
    abstained: Counter[str] = field(default_factory=Counter)
    odds: list[tuple[float, bool]] = field(default_factory=list)


def tally(rows: Iterable[Row], table: AuthorityTable) -> Tally:
    """Read each passage and compare with its marks."""
    found = Tally()
    for row in rows:
        mentions = recognise(reading_of_text(row.text, row.date, row.context), table)
        _marks(found, row, mentions, table)
        _proposals(found, row, mentions, table)
    return found


def _marks(found: Tally, row: Row, mentions: Sequence[Mention], table: AuthorityTable) -> None:
    for mark in row.marks:
        near = [each for each in mentions if each.start < mark.end and mark.start < each.end]
        listed = [target.id for each in near for target in each.targets[:3]]
        found.marks[mark.form] += 1
        found.first[mark.form] += any(
            each.chosen is not None and alike(table, each.chosen, mark.target) for each in near
        )
        found.third[mark.form] += any(alike(table, each, mark.target) for each in listed)


def _proposals(found: Tally, row: Row, mentions: Sequence[Mention], table: AuthorityTable) -> None:
    for each in mentions:
        here = [
            mark.target for mark in row.marks if each.start < mark.end and mark.start < each.end
        ]
        if each.targets and each.evidence.recogniser == "descriptions":
            best = each.targets[0]
            spoken_of = here or [mark.target for mark in row.marks]
            right = any(alike(table, best.id, target) for target in spoken_of)
            found.odds.append((best.score, right))
        if not each.chosen:
            found.abstained[each.form] += 1
            continue
        chosen = each.chosen
        elsewhere = any(alike(table, chosen, mark.target) for mark in row.marks)
        found.proposed[each.form] += 1
        found.right[each.form] += any(alike(table, chosen, target) for target in here)
        found.elsewhere[each.form] += not here and elsewhere


def alike(table: AuthorityTable, chosen: str, wanted: str) -> bool:
    """Whether two ids are of one record, or one is the case of the other's ruling."""
    one, other = table.record_of(chosen), table.record_of(wanted)
    if one is None or other is None:
        return chosen == wanted
    cases = {each.part_of for each in (one, other) if each.kind == AuthorityKind.RULING}
    return one.id == other.id or one.id in cases or other.id in cases


def interval(part: int, whole: int) -> str:
    """A share with its 95 % interval (Wilson)."""
    if not whole:
        return "-"
    z, share = 1.96, part / whole
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole**2)) / (1 + z * z / whole)
    return f"{part}/{whole} = {share:.3f} ({middle - half:.3f}-{middle + half:.3f})"


def report(found: Tally) -> str:
    """The figures by form."""
    lines = []
    groups = {str(form): (str(form),) for form in Form} | {
        "described or back": ("described", "back")
    }
    for name, forms in groups.items():
        marks, proposed, right = (
            sum(counts[form] for form in forms)
            for counts in (found.marks, found.proposed, found.right)
        )
        elsewhere = sum(found.elsewhere[form] for form in forms)
        lines += [
            f"{name}: recall@1 {interval(sum(found.first[f] for f in forms), marks)},"
            f" recall@3 {interval(sum(found.third[f] for f in forms), marks)}",
            f"    right {interval(right, proposed)}, elsewhere {elsewhere},"
            f" wrong {proposed - right - elsewhere},"
            f" abstained {sum(found.abstained[f] for f in forms)}",
        ]
    return "\n".join(lines)


def calibration(odds: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """For each band of probabilities its mean, the share that was right, and how many."""
    bands = []
    for low, high in pairwise(BINS):
        inside = [(p, right) for p, right in odds if low <= p < high]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            bands.append((mean, sum(right for _, right in inside) / len(inside), len(inside)))
    return bands


def plot(bands: Sequence[tuple[float, float, int]]) -> str:
    """The bands as a picture: said below, right above; the line is where both agree."""
    dots = "\n".join(
        f'<circle cx="{40 + 300 * mean:.0f}" cy="{340 - 300 * share:.0f}"'
        f' r="{3 + math.sqrt(count):.1f}" fill="#2b6cb0" fill-opacity="0.7">'
        f"<title>said {mean:.2f}, right {share:.2f}, {count} phrases</title></circle>"
        for mean, share, count in bands
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 380" role="img"'
        ' aria-label="How often a description was right, by the probability given to it">\n'
        '<rect width="360" height="380" fill="#fff"/>\n'
        '<path d="M40 340H340M40 340V40" stroke="#333" fill="none"/>\n'
        '<path d="M40 340L340 40" stroke="#999" stroke-dasharray="4 4"/>\n'
        '<g font-family="sans-serif" font-size="12" fill="#333">'
        '<text x="190" y="366" text-anchor="middle">probability given</text>'
        '<text x="14" y="190" transform="rotate(-90 14 190)" text-anchor="middle">'
        "share right</text>"
        '<text x="36" y="354">0</text><text x="334" y="354">1</text></g>\n'
        f"{dots}\n</svg>\n"
    )


def main(part: str, picture: str) -> None:
    """Print the figures of a part of the gold; draw the calibration."""
    with tempfile.TemporaryDirectory() as home:
        library = start(Settings(Path(home), "Ada", starter=ROOT))
        real = tests.gold.real_rows(ROOT.parent / "shared" / "data")
        rows = real if part == "real" else tests.gold.rows(part)
        found = tally(rows, tabulate(library))
        library.close()
    print(report(found))
    bands = calibration(found.odds)
    for mean, share, count in bands:
        print(f"said {mean:.2f}: right {share:.2f} of {count}")
    if picture:
        Path(picture).write_text(plot(bands), "utf-8")


if __name__ == "__main__":
    parts = [each for each in sys.argv[1:] if (tests.gold.GOLD / each).is_dir()]
    main(parts[0] if parts else "dev", sys.argv[-1] if "--plot" in sys.argv else "")
