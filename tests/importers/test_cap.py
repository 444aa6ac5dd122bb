from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.authority import Key
from app.formats.source import Source
from app.importers import Options, Refused
from app.importers.cap import Cap
from app.services.add import render
from app.services.tell_format import tell_format

CASE = Path(__file__).parents[1] / "cases" / "importers" / "cap" / "case.json"


def read(**changes: Any) -> list[Any]:
    data = json.dumps(json.loads(CASE.read_bytes()) | changes).encode()
    source = Source.holding("case.json", data)
    assert tell_format(source).importer.name == Cap.name
    return list(Cap().read(source, Options()))


def test_a_case_has_its_ruling_its_court_and_its_citations() -> None:
    case, ruling = read()
    assert case.authority.id == "/us/wash/roe-v-office-of-lamps"
    assert case.authority.court == "Washington Supreme Court"
    assert case.authority.keys == (
        Key("docket", "No. 38876-2"),
        Key("reporter", "71 Wash. 2d 69"),
        Key("reporter", "426 P.2d 836"),
    )
    assert ruling.authority.id == "/us/wash/roe-v-office-of-lamps/1931-03-04"
    assert ruling.authority.part_of == case.authority.id


def test_each_opinion_stands_under_its_author() -> None:
    lines = render(read()[1]).text.split("\n")
    assert lines[2:] == [
        "Majority: Finch, C. J.",
        "The lamps were out.",
        "The judgment is affirmed.",
        "Dissent: Owl, J.",
        "They were not.",
    ]


@pytest.mark.parametrize(
    "casebody",
    [
        {"status": "ok", "data": {"opinions": [{"type": "majority", "text": "Out."}]}},
        {"status": "ok", "data": "<section class='casebody'><p>Out.</p></section>"},
    ],
)
def test_the_api_of_earlier_years_had_it_one_level_deeper(casebody: dict[str, Any]) -> None:
    assert render(read(casebody=casebody)[1]).text.endswith("Out.")


def test_a_date_of_less_than_a_day_is_no_day() -> None:
    assert read(decision_date="1931-03")[1].document.id.endswith("/cap-1095193")


def test_supreme_court_and_circuits_have_their_ids() -> None:
    ids = [
        read(court={"name": name})[0].document.id.split("/")[2]
        for name in (
            "Supreme Court of the United States",
            "United States Court of Appeals for the Ninth Circuit",
            "A court that nobody knows",
        )
    ]
    assert ids == ["scotus", "ca9", "a-court-that-nobody-knows"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"casebody": {"status": "error_auth_required", "data": None}}, "no text"),
        ({"court": {}}, "no court"),
        ({"name": "", "name_abbreviation": ""}, "names no case"),
    ],
)
def test_what_is_refused(changes: dict[str, Any], why: str) -> None:
    (refused,) = read(**changes)
    assert isinstance(refused, Refused)
    assert why in str(refused.error)
