from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agreement import cohen, krippendorff, percentage

# The example of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part C: four
# observers, twelve units, missing labels; its nominal alpha is 0.743.
OBSERVERS = {
    "A": ["1", "2", "3", "3", "2", "1", "4", "1", "2", "", "", ""],
    "B": ["1", "2", "3", "3", "2", "2", "4", "1", "2", "5", "", "3"],
    "C": ["", "3", "3", "3", "2", "3", "4", "2", "2", "5", "1", ""],
    "D": ["1", "2", "3", "3", "2", "4", "4", "1", "2", "5", "1", ""],
}
UNITS = [{name: labels[n] for name, labels in OBSERVERS.items() if labels[n]} for n in range(12)]


def test_krippendorffs_example() -> None:
    assert krippendorff(UNITS) == pytest.approx(0.743, abs=0.0005)


def test_cohens_kappa_by_hand() -> None:
    # 20 times both yes, 5 and 10 times one of them, 15 times both no: (0.7 - 0.5) / (1 - 0.5)
    counts = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    units = [{"x": a, "y": b} for (a, b), n in counts.items() for _ in range(n)]
    assert cohen(units, "x", "y") == pytest.approx(0.4)
    assert percentage(units) == pytest.approx(0.7)


def test_nothing_is_said_of_nothing() -> None:
    for units in ([], [{"x": "a"}]):
        assert percentage(units) is None
        assert krippendorff(units) is None
        assert cohen(units, "x", "y") is None


UNIT = st.dictionaries(st.sampled_from("xyz"), st.sampled_from("ab"), max_size=3)


@given(st.lists(UNIT, max_size=8))
def test_full_agreement_is_one_and_more_is_never_said(units: list[dict[str, str]]) -> None:
    alpha, share = krippendorff(units), percentage(units)
    assert alpha is None or alpha <= 1
    assert share is None or 0 <= share <= 1
    if alpha is not None and share == 1:
        assert alpha == pytest.approx(1)
