from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadInput, BasisError, Unsafe
from app.formats import table_file
from app.formats.source import Source
from app.importers import Imported, Options, Refused
from app.importers.csv import Csv

TABLE = (
    'headline;body;date\nOne;"Text; with a\nline end";2019-02-03\n\n'
    "Two;;2019-02-04\nThree;Words.;2019-02-30\nFour;Words.;2019;more\nOne;Other.;2019-03-01\n"
)


def read(table: str | bytes, **columns: str) -> tuple[list[Imported], list[Refused]]:
    data = table.encode() if isinstance(table, str) else table
    found = list(Csv().read(Source.holding("news.csv", data), Options(columns)))
    return (
        [each for each in found if isinstance(each, Imported)],
        [each for each in found if isinstance(each, Refused)],
    )


def test_good_rows_are_read_and_bad_ones_reported_by_number() -> None:
    imported, refused = read(TABLE)
    assert [(each.document.id, each.source) for each in imported] == [
        ("one", "Text; with a\nline end"),
        ("one-2019-03", "Other."),
    ]
    reasons = {each.name: str(each.error) for each in refused}
    assert list(reasons) == [f"news.csv, row {number}" for number in (4, 5, 6)]
    assert "it holds no text" in reasons["news.csv, row 4"]
    assert "no date that exists" in reasons["news.csv, row 5"]
    assert "it has 4 cells, and there are 3 columns" in reasons["news.csv, row 6"]


def test_columns_are_mapped() -> None:
    (imported,), _ = read("a\tb\nWords of it.\tA title\n", title="b", text="a", credit="=Desk")
    assert (imported.document.title, imported.document.credit) == ("A title", "Desk")


def test_a_mark_of_the_encoding_is_no_part_of_a_name() -> None:
    assert len(read(b"\xef\xbb\xbftitle,text\nA,b\n")[0]) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title,title\nA,b\n", "`title` is there twice"),
        ("", "it has no columns"),
        (b"title,text\nA,caf\xe9\n", "not UTF-8"),
        ('title,text\nA,"b"c"\n', "line 2 is broken"),
    ],
)
def test_what_is_refused(text: str | bytes, why: str) -> None:
    with pytest.raises(BadInput, match=f"news.csv .*{why}"):
        read(text)


def test_a_cell_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_file, "CELL_LIMIT", 1000)
    with pytest.raises(Unsafe, match=r"news\.csv is refused: a cell in line"):
        read('title,text\nA,"' + "x\n" * 2000)


@given(st.binary(max_size=300) | st.text('a,";\n\r\t', max_size=60).map(str.encode))
def test_no_bytes_do_harm(data: bytes) -> None:
    with suppress(BasisError):
        read(data)
