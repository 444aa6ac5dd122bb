from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from app.errors import BadInput, Unsafe
from app.formats.source import Source
from app.importers import Refused
from app.services.gather import gather


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    for name in ("b.md", "a/z.txt", "a/c.JSONL.GZ", "a/picture.png", ".git/x.md", "a/.hidden.md"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


def names(root: Path, *paths: Path) -> list[str]:
    found = gather(paths or [root])
    return [os.path.relpath(each.place, root) for each in found if isinstance(each, Source)]


def test_folders_in_order_without_hidden_files(folder: Path) -> None:
    assert names(folder) == ["a/c.JSONL.GZ", "a/picture.png", "a/z.txt", "b.md"]


def test_each_file_once(folder: Path) -> None:
    assert names(folder, folder / "b.md", folder, folder / "a") == [
        "b.md",
        "a/c.JSONL.GZ",
        "a/picture.png",
        "a/z.txt",
    ]


def test_a_linked_folder_is_entered_once(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "o.md").touch()
    (folder / "link1").symlink_to(outside)
    (folder / "link2").symlink_to(outside)
    assert names(folder)[-1] == "link1/o.md"


@pytest.mark.parametrize("target", [".", ".."])
def test_a_loop_is_refused(folder: Path, target: str) -> None:
    (folder / "a" / "loop").symlink_to(target)
    with pytest.raises(Unsafe, match="loop is refused: the folder contains itself"):
        list(gather([folder]))


def test_what_is_no_file_is_reported(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    (folder / "broken.md").symlink_to("nowhere.md")
    missing = folder / "missing.md"
    refused = [each for each in gather([folder, missing]) if isinstance(each, Refused)]
    reasons = {Path(each.name).name: str(each.error) for each in refused}
    assert "neither a file nor a folder" in reasons["pipe.md"]
    assert "no such file" in reasons["broken.md"]
    assert "no such file" in reasons["missing.md"]
    assert all(isinstance(each.error, BadInput) for each in refused)


def test_patterns(folder: Path) -> None:
    assert names(folder, folder / "a" / "*.txt") == ["a/z.txt"]
    assert names(folder, folder / "**" / "*.md") == ["b.md"]
    (refused,) = [each for each in gather([folder / "*.none"]) if isinstance(each, Refused)]
    assert "no such file" in str(refused.error)


def test_standard_input_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    with io.TextIOWrapper(io.BytesIO(b"Words.")) as typed:
        monkeypatch.setattr("sys.stdin", typed)
        (found,) = gather([Path("-")])
    assert isinstance(found, Source)
    assert (found.name, found.head(), found.bytes()) == ("standard input", b"Words.", b"Words.")
