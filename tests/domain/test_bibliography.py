"""How a brief cites what the starter library holds; the records are the corpus's own."""

from __future__ import annotations

import pytest

from app.domain.authority import Authority, AuthorityKind, Event, Key
from app.domain.bibliography import cited, reference, words_of
from app.domain.citation_form import stub
from app.formats.authority_record import parse
from app.formats.front_matter import split
from tests.bundles import ROOT

# The id of a record -> its citation.
CITED = {
    "/us/scotus/ludecke-v-watkins/1948-06-21": "Ludecke v. Watkins, 335 U.S. 160 (1948)",
    "/us/scotus/noem-v-doe/2025-05-30": "Noem v. Doe, No. 24A1079 (U.S. May 30, 2025)",
    "/us/scotus/noem-v-national-tps-alliance/2025-05-19": "Noem v. National TPS Alliance"
    " (U.S. May 19, 2025)",
    # What is known of the day is that it was before another: no day is given.
    "/us/scotus/department-of-homeland-security-v-d-v-d": "Department of Homeland Security v."
    " D. V. D., No. 24A1153 (U.S.)",
    # An order of the District Court of April 15 is in its events: it is no decision of this Court.
    "/us/scotus/noem-v-doe": "Noem v. Doe, No. 24A1079 (U.S.)",
    "/us/usc/t8/s1182": "8 U.S.C. § 1182",
    "/us/act/1798-07-06/ch66": "Alien Enemies Act, ch. 66, 1 Stat. 577 (1798)",
    "/us/eo/14157": "Exec. Order No. 14,157 (Jan. 20, 2025)",
    "/us/fr/90/13611": "Termination of Parole Processes for Cubans, Haitians, Nicaraguans, and"
    " Venezuelans, 90 Fed. Reg. 13611 (Mar. 25, 2025)",
}


def record(authority: str) -> Authority | None:
    path = ROOT / "corpus" / "authorities" / f"{authority.strip('/')}.md"
    if not path.is_file():
        return None
    fields, _ = split(path.read_text(encoding="utf-8"), path.name)
    return parse(fields, path.name)


@pytest.mark.parametrize("authority", CITED)
def test_it_is_cited_as_briefs_do(authority: str) -> None:
    held = record(authority)
    assert held
    case = record(held.part_of) if held.part_of and held.kind is AuthorityKind.RULING else None
    assert cited(reference(held, case)) == CITED[authority]


def test_a_pinpoint_follows_its_section() -> None:
    assert cited(reference(stub("/us/usc/t8/s1182/d/5/A")), "(d)(5)(A)") == (
        "8 U.S.C. § 1182(d)(5)(A)"
    )


def test_what_is_not_known_is_left_out() -> None:
    bare = Authority("/us/scotus/a-v-b", AuthorityKind.CASE, "A v. B")
    assert cited(reference(bare)) == "A v. B"
    docketed = Authority(
        "/us/scotus/a-v-b", AuthorityKind.CASE, "A v. B", keys=(Key("docket", "No. 1"),)
    )
    assert cited(reference(docketed)) == "A v. B, No. 1"
    treaty = Authority(
        "/x/treaty", AuthorityKind.TREATY, "A Treaty", events=(Event("2023", "signed", "", ""),)
    )
    assert cited(reference(treaty)) == "A Treaty"
    assert cited(reference(stub("/us/const/amd5"))) == "/us/const/amd5"


@pytest.mark.parametrize(
    ("day", "words"),
    [("2025-05-30", "May 30, 2025"), ("2025-09", "Sept. 2025"), ("1948", "1948"), ("", "")],
)
def test_days_are_written_as_citations_do(day: str, words: str) -> None:
    assert words_of(day) == words


def test_every_record_of_the_starter_library_can_be_cited() -> None:
    folder = ROOT / "corpus" / "authorities"
    names = [f"/{path.relative_to(folder).with_suffix('')}" for path in folder.rglob("*.md")]
    records = [held for name in names if (held := record(name))]
    assert len(records) > 20
    assert all(cited(reference(held)) for held in records)
