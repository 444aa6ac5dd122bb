from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from app.domain.authority import Authority, AuthorityKind, Event, Key
from app.domain.authority_table import AuthorityTable
from app.errors import BadInput
from app.formats.authority_record import dump, parse
from app.formats.front_matter import join, split
from tests.formats.authorities import AUTHORITIES

CASES = Path(__file__).parents[1] / "cases" / "formats" / "authority_record"
REFUSED = json.loads((CASES / "refused.json").read_text("utf-8"))


@pytest.fixture
def fields() -> dict[str, object]:
    return split((CASES / "whole.md").read_text("utf-8"), "whole.md")[0]


@given(AUTHORITIES)
def test_what_was_dumped_parses_again(authority: Authority) -> None:
    fields, body = split(join(dump(authority), "Text.\n"), "a.md")
    assert (parse(fields, "a.md"), body) == (authority, "Text.\n")


def test_a_whole_record(fields: dict[str, object]) -> None:
    act = parse(fields, "whole.md")
    assert act.kind is AuthorityKind.ACT
    assert act.names == ("Alien Enemy Act", "AEA", "the 1798 Act")
    assert act.digest == "Lets the president act against citizens of an enemy country in wartime."
    assert act.keys == (Key("stat", "1 Stat. 577"),)
    assert act.events[0] == Event(
        "2025-03-14", "invoked", "A proclamation invoked it", "the proclamation", "/us/proc/10903"
    )


def test_a_table_of_two_numbers_can_be_looked_up(fields: dict[str, object]) -> None:
    fields["provisions"] = {"/us/usc/t8/s1182": "INA § 212"}
    table = AuthorityTable([parse(fields, "whole.md")], {})
    assert table.by_key("INA § 212") == table.by_key("I.N.A. §212") == ["/us/usc/t8/s1182"]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: json.dumps(case["change"])[:60])
def test_refused(fields: dict[str, object], case: dict[str, dict[str, object]]) -> None:
    with pytest.raises(BadInput) as caught:
        parse(fields | case["change"], "corpus/whole.md")
    for words in ["corpus/whole.md", *case["says"]]:
        assert words in str(caught.value)
