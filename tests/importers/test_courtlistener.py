from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.domain.authority import Authority, Key
from app.errors import BadInput
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused
from app.importers.courtlistener import CourtListener
from app.services.add import render
from app.services.keep import with_provisions
from app.services.tell_format import tell_format

API = "https://www.courtlistener.com/api/rest/v4"
TEXT = """          United States Court of Appeals
                      For the First Circuit

No. 30-1234

                          JANE ROE,
                            Appellant,
                                v.
                       OFFICE OF LAMPS,
                            Appellee.

                         March 3, 2031

     ROE, Circuit Judge. The lamps are out, and the office says
so. We look at the detain-
ees first.

                                 -2-
     The second paragraph is on another page.
"""


def opinion(**fields: Any) -> dict[str, Any]:
    return {
        "resource_uri": f"{API}/opinions/7/",
        "id": 7,
        "absolute_url": "/opinion/5/roe-v-office-of-lamps/",
        "cluster": f"{API}/clusters/5/",
        "download_url": "http://www.ca1.uscourts.gov/a.pdf",
        "plain_text": TEXT,
    } | fields


def cluster(**fields: Any) -> dict[str, Any]:
    return {
        "resource_uri": f"{API}/clusters/5/",
        "id": 5,
        "sub_opinions": [f"{API}/opinions/7/"],
        "case_name": "Roe v. Office of Lamps",
        "date_filed": "2031-03-04",
        "citations": [{"volume": 99, "reporter": "F.5th", "page": "12"}],
    } | fields


def read(content: object, name: str = "answer.json") -> list[Imported | Left | Refused]:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    source = Source.holding(name, data)
    assert tell_format(source).importer.name == "courtlistener"
    return list(CourtListener().read(source, Options()))


def authorities(found: list[Imported | Left | Refused]) -> list[Authority]:
    return [each.authority for each in found if isinstance(each, Imported) and each.authority]


def test_an_opinion_is_a_ruling_in_its_case() -> None:
    case, ruling = authorities(read(opinion()))
    assert (case.id, case.title) == ("/us/ca1/roe-v-office-of-lamps", "Roe v. Office of Lamps")
    assert case.court == "United States Court of Appeals for the First Circuit"
    assert case.keys == (Key("docket", "No. 30-1234"),)
    assert (ruling.id, ruling.part_of) == (f"{case.id}/2031-03-03", case.id)


def test_its_text_has_paragraphs_and_pages() -> None:
    found = read(opinion())[1]
    assert isinstance(found, Imported)
    assert "The lamps are out, and the office says so. We look at the detainees first." in (
        render(found).text
    )
    assert "-2-" not in found.source
    assert [page.label for page in found.pages] == ["2", "2", ""]


def test_a_cluster_of_the_same_file_knows_better() -> None:
    found = read([cluster(), opinion()])
    assert isinstance(found[0], Left)
    case, ruling = authorities(found)
    assert case.keys[-1] == Key("reporter", "99 F.5th 12")
    assert ruling.id == "/us/ca1/roe-v-office-of-lamps/2031-03-04"


def test_two_opinions_of_a_day_have_two_ids() -> None:
    rows = {"results": [opinion(), opinion(id=8, plain_text=TEXT + "I dissent.\n")]}
    assert [each.id for each in authorities(read(rows)) if each.part_of] == [
        "/us/ca1/roe-v-office-of-lamps/2031-03-03",
        "/us/ca1/roe-v-office-of-lamps/2031-03-03_cl-8",
    ]


def test_marked_up_text_is_read_where_there_is_no_other() -> None:
    marked = "<p>The lamps.<sup><a href='#f'>1</a></sup></p><p id='f'>A note.</p>"
    found = read(opinion(plain_text="", html_with_citations=marked))[1]
    assert isinstance(found, Imported)
    assert found.source == "The lamps.[^1]\n\n[^1]: A note.\n"
    assert found.document.id.endswith("/cl-7")  # it states no day


def test_bad_rows_are_refused_alone() -> None:
    lines = [opinion(), opinion(plain_text=""), opinion(absolute_url="")]
    data = b"\n".join(json.dumps(each).encode() for each in lines) + b"\n{broken\n"
    found = read(data, "opinions.jsonl")
    refused = {each.name: str(each.error) for each in found if isinstance(each, Refused)}
    assert list(refused) == [f"opinions.jsonl, line {number}" for number in (2, 3, 4)]
    assert "has no text" in refused["opinions.jsonl, line 2"]
    assert "names no case" in refused["opinions.jsonl, line 3"]
    assert len(authorities(found)) == 2


def test_a_file_that_is_cut_off_is_refused() -> None:
    with pytest.raises(BadInput, match=r"answer\.json cannot be read: it is not JSON"):
        read(json.dumps(opinion(), indent=1).encode()[:-20])


@pytest.mark.shared
def test_real_answers(shared: Path) -> None:
    folder = shared / "formats" / "courtlistener"
    (path,) = folder.glob("*opinion*")
    case, ruling = authorities(list(CourtListener().read(Source.of(path), Options())))
    assert case.id == "/us/scotus/noem-v-abrego-garcia"
    assert ruling.id == "/us/scotus/noem-v-abrego-garcia/2025-04-10"


@pytest.mark.shared
def test_real_opinions(shared: Path) -> None:
    source = Source.of(shared / "opinions" / "appellate.jsonl.gz")
    found = authorities(list(CourtListener().read(source, Options())))
    rulings = [each for each in found if each.part_of]
    assert len(rulings) == len({each.id for each in rulings}) == 1086
    assert Counter(each.id.split("/")[2] for each in rulings) == {"ca1": 1061, "ca2": 25}
    assert sum(bool(each.as_of) for each in rulings) >= 800


def test_two_pages_of_one_number_are_two_pinpoints() -> None:
    text = TEXT + "\n                                 -2-\n     The third has that number again.\n"
    found = read(opinion(plain_text=text))[1]
    assert isinstance(found, Imported)
    assert found.authority is not None
    made = with_provisions(found.authority, render(found), found.pages)
    names = [each.id.removeprefix(found.authority.id) for each in made.provisions]
    assert names == ["/p2", "/p2_2", "/p3"]
