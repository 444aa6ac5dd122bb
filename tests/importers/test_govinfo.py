from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.authority import AuthorityKind, Key
from app.errors import BadInput
from app.formats.source import Source
from app.importers import Imported, Options
from app.importers.govinfo import GovinfoText
from app.services.add import render
from app.services.keep import with_provisions

CASE = Path(__file__).parents[1] / "cases" / "importers" / "govinfo" / "99-1201.txt"


def read(source: Path | Source) -> Imported:
    (found,) = GovinfoText().read(Source.of(source), Options())
    return found


def test_the_record() -> None:
    authority = read(CASE).authority
    assert authority is not None
    assert (authority.id, authority.kind) == ("/us/fr/99/1201", AuthorityKind.NOTICE)
    assert authority.title == "Lamps in Fog and at Night (99 Fed. Reg. 1201)"
    assert authority.keys == (Key("fr", "99 Fed. Reg. 1201"), Key("frdoc", "2031-00017"))
    assert [(event.date, event.kind) for event in authority.events] == [("2031-02-03", "published")]


def test_paragraphs_notes_and_typed_marks() -> None:
    assert render(read(CASE)).text.split("\n") == [
        "OFFICE OF LAMPS",
        "[OL No. 12-31]",
        "Lamps in Fog and at Night",
        "AGENCY: Office of Lamps, Office of Signs.",
        "ACTION: Notice.",
        "SUMMARY: The Office says that “lamps” are lit—always—in a non-urban street."
        " After reviewing street lamps, it stops.",
        "SUPPLEMENTARY INFORMATION:",
        "I. Background",
        "The first paragraph has words on two lines.",
        "The second follows without a blank line.",
        "The third one ends it.",
        "See the other notice, 99 FR 1.",
    ]


def test_pages_are_pinpoints_in_the_middle_of_sentences() -> None:
    found = read(CASE)
    assert found.authority is not None
    rendering = render(found)
    pages = with_provisions(found.authority, rendering, found.pages).provisions
    assert {each.id: rendering.text[each.start : each.end].split("\n")[0] for each in pages} == {
        "/us/fr/99/1201/p1201": "OFFICE OF LAMPS",
        "/us/fr/99/1201/p1202": "ACTION: Notice.",
        "/us/fr/99/1201/p1203": "lamps, it stops.",
    }
    assert rendering.text[pages[-1].start : pages[-1].end].endswith("The third one ends it.")


def test_the_same_in_a_page_of_html() -> None:
    text = CASE.read_text("utf-8").replace("&", "&amp;")
    page = Source.holding("99-1201.htm", f"<html><body><pre>{text}</pre></body></html>".encode())
    assert GovinfoText().recognises(page)
    assert read(page).source == read(CASE).source


def test_without_its_pages_it_is_refused() -> None:
    cut = CASE.read_bytes().replace(b"[Pages 1201-1203]", b"")
    with pytest.raises(BadInput, match=r"cut\.txt cannot be read: its head"):
        read(Source.holding("cut.txt", cut))


@pytest.mark.shared
def test_real_openings(shared: Path) -> None:
    found = {}
    for path in sorted((shared / "pages").glob("fr-*.txt")):
        imported = read(path)
        assert "[[Page" not in imported.source
        found[imported.document.id] = [page.label for page in imported.pages]
    assert found == {
        "/us/fr/90/8805": ["8805", "8806", ""],
        "/us/fr/90/9040": ["9040", "9041", ""],
        "/us/fr/90/13611": ["13611", ""],
    }
