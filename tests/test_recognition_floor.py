"""Recognition of the marks in this repository does not fall below the figures checked in.

The marks were made without sight of the recognisers; raise a figure when recognition gets better,
and lower one only with a reason in the commit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import tests.gold
from app.domain.authority_table import AuthorityTable
from app.domain.mention import Form, Mention
from app.formats.gold import Row
from app.plugins import load
from app.services.evaluate import Score, evaluate
from app.services.recognise import recognise
from app.services.tabulate import tabulate
from app.store.library import Library
from app.text.reading import reading_of_text
from tests.conftest import CASES
from tests.marks import rows

FLOOR = json.loads((CASES / "recognition_floor.json").read_text("utf-8"))
DISTRACTORS = ("section-eight-on-sycamore-street", "walnut-war-in-the-valley")


@pytest.fixture(scope="module")
def table(filled_home: Path) -> Iterator[AuthorityTable]:
    library = Library(filled_home)
    yield tabulate(library)
    library.close()


@pytest.fixture(scope="module")
def score(table: AuthorityTable) -> Score:
    return evaluate(rows(), table)


@pytest.fixture(scope="module")
def gold(table: AuthorityTable) -> Score:
    return evaluate(tests.gold.rows(), table)


@pytest.mark.parametrize("form", list(Form))
def test_marks_found(score: Score, form: Form) -> None:
    assert score.found[form] >= FLOOR["found"][form]
    assert score.marks[form] >= FLOOR["marks"][form]


def test_share_of_proposals_that_are_right(score: Score) -> None:
    assert score.precision >= FLOOR["precision"]


def _at_home(score: Score, marked: Iterable[Row], table: AuthorityTable) -> float:
    """The share of proposals that name what their article is marked with, here or elsewhere.

    Writers mark some of the places where an article speaks of its law, not each; a proposal of an
    authority that the article never speaks of is wrong beyond doubt.
    """
    spoken_of = {row.id: {_record(table, mark.target) for mark in row.marks} for row in marked}
    strange = [
        each for each in score.wrong if _record(table, each.proposed) not in spoken_of[each.id]
    ]
    return 1 - len(strange) / score.proposed.total()


def _record(table: AuthorityTable, reference: str) -> str:
    found = table.record_of(reference)
    return (found.part_of if found.kind == "ruling" else found.id) if found else reference


def test_hardly_any_proposal_is_foreign_to_its_article(
    score: Score, gold: Score, table: AuthorityTable
) -> None:
    assert _at_home(score, rows(), table) >= FLOOR["at_home"]
    assert _at_home(gold, tests.gold.rows(), table) >= FLOOR["gold"]["at_home"]


@pytest.mark.parametrize("form", [Form.DESCRIBED, Form.BACK, Form.QUOTED])
def test_marks_found_in_the_gold(gold: Score, form: Form) -> None:
    assert gold.found[form] >= FLOOR["gold"][form]


@pytest.mark.parametrize("article", DISTRACTORS)
def test_an_article_that_rests_on_no_law_gets_no_proposal(score: Score, article: str) -> None:
    assert [wrong.words for wrong in score.wrong if wrong.id == article] == []


@pytest.mark.parametrize("target", ["/us/act/1798-07-06/ch66", "/us/scotus/noem-v-doe/2025-05-30"])
def test_an_article_that_cites_nothing_is_led_to_its_law(score: Score, target: str) -> None:
    (row,) = [row for row in rows() if row.id == "five-questions-deportation-flights"]
    wanted = [mark.target for mark in row.marks].count(target)
    missed = [m.wanted for m in score.misses if m.id == row.id].count(target)
    assert wanted > missed


UNDERSPECIFIED = [
    line.split("\t")
    for line in (tests.gold.GOLD / "underspecified.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("day", "sentence", "lacking"), UNDERSPECIFIED)
def test_what_nobody_could_settle_gets_no_link_and_says_what_is_missing(
    table: AuthorityTable, day: str, sentence: str, lacking: str
) -> None:
    found = recognise(reading_of_text(sentence, day), table)
    assert [each.chosen for each in found if each.chosen] == []
    assert [each.evidence.missing for each in found if each.evidence.missing], lacking


def _without(row: Row, mention: Mention) -> str:
    """The text of a passage with every word that spoke for a proposal taken out."""
    text = row.text
    for signal in mention.evidence.signals:
        if signal.weight > 0:
            text = text.replace(signal.words, " ")
    return text.replace(mention.text, " ")


def test_without_its_evidence_no_description_is_proposed_again(table: AuthorityTable) -> None:
    """The counterfactual, on every proposal of the gold that rests on words."""
    recogniser = load("recognisers")["descriptions"]
    for row in tests.gold.rows():
        for mention in recogniser.find(reading_of_text(row.text, row.date), table):
            if mention.chosen is None:
                continue
            bare = reading_of_text(_without(row, mention), row.date)
            again = recogniser.find(bare, table)
            assert mention.text not in [each.text for each in again if each.chosen]


def test_reading_twice_finds_the_same(table: AuthorityTable) -> None:
    for row in tests.gold.rows():
        reading = reading_of_text(row.text, row.date)
        assert recognise(reading, table) == recognise(reading, table)
