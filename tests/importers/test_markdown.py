from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from app import errors
from app.domain.authority import AuthorityKind
from app.formats.source import LIMIT, Source
from app.importers import Imported, Options
from app.importers.markdown import Markdown

CASES = Path(__file__).parents[1] / "cases" / "importers" / "markdown"
READ = json.loads((CASES / "cases.json").read_text("utf-8"))
REFUSED = json.loads((CASES / "refused.json").read_text("utf-8"))
CORPUS = Path(__file__).parents[2] / "corpus"


def one(path: Path, **columns: str) -> Imported:
    (imported,) = Markdown().read(Source.of(path), Options(columns))
    return imported


@pytest.mark.parametrize("name", READ)
def test_read(name: str) -> None:
    imported = one(CASES / name)
    expected = dict(READ[name])
    assert imported.source == expected.pop("source", imported.source)
    assert {key: getattr(imported.document, key) for key in expected} == expected
    assert imported.source_format == "markdown"
    assert (imported.authority is None) == (expected["kind"] == "article")


def test_an_authority_comes_with_its_record() -> None:
    imported = one(CASES / "authority.md")
    assert imported.authority is not None
    assert imported.authority.kind is AuthorityKind.SECTION
    assert imported.authority.part_of == "/us/act/1798-07-06/ch66"
    assert imported.source.startswith('{provision="/us/usc/t50/s21"}\n')


def test_columns_name_fields_and_constants() -> None:
    document = one(CASES / "foreign.md", outlet="=The Wire", summary="byline").document
    assert (document.outlet, document.summary) == ("The Wire", "A. Reporter")


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(errors.BadInput, match="`headline` is no field"):
        one(CASES / "foreign.md", headline="title")


@pytest.mark.parametrize("case", REFUSED)
def test_refused(tmp_path: Path, case: str) -> None:
    path = tmp_path / "bad.md"
    path.write_text(REFUSED[case]["text"], "utf-8")
    with pytest.raises(getattr(errors, REFUSED[case]["error"])) as caught:
        one(path)
    assert REFUSED[case]["says"] in str(caught.value)
    assert "bad.md" in str(caught.value)


def test_not_utf8_says_which_byte(tmp_path: Path) -> None:
    path = tmp_path / "latin.md"
    path.write_bytes("Zürich: a caf".encode() + b"\xe9")
    with pytest.raises(errors.NotUtf8, match=r"latin\.md.*byte 14"):
        one(path)


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "bom.md"
    path.write_bytes(b"\xef\xbb\xbf---\ntitle: A\n---\nText\n")
    assert (one(path).document.title, one(path).source) == ("A", "Text\n")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.md"
    path.touch()
    os.truncate(path, 200 * 1024 * 1024)
    with pytest.raises(errors.TooLarge, match=rf"209715200 bytes, and {LIMIT} are allowed"):
        one(path)


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.md")), ids=lambda path: path.stem)
def test_the_starter_library_reads(path: Path) -> None:
    imported = one(path)
    place = path.relative_to(CORPUS).with_suffix("").as_posix()
    expected = {"articles/" + imported.document.id, "authorities" + imported.document.id}
    assert place in expected
