"""Any citation string leads to its id; an id to itself."""

from __future__ import annotations

import pytest

from app.services.cite import cite
from tests.recognition import Case, cases, small_table


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("/us/usc/t8/s1182/d/5/A", "/us/usc/t8/s1182/d/5/A"),
        ("8 USC 1182(d)(5)(A)", "/us/usc/t8/s1182/d/5/A"),
        ("24A1079", "/us/scotus/noem-v-doe/2025-05-30"),
        (" 3:25-cv-1766 ", "/us/scotus/noem-v-national-tps-alliance"),
        ("JGG v. Trump", "/us/scotus/trump-v-j-g-g/2025-04-07"),
        ("INA § 244", "/us/usc/t8/s1254a"),
        ("335 U.S. 160", "/us/scotus/ludecke-v-watkins"),
        ("alien enemies act", "/us/act/1798-07-06/ch66"),
    ],
)
def test_a_citation_leads_to_its_id(text: str, chosen: str) -> None:
    assert [mention.chosen for mention in cite(text, small_table())] == [chosen]


@pytest.mark.parametrize("text", ["", "a law used only in wartime", "section 8 housing", "24-999"])
def test_what_is_no_citation_leads_nowhere(text: str) -> None:
    assert cite(text, small_table()) == []


@pytest.mark.parametrize("case", cases("citations.txt"), ids=lambda case: case.text[:40])
def test_every_id_that_a_citation_leads_to_leads_to_itself(case: Case) -> None:
    for _, target in case.wanted:
        if target != "-":
            assert [mention.chosen for mention in cite(target, small_table())] == [target]
