"""How far people who judged the same things agree, beyond what chance would have it.

Labels are nominal: two are the same or they are not.  Who did not judge a unit has no label there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

Unit = Mapping[str, str]  # from a person to the label that this person gave


def percentage(units: Iterable[Unit]) -> float | None:
    """The share of pairs of labels on one unit that are the same; None without any pair."""
    same = pairs = 0
    for unit in units:
        for one, other in combinations(unit.values(), 2):
            same += one == other
            pairs += 1
    return same / pairs if pairs else None


def cohen(units: Iterable[Unit], one: str, other: str) -> float | None:
    """Cohen's kappa of two people over the units that both judged (Cohen 1960).

    None where there is none such, or where chance alone would have them agree always.
    """
    both = [(unit[one], unit[other]) for unit in units if one in unit and other in unit]
    if not both:
        return None
    observed = sum(a == b for a, b in both) / len(both)
    mine, theirs = Counter(a for a, _ in both), Counter(b for _, b in both)
    expected = sum(mine[label] * theirs[label] for label in mine) / len(both) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorff(units: Sequence[Unit]) -> float | None:
    """Krippendorff's alpha for nominal labels and any number of people (Krippendorff 2011).

    Units with fewer than two labels say nothing.  None where no unit has two, or where one label
    is all there is.
    """
    judged = [Counter(unit.values()) for unit in units if len(unit) > 1]
    totals: Counter[str] = Counter()
    observed = 0.0
    for labels in judged:
        count = labels.total()
        totals.update(labels)
        observed += sum(n * (count - n) for n in labels.values()) / (count - 1)
    whole = totals.total()
    expected = sum(n * (whole - n) for n in totals.values())
    return 1 - (whole - 1) * observed / expected if expected else None
