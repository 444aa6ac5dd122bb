"""Citations of decisions, held against reporters-db's examples and against eyecite."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from eyecite import get_citations
from hypothesis import given
from hypothesis import strategies as st
from reporters_db import REPORTERS

from app.language.captions import caption_before
from app.language.case_citations import case_citations
from tests.conftest import CASES

EXAMPLES = sorted(
    {
        example
        for known in REPORTERS.values()
        for each in known
        for example in each.get("examples") or ()
    }
)
LISTED = dict(
    line.split("\t")
    for line in (CASES / "language" / "reporter_examples.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
)
OPINION = (
    "See Roe v. Wade, 410 U.S. 113, 93 S. Ct. 705, 35 L. Ed. 2d 147 (1973); 410 U.S., at 120. "
    "Cf. In re Winship, 397 U. S. 358 (1970), and Smith v. Jones, 12 F.3d 4, 5-6 n.7 (9th Cir. "
    "1993) (citing 55 F. Supp. 2d 100 (D. Mass. 1999)); 12 F.3d at 5; 2019 WL 123456; Doe v. Roe, "
    "604 U. S. ___ (2025); 9 I. & N. Dec. 100 (BIA 1960); 5 U.S. (1 Cranch) 137 (1803)."
)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_read_whole_or_is_listed(example: str) -> None:
    found = [(each.start, each.end) for each in case_citations(example)]
    assert ((0, len(example)) in found) != (example in LISTED)


def test_what_eyecite_finds_is_found_with_the_same_parts() -> None:
    eyecites: list[Any] = list(get_citations(OPINION))
    theirs = [
        (each.span(), each.corrected_reporter(), each.groups["volume"], each.groups["page"])
        for each in eyecites
        if type(each).__name__ in ("FullCaseCitation", "ShortCaseCitation")
    ]
    assert len(theirs) > 10
    ours = {
        ((each.start, each.end), each.reporter, each.volume, each.page)
        for each in case_citations(OPINION)
    }
    assert [each for each in theirs if each[3] and each not in ours] == []


@pytest.mark.parametrize(
    ("text", "volume"),
    [
        ("410\n\n  U.S.\n 113", "410"),
        ("§ 5; “410 U.S. 113”", "410"),
        ("1–22 F.4th 3", "22"),
        ("6   Robinson, 269 F.3d at 141", "269"),
    ],
)
def test_print_and_marks_around_it_do_not_matter(text: str, volume: str) -> None:
    (found,) = case_citations(text)
    assert found.volume == volume


@pytest.mark.parametrize(
    "text",
    ["20 May 2025", "12 Smith 5th Street", "3 U.S. presidents", "7 F. Scott 12"],
)
def test_a_number_and_a_name_are_no_citation(text: str) -> None:
    assert [each for each in case_citations(text) if "." in each.reporter] == []


@pytest.mark.parametrize(
    ("before", "caption"),
    [
        ("See Ludecke v. Watkins, ", "Ludecke v. Watkins"),
        ("as held. In United States v. Perez-Torres, ", "United States v. Perez-Torres"),
        ("quoting Trump v. J. G. G., ", "Trump v. J. G. G."),
        (
            "(citing Dep't of Homeland Sec. v. Univ. of Cal., ",
            "Dep't of Homeland Sec. v. Univ. of Cal.",
        ),
        ("see also In re Winship, ", "In re Winship"),
        ("15\n   See J & R Mktg., SEP v. Gen. Motors, ", "J & R Mktg., SEP v. Gen. Motors"),
        (
            "N.Y. State Ass'n for\n\n  Children, Inc. v. Carey, ",
            "N.Y. State Ass'n for\n\n  Children, Inc. v. Carey",
        ),
        ("the limit was ", None),
        ("Id. at 5; ", None),
    ],
)
def test_the_caption_before_a_citation(before: str, caption: str | None) -> None:
    span = caption_before(before, len(before))
    assert (before[slice(*span)] if span else None) == caption


_PIECES = ("410", "U.S.", "at", "(", ")", "1", "F.3d", ",", "v.", "_", "¶", "See", "Roe")


@given(st.text(max_size=100) | st.lists(st.sampled_from(_PIECES)).map(" ".join))
def test_any_text_is_read_and_its_citations_follow_each_other(text: str) -> None:
    found = list(case_citations(text))
    assert all(each.end <= after.start for each, after in pairwise(found))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
