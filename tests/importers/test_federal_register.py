from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from app.domain.authority import AuthorityKind, Event
from app.errors import BadInput
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused
from app.importers.federal_register import FederalRegister

CASE = Path(__file__).parents[1] / "cases" / "importers" / "federal_register" / "documents.json"


def read(source: Path | Source) -> list[Imported | Left | Refused]:
    return list(FederalRegister().read(Source.of(source), Options()))


def test_documents_are_authorities_under_number_or_page() -> None:
    found = [each.authority for each in read(CASE) if isinstance(each, Imported)]
    assert [(each.id, each.kind) for each in found if each] == [
        ("/us/fr/99/1201", AuthorityKind.REGULATION),
        ("/us/fr/99/1201_2031-00018", AuthorityKind.NOTICE),
        ("/us/eo/99999", AuthorityKind.ORDER),
        ("/us/proc/98765", AuthorityKind.PROCLAMATION),
    ]
    first, order = found[0], found[2]
    assert first is not None
    assert order is not None
    assert first.title == "Lamps and Signs (99 Fed. Reg. 1201)"
    assert [(event.date, event.kind) for event in first.events] == [
        ("2031-02-03", "published"),
        ("2031-03-01", "effective"),
    ]
    assert [key.value for key in order.keys] == [
        "99 Fed. Reg. 1300",
        "2031-00020",
        "Exec. Order No. 99,999",
    ]
    assert isinstance(order.events[0], Event)
    assert order.events[0].kind == "signed"


def test_the_text_is_what_the_record_says_and_says_so() -> None:
    first = read(CASE)[0]
    assert isinstance(first, Imported)
    assert first.partial
    assert first.source == (
        "# Lamps and Signs\n\nAgency: Office of Lamps; Office of Signs\n\nAction: Final rule.\n\n"
        "Summary: The Office of Lamps adopts \\*rules\\*.\n\nDates: Effective March 1, 2031.\n"
    )


def test_what_cannot_be_placed_is_refused_by_its_number_in_the_file() -> None:
    refused = [each for each in read(CASE) if isinstance(each, Refused)]
    assert [each.name for each in refused] == ["documents.json, item 5", "documents.json, item 6"]
    assert "no citation" in str(refused[0].error)
    assert "no JSON object" in str(refused[1].error)


@pytest.mark.parametrize("content", [b'{"results": [', b"[" * 100_000, b"\xff{}", b"{} {}"])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(BadInput, match=r"page\.json"):
        read(Source.holding("page.json", content))


@pytest.mark.shared
def test_real_answers(shared: Path) -> None:
    counts = {
        path.name: Counter(type(each) for each in read(path))
        for path in (shared / "formats" / "federal-register").iterdir()
    }
    assert counts == {
        "document.jsonc": {Imported: 1},
        "documents.jsonc": {Imported: 2},
        "documents_search.jsonc": {Imported: 962},
    }
