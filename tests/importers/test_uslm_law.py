"""Public laws, bills and resolutions in the USLM of the Government Publishing Office."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.authority import AuthorityKind, Key
from app.errors import BadInput
from app.formats.source import Source
from app.importers import Imported, Options
from app.importers.uslm_law import UslmLaw
from app.services.add import render
from app.services.keep import with_provisions
from app.services.tell_format import tell_format

CASES = Path(__file__).parents[1] / "cases" / "importers" / "uslm_law"


def read(source: Source) -> Imported:
    assert tell_format(source).importer.name == UslmLaw.name
    (found,) = UslmLaw().read(source, Options())
    return found


def provisions(found: Imported) -> dict[str, str]:
    assert found.authority is not None
    rendering = render(found)
    whole = with_provisions(found.authority, rendering, found.pages)
    start = len(found.authority.id)
    return {each.id[start:]: rendering.text[each.start : each.end] for each in whole.provisions}


def test_a_public_law_is_an_act_with_its_keys_and_its_day() -> None:
    law = read(Source.of(CASES / "law.xml")).authority
    assert law is not None
    assert (law.id, law.kind, law.as_of) == ("/us/pl/199/7", AuthorityKind.ACT, "2031-03-04")
    assert law.title == "Pub. L. 199-7 (To count the lamps of the Office, and for other purposes.)"
    assert law.keys == (Key("pl", "Pub. L. 199-7"), Key("stat", "190 Stat. 12"))
    assert [(each.kind, each.date) for each in law.events] == [("enacted", "2031-03-04")]


def test_its_sections_are_provisions_and_what_it_quotes_is_none() -> None:
    found = provisions(read(Source.of(CASES / "law.xml")))
    assert list(found) == [
        *("", "/tI", "/s101", "/s101/a", "/s101/a/1", "/s101/a/2", "/s101/b", "/note"),
        *("/p12", "/p13"),
    ]
    assert found["/s101/a/1"] == "(1) count its lamps; and"
    assert found["/s101/a"].startswith("(a) In General.—\nNot later than a year after this day,")
    assert "“(f) Of another law.—" in found["/s101/b"]
    assert found["/note"].split("\n") == [
        *("Mar. 4, 2031", "[H.R. 7]", "99 USC 9.", "LEGISLATIVE HISTORY—H.R. 7:"),
        "CONGRESSIONAL RECORD, Vol. 199 (2031):",
        "Jan. 7, considered and passed House.",
    ]


def test_pages_of_the_statutes_at_large_are_pinpoints() -> None:
    found = provisions(read(Source.of(CASES / "law.xml")))
    assert found["/p12"].endswith("Not later than a year after")
    assert found["/p13"].startswith("this day, the Office shall—")
    assert "STAT." not in "".join(found.values())


def test_a_bill_is_no_law_and_says_at_which_stage_it_is() -> None:
    bill = read(Source.of(CASES / "bill.xml"))
    assert bill.authority is not None
    assert (bill.authority.id, bill.authority.kind) == ("/us/bill/199/hr/7", AuthorityKind.BILL)
    assert "Introduced in House" in bill.authority.held
    assert bill.authority.as_of == "2031-01-06"
    assert bill.authority.events == ()
    assert "/s1" in provisions(bill)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("<docNumber>7<", "<docNumber>seven<", "its Congress and its number"),
        (">public<", ">private<", "a private law"),
        ("<main>", "<other>", "broken XML"),
    ],
)
def test_what_is_refused(old: str, new: str, why: str) -> None:
    data = (CASES / "law.xml").read_text("utf-8").replace(old, new).encode()
    with pytest.raises(BadInput, match=f"law.xml.*{why}"):
        read(Source.holding("law.xml", data))
