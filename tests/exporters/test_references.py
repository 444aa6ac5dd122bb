"""The authorities for reference managers: each format read back by a reader of somebody else."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
)
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

from app.domain.bundle import Bundle
from app.domain.table_of_authorities import references
from app.exporters.bibtex import Bibtex
from app.exporters.csl_json import CslJson
from app.exporters.ris import Ris
from tests.bundles import bundle

RULING = "/us/scotus/noem-v-doe/2025-05-30"
EVIL = "A {title} \\ with 50% & _marks_ # $ ~ ^ }{\nER  - \nTY  - BOOK"


def hostile() -> Bundle:
    """The bundle with a title that breaks what is not escaped."""
    of = bundle()
    laws = [replace(x, authority=replace(x.authority, title=EVIL, digest=EVIL)) for x in of.laws]
    return replace(of, laws=tuple(laws))


def ids(of: Bundle) -> list[str]:
    return [one.authority.id for one, _ in references(of)]


def content(exporter: CslJson | Ris | Bibtex, of: Bundle) -> str:
    (file,) = exporter.files(of)
    return file.content.decode()


@pytest.mark.parametrize("of", [bundle(), hostile()], ids=["usual", "hostile"])
def test_rispy_reads_every_authority(of: Bundle) -> None:
    entries = rispy.loads(content(Ris(), of))
    assert [entry["id"] for entry in entries] == ids(of)
    assert [entry["type_of_reference"] for entry in entries] == ["CASE", "STAT"]


def test_ris_has_the_parts_of_a_citation() -> None:
    case, section = rispy.loads(content(Ris(), bundle()))
    assert case["title"] == "Noem v. Doe"
    assert case["date"] == "2025/05/30"
    assert case["publisher"] == "Supreme Court of the United States"
    assert "SV  - No. 24A1079, No. 1:25-cv-10495" in content(Ris(), bundle()).splitlines()
    assert "Noem v. Doe, No. 24A1079 (U.S. May 30, 2025)" in case["notes"]
    assert (section["volume"], section["secondary_title"], section["section"]) == (
        ("8", "U.S.C.", "1182")
    )


@pytest.mark.parametrize("of", [bundle(), hostile()], ids=["usual", "hostile"])
def test_bibtexparser_reads_every_authority(of: Bundle) -> None:
    read = parse_string(content(Bibtex(), of))
    assert read.failed_blocks == []
    assert len(read.entries) == len(ids(of))
    assert all(entry.entry_type == "misc" for entry in read.entries)
    first = read.entries[0]
    assert first.key == "us-scotus-noem-v-doe-2025-05-30"
    assert first["year"] == "2025"
    assert first["month"] == "may"


def test_citeproc_reads_and_cites_every_authority(tmp_path: Path) -> None:
    items = json.loads(content(CslJson(), bundle()))
    assert [item["id"] for item in items] == ids(bundle())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of fields of CSL that it does not use
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        source = CiteProcJSON(items)
        made = CitationStylesBibliography(style, source, formatters.plain)
        for item in items:
            made.register(Citation([CitationItem(item["id"])]))
        printed = [str(entry) for entry in made.bibliography()]
    assert any("Noem v. Doe" in line and "2025" in line for line in printed)
    assert len(printed) == len(items)


def test_csl_types_and_dates() -> None:
    case, section = json.loads(content(CslJson(), bundle()))
    assert (case["type"], section["type"]) == ("legal_case", "legislation")
    assert case["issued"] == {"date-parts": [[2025, 5, 30]]}
    assert json.loads(content(CslJson(), hostile()))[0]["title"] == EVIL
