"""What a Zotero library becomes, in each of the formats that it is exported as."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app import plugins
from app.domain.annotation import AnchorState, Annotation
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused
from app.services.tell_format import tell_format

CASES = Path(__file__).parents[1] / "cases" / "importers"
FILES = {
    "zotero": CASES / "zotero" / "better-bibtex.json",
    "zotero_rdf": CASES / "zotero_rdf" / "library.rdf",
    "csl": CASES / "csl" / "export.json",
}
TITLE = "The night the lamps were counted"


def read(name: str, path: Path | None = None) -> list[Any]:
    source = Source.of(path or FILES[name])
    importer = plugins.load("importers")[name]
    assert tell_format(source).importer is importer
    return list(importer.read(source, Options()))


def notes(found: Imported) -> dict[str, Annotation]:
    return {each.note: each for each in found.notes}


@pytest.mark.parametrize("name", FILES)
def test_an_item_is_a_record_without_a_text(name: str) -> None:
    first = read(name)[0]
    assert isinstance(first, Imported)
    assert (first.source, first.partial) == ("", True)
    document = first.document
    assert (document.id, document.title) == ("the-night-the-lamps-were-counted", TITLE)
    assert (document.outlet, document.published) == ("Bluebonnet Courier", "2031-03-04")
    assert document.url == "https://courier.example/2031/lamps"
    assert document.summary.startswith("An order about lamps")
    assert document.author.split(", ")[0] == "Ada Roe"
    assert "Itor" not in document.author


def test_notes_and_pdf_annotations_come_with_it() -> None:
    found = notes(read("zotero")[0])
    assert list(found) == [
        "Ask the Office for the count.\nCall on Monday",
        "Under which act?",
        "Page 3: A gap in the record.",
    ]
    note, mark, page = found.values()
    assert (note.tags, note.created) == (("to do",), "2031-03-05T10:00:00Z")
    assert note.via == ("http://zotero.org/users/local/AbCdEfGh/items/NOTEONE1",)
    assert note.anchors == page.anchors == ()
    (anchor,) = mark.anchors
    assert (anchor.exact, anchor.state) == ("who counts the lamps", AnchorState.CHECK)
    assert len({each.id for each in found.values()}) == 3


def test_ids_are_the_same_whenever_it_is_read() -> None:
    once, again = ([note.id for note in read("zotero")[0].notes] for _ in range(2))
    assert once == again


def test_a_statute_with_its_citation_is_that_authority() -> None:
    for name in ("zotero", "csl"):
        statute = read(name)[1]
        assert statute.document.id == "/us/usc/t8/s1254a"
        assert statute.authority is not None
        assert statute.authority.stub


def test_what_names_no_record_is_refused_by_name() -> None:
    refused = {each.name: str(each.error) for each in read("zotero") if isinstance(each, Refused)}
    assert list(refused) == ["better-bibtex.json, item 3", "better-bibtex.json, item 4"]
    assert "the case “Roe v. Office of Lamps” is law" in refused["better-bibtex.json, item 3"]
    assert "has no title" in refused["better-bibtex.json, item 4"]
    assert [type(each) for each in read("csl")] == [Imported, Imported, Refused, Refused]


def test_files_are_told_and_not_opened() -> None:
    for name in ("zotero", "zotero_rdf"):
        (left,) = [each for each in read(name) if isinstance(each, Left)]
        assert left.what == "1 attached files: add the folder that they are in"


def test_the_api_gives_notes_beside_their_items() -> None:
    item, _ = read("zotero", CASES / "zotero" / "api.json")
    assert item.document.published == ""
    found = notes(item)
    assert list(found) == ["Ask the Office.", ""]
    assert found[""].anchors[0].exact == "who counts the lamps"
    assert found[""].via == ("https://www.zotero.org/ada/items/MARKONE1",)


def test_rdf_has_containers_elsewhere_and_tags_within_tags() -> None:
    first, second, _ = read("zotero_rdf")
    (note,) = first.notes
    assert (note.note, note.tags) == ("Ask the Office for the count.", ("to do",))
    assert (second.document.outlet, second.document.published) == ("Journal of Lamps", "")


def test_fields_that_zotero_has_no_place_for_are_no_note() -> None:
    (note,) = read("csl")[0].notes
    assert note.note == "Ask the <Office>."
