"""What is found of the records that people have described, in a library filled with others."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tests.described
from app.domain.authority import Authority, AuthorityKind, Event
from app.domain.authority_table import AuthorityTable
from app.formats.gold import Row
from app.services.recognise import recognise
from app.services.tabulate import tabulate
from app.store.library import Library
from app.text.reading import reading_of_text

ROWS = list(tests.described.rows("turns.txt"))
_SUBJECTS = ("Parole", "Venezuela", "Designation", "Protected Status", "Cartels", "Removal")


def _crowd() -> list[Authority]:
    """Twelve notices a day of the first half of 2025, and sections with everyday headings."""
    notices = [
        Authority(
            f"/us/fr/2025-{month:02}{day:02}{number:02}",
            AuthorityKind.NOTICE,
            f"{_SUBJECTS[number % 6]}: Termination of Information Collection {day * number}",
            events=(Event(f"2025-{month:02}-{day:02}", "published", "", ""),),
        )
        for month in range(1, 7)
        for day in range(1, 29)
        for number in range(12)
    ]
    headings = ("Texas", "Supreme Court", "Massachusetts", "Definitions")
    return notices + [
        Authority(f"/us/usc/t28/s9{n}", AuthorityKind.SECTION, each)
        for n, each in enumerate(headings)
    ]


def _filled(table: AuthorityTable, *more: Authority) -> AuthorityTable:
    return AuthorityTable([*table.authorities.values(), *_crowd(), *more], table.texts)


def _chosen(row: Row, table: AuthorityTable) -> list[tuple[str, str | None]]:
    found = recognise(reading_of_text(row.text, row.date), table)
    return [(mention.text, mention.chosen) for mention in found]


def test_two_thousand_notices_change_nothing_for_what_news_speaks_of(starter: Library) -> None:
    few = tabulate(starter)
    many = _filled(few)
    for row in ROWS:
        assert _chosen(row, many) == _chosen(row, few), row.id


def test_one_of_thousands_is_found_by_its_day_and_its_subject(starter: Library) -> None:
    haiti = Authority(
        "/us/fr/2025-12224",
        AuthorityKind.NOTICE,
        "Termination of the Designation of Haiti for Temporary Protected Status",
        events=(Event("2025-07-01", "published", "", ""),),
    )
    text = "A notice published on Tuesday ends temporary protected status for Haiti."
    row = Row("haiti", text, (), "2025-07-02")
    table = _filled(tabulate(starter), haiti)
    assert (text.rstrip("."), haiti.id) in _chosen(row, table)
    elsewhere = replace(haiti, title="Termination of the Duties on Tomatoes")
    assert (text.rstrip("."), haiti.id) not in _chosen(row, _filled(tabulate(starter), elsewhere))


@pytest.mark.parametrize("heading", ["Texas", "The Supreme Court", "Massachusetts"])
def test_a_heading_of_the_code_is_no_name(starter: Library, heading: str) -> None:
    row = Row("heading", f"{heading} is where it began.", (), "2025-07-02")
    assert all(chosen is None for _, chosen in _chosen(row, _filled(tabulate(starter))))
