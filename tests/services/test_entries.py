"""What is searchable of a law: by what it calls itself it comes before those that speak of it."""

from __future__ import annotations

import pytest

from app.domain.authority import Authority, AuthorityKind
from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services.add import add
from app.services.search import search
from app.store.library import Library

CALLED = "/us/usc/t99/s1"
NAME = "Sample Canal Act"


def hold(library: Library, reference: str, kind: AuthorityKind, title: str, text: str) -> None:
    found = Authority(reference, kind, title, source="a release")
    document = Document(reference, DocumentKind.AUTHORITY, title)
    add(library, Imported(document, text, "markdown", found), "Ada")


@pytest.mark.parametrize("query", [NAME, f'"{NAME}"', "sample canal act"])
def test_a_law_comes_first_by_its_short_title(library: Library, query: str) -> None:
    words = f"Boats pass. This title may be cited as the “{NAME}”. " + "Locks are kept. " * 60
    hold(library, CALLED, AuthorityKind.SECTION, "99 U.S.C. § 1 (Passage)", words)
    for number in range(2, 6):
        spoken_of = f"The {NAME} applies as the {NAME} says. " + "Boats are let in. " * 60
        title = f"99 U.S.C. § {number} (Relation)"
        hold(library, f"/us/usc/t99/s{number}", AuthorityKind.SECTION, title, spoken_of)
    for number in range(10, 30):
        other = "Another law says nothing of it."
        title = f"99 U.S.C. § {number} (Others)"
        hold(library, f"/us/usc/t99/s{number}", AuthorityKind.SECTION, title, other)
    assert search(library, query).hits[0].id == CALLED


def test_a_ruling_that_quotes_it_is_not_called_so(library: Library) -> None:
    quoting = f"The law “may be cited as the “{NAME}””."
    hold(library, "/us/scotus/a-v-b/2000-01-01", AuthorityKind.RULING, "A v. B", quoting)
    assert search(library, f"title:({NAME})").total == 0
