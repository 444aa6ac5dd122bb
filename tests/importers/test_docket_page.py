from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import BadInput
from app.formats.source import Source
from app.importers import Imported, Options
from app.importers.docket_page import DocketPage
from app.services.add_files import Run, add_files
from app.store import authorities
from app.store.library import Library

CASE = Path(__file__).parents[1] / "cases" / "importers" / "docket_page" / "30A17.txt"


def read(source: Path | Source) -> Imported:
    (found,) = DocketPage().read(Source.of(source), Options())
    return found


def test_a_docket_is_a_case_with_its_events() -> None:
    assert DocketPage().recognises(Source.of(CASE))
    case = read(CASE).authority
    assert case is not None
    assert (case.id, case.title) == (
        "/us/scotus/ida-green-v-office-of-signs",
        "Ida Green v. Office of Signs",
    )
    assert [key.value for key in case.keys] == ["No. 30A17", "No. 30-1234", "No. 30-1235"]
    assert case.as_of == "2031-03-12"
    assert [(event.date, event.kind, event.text) for event in case.events] == [
        ("2031-03-01", "docketed", "Docketed."),
        ("2031-03-01", "filed", "Application (30A17) for a stay, submitted to Justice Roe."),
        ("2031-03-03", "filed", "Response to application from respondents filed. It is long."),
        (
            "2031-03-09",
            "granted",
            "Application (30A17) presented to Justice Roe and by her referred to the Court is"
            " granted. The order of the court below is stayed.",
        ),
        ("2031-03-12", "filed", "Application for rehearing granted in part and denied in part."),
    ]


def test_without_proceedings_it_is_refused() -> None:
    cut = CASE.read_bytes().split(b"Mar 01")[0]
    with pytest.raises(BadInput, match=r"cut\.txt cannot be read: its number"):
        read(Source.holding("cut.txt", cut))


@pytest.mark.shared
def test_a_real_docket_goes_to_the_case_that_is_here(shared: Path, starter: Library) -> None:
    before = authorities.get(starter.db, "/us/scotus/a-a-r-p-v-trump")
    path = shared / "pages" / "scotus-docket-24A1007.txt"
    list(add_files(Run(starter, "Ada"), [path]))
    after = authorities.get(starter.db, "/us/scotus/a-a-r-p-v-trump")
    assert before is not None
    assert after is not None
    assert (after.digest, after.title, after.source) == (before.digest, before.title, before.source)
    assert after.as_of == "2025-05-16"
    assert [event.kind for event in after.events[len(before.events) :]] == [
        *["docketed"],
        *["filed"] * 6,
    ]
