"""Any citation string leads to its id; an id to itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.citation_form import citation
from app.services.cite import answer, cite
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


def test_what_is_known_of_a_reference_is_told() -> None:
    (known,) = answer("No. 24A1079", small_table()).references
    assert known.record == known.id == "/us/scotus/noem-v-doe/2025-05-30"
    assert {key.value for key in known.keys} >= {"No. 24A1079"}
    (stub,) = answer("42 U.S.C. § 1983", small_table()).references
    assert (stub.record, stub.citation) == ("", "42 U.S.C. § 1983")
    assert stub.address.startswith("https://uscode.house.gov/")
    assert answer("nothing", small_table()).references == []


IDS = (
    "/us/usc/t8/s1182/d/5/A",
    "/us/usc/t42/s2000e-2",
    "/us/cfr/t8/s244.2/a",
    "/us/fr/90/8805",
    "/us/stat/104/4978",
    "/us/pl/104/208",
    "/us/eo/14157",
    "/us/proc/10904",
)


@pytest.mark.parametrize("reference", IDS)
def test_an_id_written_as_a_citation_leads_back_to_itself(reference: str) -> None:
    assert [each.chosen for each in cite(citation(reference) or "", small_table())] == [reference]


@given(
    st.integers(1, 54),
    # "1st" is read as an ordinal; no section of the Code is numbered so.
    st.from_regex(r"[1-9][0-9]{0,4}(?!(?:st|nd|rd|th)\Z)[a-z]{0,2}", fullmatch=True),
    st.lists(st.sampled_from("abgh"), max_size=1),
    st.lists(st.integers(1, 99), max_size=1),
)
def test_any_section_written_as_a_citation_leads_back_to_itself(
    title: int, section: str, letter: list[str], number: list[int]
) -> None:
    path = [*letter, *map(str, number)] if letter else []
    reference = "/".join((f"/us/usc/t{title}/s{section}", *path))
    found = [each.chosen for each in cite(citation(reference) or "", small_table())]
    held = small_table().record_of(reference)
    assert reference in found or (held and held.id in found)
