"""What an authority cites and what cites it: by the words of the texts held."""

from __future__ import annotations

import pytest

from app.domain.authority import Authority, AuthorityKind, Key
from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services.add import add
from app.services.citing import citing
from app.services.read import find_authority
from app.store.library import Library

ACT, PROCLAMATION = "/us/act/1798-07-06/ch66", "/us/proc/10903"
STAY = "/us/scotus/noem-v-national-tps-alliance/2025-05-19"
SECOND_STAY = "/us/scotus/noem-v-national-tps-alliance/2025-10-03"


def cites(library: Library, reference: str) -> set[str]:
    return {each.id for each in citing(library, find_authority(library, reference)).cites}


def cited_in(library: Library, reference: str) -> set[str]:
    return {each.id for each in citing(library, find_authority(library, reference)).cited_in}


def test_a_proclamation_that_invokes_an_act_cites_its_sections(starter: Library) -> None:
    assert ACT in cites(starter, PROCLAMATION)
    assert PROCLAMATION in cited_in(starter, ACT)


def test_both_ways_say_the_same(starter: Library) -> None:
    for reference in (ACT, PROCLAMATION, STAY, SECOND_STAY, "/us/usc/t8/s1254a"):
        for other in cites(starter, reference):
            assert reference in cited_in(starter, other), (reference, other)


def test_a_record_is_not_said_to_cite_itself_or_its_own_case(starter: Library) -> None:
    for reference in (STAY, SECOND_STAY):
        own = {reference, "/us/scotus/noem-v-national-tps-alliance"}
        assert not own & cites(starter, reference)
        assert not own & cited_in(starter, reference)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("The order rests on 50 U.S.C. § 23.", {ACT}),
        ("The order rests on nothing.", set()),
        ("The order is like 50 U.S.C. § 2300.", set()),
    ],
)
def test_a_text_that_comes_later_counts(starter: Library, words: str, wanted: set[str]) -> None:
    record = Authority(
        "/us/eo/99999", AuthorityKind.ORDER, "An order", keys=(Key("eo", "EO 99999"),)
    )
    document = Document(record.id, DocumentKind.AUTHORITY, record.title)
    add(starter, Imported(document, words, "markdown", authority=record), "Ada")
    assert cites(starter, record.id) == wanted
    assert (record.id in cited_in(starter, ACT)) == bool(wanted)


def test_what_editors_wrote_of_a_record_is_no_citation_by_it(starter: Library) -> None:
    """The record of a notice tells of the order that stayed it later; the notice cannot cite it."""
    vacatur = "/us/fr/90/8805"
    assert not {each for each in cites(starter, vacatur) if each.startswith("/us/scotus/")}
    assert vacatur not in cited_in(starter, STAY)


def test_a_long_list_ends_and_says_so(starter: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = cited_in(starter, ACT)
    assert len(whole) > 1
    monkeypatch.setattr("app.services.citing.MOST", len(whole))
    assert not citing(starter, find_authority(starter, ACT)).is_more
    monkeypatch.setattr("app.services.citing.MOST", len(whole) - 1)
    found = citing(starter, find_authority(starter, ACT))
    assert found.is_more
    assert {each.id for each in found.cited_in} < whole
