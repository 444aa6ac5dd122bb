from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import BadInput, BasisError, Unsafe
from app.formats import packing
from app.formats.source import Source
from app.importers import Imported, Options
from app.importers.docx import Docx
from app.services.add import render
from tests.importers.word_writer import paragraph, word_file

MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
DELETED = '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="2"><w:r><w:t>come</w:t></w:r></w:ins>'
TABLE = (
    "<w:tbl><w:tr>"
    + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("Country", "Ends"))
    + "</w:tr><w:tr>"
    + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("Haiti", "2026"))
    + "</w:tr></w:tbl>"
)


def read(data: bytes) -> Imported:
    (found,) = Docx().read(Source.holding("memo.docx", data), Options())
    assert isinstance(found, Imported)
    return found


def test_headings_tables_and_footnotes() -> None:
    body = paragraph("The memo", "Heading1") + paragraph("Under 8 U.S.C. § 1254a", extra=MARK)
    found = read(word_file(body + TABLE, note="See the notice."))
    assert found.source.startswith("# The memo\n\nUnder 8 U.S.C. § 1254a[^1]\n")
    assert "| Haiti | 2026 |" in found.source
    assert render(found).text.endswith("See the notice.")
    assert (found.document.title, found.document.author) == ("The memo", "A. Author")


def test_the_title_that_is_stated_counts_first() -> None:
    found = read(word_file(paragraph("The memo", "Heading1"), title="As stated"))
    assert found.document.title == "As stated"


def test_changes_that_are_tracked_are_taken_as_made() -> None:
    text = read(word_file(paragraph("It has ", extra=DELETED + INSERTED))).source
    assert text == "It has come\n"


BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>'


def test_entities_are_refused() -> None:
    bomb = word_file(paragraph("Words"), others={"word/styles.xml": BOMB})
    with pytest.raises(Unsafe, match=r"memo\.docx is refused: word/styles\.xml in it declares"):
        read(bomb)


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "FREE_SIZE", 1000)
    data = word_file(paragraph("Words " * 100_000))
    with pytest.raises(Unsafe, match=r"memo\.docx is refused: it expands to more than"):
        read(data)


@pytest.mark.parametrize("cut", [30, 300, 600])
def test_damage_is_refused(cut: int) -> None:
    with pytest.raises(BasisError, match=r"memo\.docx"):
        read(word_file(paragraph("Words"))[:cut])


def test_an_empty_one_is_refused() -> None:
    with pytest.raises(BadInput, match="it holds no text"):
        read(word_file(""))


@pytest.mark.shared
def test_a_real_file(shared: Path) -> None:
    (path,) = (shared / "formats" / "docx").glob("*.docx")
    found = read(path.read_bytes())
    assert found.source.count("\n- ") == 18
    assert "Convert enrolled bills, public laws" in found.source
