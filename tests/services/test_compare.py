"""Readers are compared by what they name of the marks: the law, and its last subdivision."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.authority_table import AuthorityTable
from app.errors import BadInput
from app.formats import gold
from app.services import other_readers
from app.services.compare import Tally, compare, of_text, ours
from app.services.recognise import EXPLICIT

TEXT = "See 8 U.S.C. 1182(d) and section 5 of this title; 66 Stat. 163."
ROW = gold.Row(
    "1",
    TEXT,
    (
        gold.Mark(4, 20, "/us/usc/t8/s1182/d"),
        gold.Mark(25, 48, "/us/usc/t8/s5"),
        gold.Mark(50, 62, "/us/stat/66/163-165"),
    ),
    context="/us/usc/t8/s1101",
)


@pytest.mark.parametrize(
    ("found", "law", "exact", "wrong"),
    [
        ((), 0, 0, 0),
        (("/us/usc/t8/s1182/d",), 1, 1, 0),
        (("/us/usc/t8/s1182/d/note",), 1, 1, 0),
        (("/us/usc/t8/s1182",), 1, 0, 0),
        (("/us/usc/t8/s1183",), 0, 0, 1),
        (("/us/usc/t8/s1183", "/us/usc/t8/s1182"), 1, 0, 0),
    ],
)
def test_law_and_subdivision_are_counted_apart(
    found: tuple[str, ...], law: int, exact: int, wrong: int
) -> None:
    reader = of_text(lambda text: [(4, 20, each) for each in found])
    form = compare([ROW], {"reader": reader})["reader"].forms["N U.S.C. N(x)"]
    assert form == Tally(1, law, exact, wrong)


def test_our_own_reading_is_in_the_same_terms() -> None:
    found = compare([ROW], {"basis": ours(AuthorityTable((), {}), EXPLICIT)})["basis"]
    assert found.families["usc"] == Tally(2, 2, 2, 0)
    assert found.families["stat"] == Tally(1, 1, 0, 0)


def test_eyecite_is_read_in_our_ids() -> None:
    pytest.importorskip("eyecite")
    read = other_readers.installed()["eyecite"]
    text = "8 U.S.C. § 1182(d)(5); 8 CFR § 212.5(b); Pub. L. No. 104-208; 62 Stat. 980"
    assert [each for _, _, each in read(text)] == [
        "/us/usc/t8/s1182/d/5",
        "/us/cfr/t8/s212.5/b",
        "/us/pl/104/208",
        "/us/stat/62/980",
    ]


def test_wrong_marks_are_left_out_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "wrong.tsv"
    path.write_text("# what this is\n1\t25\t/us/usc/t8/s5\tit stops short\twords\n", "utf-8")
    (row,) = gold.without([ROW], gold.exclusions(path))
    assert [each.start for each in row.marks] == [4, 50]


def test_a_wrong_mark_without_a_reason_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wrong.tsv"
    path.write_text("1\t25\t/us/usc/t8/s5\n", "utf-8")
    with pytest.raises(BadInput, match=r"wrong\.tsv, line 1"):
        gold.exclusions(path)


def test_the_floor_holds_on_a_part_of_the_marks_of_the_law_revision_counsel(shared: Path) -> None:
    """Every 25th paragraph; ``basis evaluate --laws`` reads them all."""
    rows = gold.without(
        gold.read(shared / "gold" / "usc-refs-dev.jsonl.gz"),
        gold.exclusions(Path(__file__).parents[2] / "benchmarks" / "gold_exclusions.tsv"),
    )
    part = (row for number, row in enumerate(rows) if number % 25 == 0)
    found = compare(part, {"basis": ours(AuthorityTable((), {}), EXPLICIT)})["basis"].families
    assert found["usc"].law >= 0.998 * found["usc"].marks > 400
    assert found["usc"].exact >= 0.997 * found["usc"].marks
    for family in ("pl", "stat", "act"):
        assert found[family].law >= 0.99 * found[family].marks > 50
