"""Batches of texts: the same mentions in the same order, whatever the number of processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.errors import BadInput
from app.services.recognise import EXPLICIT
from app.services.scan import scan_lines
from app.services.scan_batch import scan_batch
from app.store.library import Library


def _file(folder: Path, rows: int) -> Path:
    path = folder / "texts.jsonl"
    texts = (
        {"id": f"row {n}", "text": f"8 U.S.C. {1100 + n} and § {1100 + n}(a) again; 24A1079."}
        for n in range(rows)
    )
    path.write_text("\n".join(map(json.dumps, texts)), "utf-8")
    return path


@pytest.mark.parametrize("rows", [0, 1, 100])
def test_two_processes_find_what_one_finds(starter: Library, tmp_path: Path, rows: int) -> None:
    path = _file(tmp_path, rows)
    one = list(scan_lines(starter, path, EXPLICIT))
    assert list(scan_batch(starter, path, EXPLICIT, 2)) == one
    assert [each.id for each in one] == [f"row {n}" for n in range(rows)]
    assert all(len(each.mentions) == 3 for each in one)


def test_a_row_that_is_no_text_is_named(starter: Library, tmp_path: Path) -> None:
    path = _file(tmp_path, 80)
    path.write_text(path.read_text("utf-8") + '\n{"text": 5}', "utf-8")
    with pytest.raises(BadInput, match="5 is no text"):
        list(scan_batch(starter, path, EXPLICIT, 2))
