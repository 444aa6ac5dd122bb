from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from app.domain.authority import Key
from app.errors import BadInput, Unsafe
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused
from app.importers.ecfr import Ecfr
from app.services.add import render
from app.text.provisions import provision_spans

CASE = Path(__file__).parents[1] / "cases" / "importers" / "ecfr" / "title-99-part-7-2031-02-03.xml"


def read(path: Path) -> list[Imported | Left | Refused]:
    return list(Ecfr().read(Source.of(path), Options()))


def provisions(imported: Imported) -> dict[str, str]:
    rendering = render(imported)
    return {name: rendering.text[start:end] for name, start, end in provision_spans(rendering)}


def test_a_section_is_a_record_with_its_subdivisions() -> None:
    first = read(CASE)[0]
    assert isinstance(first, Imported)
    assert first.authority is not None
    assert first.authority.title == "99 C.F.R. § 7.1 (Of lamps)"
    assert first.authority.keys == (Key("cfr", "99 C.F.R. § 7.1"),)
    assert first.authority.as_of == "2031-02-03"
    base = "/us/cfr/t99/s7.1"
    found = provisions(first)
    assert {name.removeprefix(base): text.split("\n")[0] for name, text in found.items()} == {
        "": "§ 7.1 Of lamps.",
        "/a": "(a)(1) A lamp is lit by hand & kept.",
        "/a/1": "(a)(1) A lamp is lit by hand & kept.",
        "/a/2": "(2) It burns:",
        "/a/2/i": "(i) At night; or",
        "/a/2/ii": "(ii) In fog.",
        "/a/2/ii/1": "(1) Fog is thick.",
        "/b": "(b) Nothing else.",
        "/source-credit": "[30 FR 1, Jan. 2, 1965]",
        "/note": "Authority: 8 U.S.C. 1103; 44 U.S.C. 3505.",
    }
    assert found[base + "/b"].endswith("A line without a mark.")
    assert "| Oil | 8 |" in first.source
    assert found[base + "/note"].endswith("Note:\nSee part 8.")


def test_what_is_left_and_what_is_refused() -> None:
    kinds = [type(each) for each in read(CASE)]
    assert kinds == [Imported, Imported, Refused, Left]
    refused, left = read(CASE)[2:]
    assert isinstance(refused, Refused)
    assert "`seven` is no number of a section" in str(refused.error)
    assert left == Left(CASE.name, "2 appendices and reserved numbers")


@pytest.mark.parametrize(
    ("content", "error", "why"),
    [
        ("<DIV8 N='1.1'><HEAD>§ 1.1 A</HEAD></DIV8>", None, "of which title"),
        ("<DIV5 N='1' TYPE='PART'/>", BadInput, "no section of the Code of Federal"),
        ("<!DOCTYPE DIV5 [<!ENTITY a 'b'>]><DIV5/>", Unsafe, "document type"),
        ("<DIV5><DIV8>", BadInput, "broken XML"),
    ],
)
def test_what_is_refused(
    tmp_path: Path, content: str, error: type[Exception] | None, why: str
) -> None:
    path = tmp_path / "part.xml"
    path.write_text(content, "utf-8")
    if error is None:
        (refused,) = read(path)
        assert isinstance(refused, Refused)
        assert why in str(refused.error)
    else:
        with pytest.raises(error, match=f"part.xml.*{why}"):
            read(path)


@pytest.mark.shared
def test_real_parts_have_every_word(shared: Path) -> None:
    for path in sorted((shared / "formats" / "ecfr").glob("*.xml")):
        found = {each.document.id: each for each in read(path) if isinstance(each, Imported)}
        sections = [
            each
            for each in etree.parse(path).getroot().iter("DIV8")
            if "[Reserved]" not in "".join(map(str, each.itertext()))
        ]
        assert len(found) == len(sections)
        for section, imported in zip(sections, found.values(), strict=True):
            assert imported.document.id.endswith("/s" + str(section.get("N")))
            text = folded(render(imported).text)
            assert folded("".join(map(str, section.itertext()))) == text.split("Authority:")[0]


def folded(text: str) -> str:
    return re.sub(r"\s+", "", text)
