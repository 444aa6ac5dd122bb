from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.authority import AuthorityKind, Key
from app.errors import BadInput, Unsafe
from app.formats import json_lines, packing
from app.formats.source import Source
from app.importers import Imported, Options, Refused
from app.importers.jsonl import JsonLines
from app.services.add import render

MIXED = Path(__file__).parents[1] / "cases" / "importers" / "jsonl" / "mixed.jsonl"

REFUSED = {
    7: "it is not JSON",
    8: "it is no JSON object",
    9: "it holds no text",
    10: "`title` is missing",
    11: "`published` is no date that exists (2019-02-30)",
    12: "`text` must be text",
    13: "it holds U+D800 at character 17",
    14: "it holds U+0000 at character 4",
}


def read(path: Path, **columns: str) -> tuple[list[Imported], list[Refused]]:
    results = list(JsonLines().read(Source.of(path), Options(columns)))
    imported = [each for each in results if isinstance(each, Imported)]
    return imported, [each for each in results if isinstance(each, Refused)]


def test_good_rows_are_read_and_bad_ones_reported_by_line() -> None:
    imported, refused = read(MIXED)
    assert [each.document.id for each in imported] == [
        "one-title",
        "other-names",
        "one-title-2019-02",
        "one-title-2019-02-2",
        "one-title-2",
        "last",
    ]
    assert [each.name for each in refused] == [f"mixed.jsonl, line {n}" for n in REFUSED]
    for each, reason in zip(refused, REFUSED.values(), strict=True):
        assert reason in str(each.error)
        assert each.name in str(each.error)


def test_other_names_for_our_fields() -> None:
    second = read(MIXED)[0][1]
    assert second.source == "Second text."
    assert second.document.published == "2019-02-03"
    assert second.document.author == "A. One, B. Two"


def test_columns_name_columns_and_constants() -> None:
    last = read(MIXED, id="id", title="text", credit="=Somebody, CC BY 2.5")[0][-1]
    assert last.document.id == "17"
    assert last.document.title == "Last text."
    assert last.document.credit == "Somebody, CC BY 2.5"


def test_packed_and_unpacked_are_read_alike(tmp_path: Path) -> None:
    packed = tmp_path / "mixed.jsonl.gz"
    packed.write_bytes(gzip.compress(MIXED.read_bytes()))
    assert read(packed)[0] == read(MIXED)[0]


ROWS = st.lists(
    st.fixed_dictionaries(
        {"title": st.sampled_from(["A b", "a-b", "A b 2019-01", "法院"]), "text": st.just("x")},
        optional={"date": st.sampled_from(["2019-01-01", "2019-01-09", "2020"])},
    ),
    max_size=12,
)


@given(ROWS)
def test_ids_within_a_file_are_never_alike(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    ids = [each.document.id for each in read(path)[0]]
    assert len(set(ids)) == len(rows)
    assert ids == [each.document.id for each in read(path)[0]]


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "FREE_SIZE", 100_000)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"title": "a", "text": "b"}\n' * 100_000))
    with pytest.raises(Unsafe, match=r"bomb\.jsonl\.gz is refused: it expands"):
        read(path)


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl.gz"
    path.write_bytes(gzip.compress(b"{}\n" + b" " * (json_lines.LINE_LIMIT + 1)))
    with pytest.raises(Unsafe, match=r"long\.jsonl\.gz, line 2 is refused"):
        read(path)


def test_a_damaged_packed_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "damaged.jsonl.gz"
    path.write_bytes(gzip.compress(MIXED.read_bytes())[:-20])
    with pytest.raises(BadInput, match=r"damaged\.jsonl\.gz cannot be read: it cannot be unpacked"):
        read(path)


def test_what_a_browser_has_unpacked_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl.gz"
    path.write_bytes(MIXED.read_bytes())
    assert read(path)[0] == read(MIXED)[0]


def test_rows_of_bad_bytes_and_deep_nesting_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(
        b'{"title": "caf\xe9"}\n{"a": ' + b"[" * 200_000 + b'\n{"title":"a","text":"b"}'
    )
    imported, refused = read(path)
    assert len(imported) == 1
    assert "line 1 is not UTF-8 text: byte 14" in str(refused[0].error)
    assert "nested too deeply" in str(refused[1].error)


@pytest.mark.shared
def test_wikinews(shared: Path) -> None:
    path = shared / "articles" / "wikinews.jsonl.gz"
    imported, refused = read(path, credit="=Wikinews, CC BY 2.5")
    assert (len(imported), refused) == (295, [])
    assert {each.document.credit for each in imported} == {"Wikinews, CC BY 2.5"}
    assert all(each.document.published and each.document.url for each in imported)


SECTION = {
    "identifier": "/us/usc/t99/s1–a",
    "heading": "Lamps",
    "text": "§ 1–a.\nLamps\n(a)\nIn general\nA lamp [burns].\n[(b)\nRepealed.]\n",
    "source_credit": "(June 1, 1901, ch. 2.)",
}
MAPPING = {"authority": "identifier", "title": "heading", "source_credit": "source_credit"}


def test_rows_are_the_texts_of_authorities_where_a_column_has_their_ids() -> None:
    lines = [SECTION, SECTION | {"heading": ""}, SECTION | {"identifier": "t99"}, {"text": "x"}]
    data = b"\n".join(json.dumps(line).encode() for line in lines)
    columns = MAPPING | {"credit": "=The Code, release 1", "published": "=2031-02-03"}
    first, second, *rest = JsonLines().read(Source.holding("code.jsonl", data), Options(columns))
    assert isinstance(first, Imported)
    assert isinstance(second, Imported)
    record = first.authority
    assert record is not None
    assert (record.id, record.title) == ("/us/usc/t99/s1-a", "99 U.S.C. § 1-a (Lamps)")
    assert (record.keys, record.kind) == ((Key("usc", "99 U.S.C. § 1-a"),), AuthorityKind.SECTION)
    assert (record.source, record.as_of) == ("The Code, release 1", "2031-02-03")
    assert render(first).text.split("\n") == [
        "§ 1–a. Lamps",
        "(a) In general",
        "A lamp [burns].",
        "[(b) Repealed.]",
        "(June 1, 1901, ch. 2.)",
    ]
    assert render(first).blocks[-1].provision == "/us/usc/t99/s1-a/source-credit"
    assert second.document.id == "/us/usc/t99/s1-a_2"
    assert [str(each.error).split(":")[0] for each in rest if isinstance(each, Refused)] == [
        "code.jsonl, line 3 cannot be read",
        "code.jsonl, line 4 cannot be read",
    ]


@pytest.mark.shared
def test_every_section_of_the_code_is_a_record(shared: Path) -> None:
    source = Source.of(shared / "uscode" / "sections.jsonl.gz")
    found = list(JsonLines().read(source, Options(MAPPING)))
    assert all(isinstance(each, Imported) for each in found)
    assert len({each.document.id for each in found if isinstance(each, Imported)}) == 50_936
