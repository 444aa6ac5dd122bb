"""The four tables of CourtListener's bulk data, in the dialect that they are published in."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from app.domain.authority import Key
from app.errors import BadInput
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused
from app.importers.courtlistener_bulk import CourtListenerBulk
from app.services.add import render
from app.services.tell_format import tell_format

FOLDER = Path(__file__).parents[1] / "cases" / "importers" / "courtlistener_bulk"


def read(name: str, folder: Path = FOLDER) -> list[Any]:
    source = Source.of(next(folder.glob(f"{name}-2*.csv")))
    assert tell_format(source).importer.name == CourtListenerBulk.name
    return list(CourtListenerBulk().read(source, Options()))


def test_opinions_are_rulings_in_the_cases_beside_them() -> None:
    case, ruling, again, dissent, refused = read("opinions")
    assert case.authority.id == again.authority.id == "/us/ca1/roe-v-office-of-lamps"
    assert case.authority.court == "United States Court of Appeals for the First Circuit"
    assert case.authority.keys == (
        Key("docket", "No. 30-1234"),
        Key("reporter", "99 F.5th 12"),
        Key("reporter", "190 Lamp Rep. 4"),
    )
    assert ruling.document.id == "/us/ca1/roe-v-office-of-lamps/2031-03-04"
    assert dissent.document.id == "/us/ca1/roe-v-office-of-lamps/2031-03-04_cl-8"
    assert isinstance(refused, Refused)
    assert "row 4 cannot be read: it names no case" in str(refused.error)


def test_quotation_marks_behind_a_backslash_are_in_the_text() -> None:
    _, ruling, _, dissent, _ = read("opinions")
    assert render(ruling).text == 'The lamps are out, and the office says "so".'
    assert render(dissent).text == "I dissent."


def test_quotation_marks_may_be_doubled_as_they_were_before(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    path = next(tmp_path.glob("opinions-*"))
    path.write_text(path.read_text("utf-8").replace('\\"', '""'), "utf-8")
    assert render(read("opinions", tmp_path)[1]).text.endswith('says "so".')


@pytest.mark.parametrize("name", ["opinion-clusters", "dockets", "citations"])
def test_the_other_tables_are_left_for_it(name: str) -> None:
    (left,) = read(name)
    assert isinstance(left, Left)


def test_without_the_clusters_nothing_is_taken(tmp_path: Path) -> None:
    shutil.copy(next(FOLDER.glob("opinions-*")), tmp_path)
    with pytest.raises(BadInput, match=r"no opinion-clusters-…\.csv lies beside it"):
        read("opinions", tmp_path)


def test_without_dockets_the_opinion_says_what_it_can(tmp_path: Path) -> None:
    for name in ("opinions", "opinion-clusters"):
        shutil.copy(next(FOLDER.glob(f"{name}-2*")), tmp_path)
    first = read("opinions", tmp_path)[0]
    assert isinstance(first, Imported)
    assert first.document.id == "/us/ca1/roe-v-office-of-lamps"  # by the address of its PDF
