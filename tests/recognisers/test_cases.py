"""Each recogniser against its cases: the words that must be found, and where they lead."""

from __future__ import annotations

import pytest

from app.domain.mention import ANTECEDENT
from app.plugins import load
from app.recognisers import NAMES
from app.services.recognise import recognise
from app.text.reading import reading_of_text
from tests.recognition import Case, cases, lines, reading_of, seen, small_table

CITING = tuple(name for name in NAMES if name not in ("names", "quotations", "descriptions"))


def _found(case: Case, *recognisers: str) -> list[tuple[str, str]]:
    reading = reading_of(case.text, case.date, case.context)
    loaded = load("recognisers")
    return seen([m for name in recognisers for m in loaded[name].find(reading, small_table())])


@pytest.mark.parametrize("case", cases("citations.txt"), ids=lambda case: case.text[:40])
def test_citations(case: Case) -> None:
    assert [pair for pair in _found(case, *CITING) if "at 171" not in pair[0]] == case.wanted


@pytest.mark.parametrize("case", cases("names.txt"), ids=lambda case: case.text[:40])
def test_names(case: Case) -> None:
    # A shorter name inside a longer one falls in resolution, so only the wanted must be there.
    found = _found(case, "names")
    assert set(case.wanted) <= set(found)
    assert bool(found) == bool(case.wanted)


@pytest.mark.parametrize("case", cases("quotations.txt"), ids=lambda case: case.text[:40])
def test_quotations(case: Case) -> None:
    assert _found(case, "quotations") == case.wanted


@pytest.mark.parametrize("case", cases("descriptions.txt"), ids=lambda case: case.text[:40])
def test_descriptions(case: Case) -> None:
    reading = reading_of(case.text, case.date)
    found = load("recognisers")["descriptions"].find(reading, small_table())
    worded = [
        (each.text, each.chosen or "?") for each in found if each.evidence.missing != ANTECEDENT
    ]
    assert worded == case.wanted


@pytest.mark.parametrize("case", cases("descriptions.txt"), ids=lambda case: case.text[:40])
def test_without_its_words_a_description_is_nothing(case: Case) -> None:
    """The counterfactual: every word of the evidence taken out of the text."""
    recogniser = load("recognisers")["descriptions"]
    for mention in recogniser.find(reading_of(case.text, case.date), small_table()):
        bare = case.text
        for signal in mention.evidence.signals:
            bare = bare.replace(signal.words, "")
        again = recogniser.find(reading_of(bare, case.date), small_table())
        assert mention.chosen is None or mention.chosen not in [each.chosen for each in again]


@pytest.mark.parametrize("line", lines("traps.txt"))
def test_traps_give_no_link(line: str) -> None:
    found = recognise(reading_of_text(line, "2025-06-12"), small_table())
    assert [each for each in found if each.chosen] == []
