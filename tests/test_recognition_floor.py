"""Recognition of the marks in this repository does not fall below the figures checked in.

The marks were made without sight of the recognisers; raise a figure when recognition gets better,
and lower one only with a reason in the commit.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.mention import Form
from app.services.evaluate import Score, evaluate
from app.services.tabulate import tabulate
from app.store.library import Library
from tests.conftest import CASES
from tests.marks import rows

FLOOR = json.loads((CASES / "recognition_floor.json").read_text("utf-8"))
DISTRACTORS = ("section-eight-on-sycamore-street", "walnut-war-in-the-valley")


@pytest.fixture(scope="module")
def score(filled_home: Path) -> Score:
    library = Library(filled_home)
    found = evaluate(rows(), tabulate(library))
    library.close()
    return found


@pytest.mark.parametrize("form", list(Form))
def test_marks_found(score: Score, form: Form) -> None:
    assert score.found[form] >= FLOOR["found"][form]
    assert score.marks[form] >= FLOOR["marks"][form]


def test_share_of_proposals_that_are_right(score: Score) -> None:
    assert score.precision >= FLOOR["precision"]


@pytest.mark.parametrize("article", DISTRACTORS)
def test_an_article_that_rests_on_no_law_gets_no_proposal(score: Score, article: str) -> None:
    assert [wrong.words for wrong in score.wrong if wrong.id == article] == []


@pytest.mark.parametrize("target", ["/us/act/1798-07-06/ch66", "/us/scotus/noem-v-doe/2025-05-30"])
def test_an_article_that_cites_nothing_is_led_to_its_law(score: Score, target: str) -> None:
    (row,) = [row for row in rows() if row.id == "five-questions-deportation-flights"]
    wanted = [mark.target for mark in row.marks].count(target)
    missed = [m.wanted for m in score.misses if m.id == row.id].count(target)
    assert wanted > missed
