"""What an import tells is the same however it is kept until then."""

import json

import pytest

from app.cli.context import to_json
from app.cli.told import Told
from app.errors import BadInput
from app.importers import Left, Refused
from app.services.add import Added
from app.services.add_files import Opened, Result
from app.services.rest_on import Relied

REFUSED = BadInput(name="c.md", why="it is empty", remedy="Leave it.")
RESULTS: list[Result] = [
    Opened("a.md", "Markdown"),
    Added("lamps", "new"),
    Opened("b.txt", "html", by_content=True),
    Added("streets", "new", alike=(("lamps", "again"),)),
    Added("/us/usc/t44/s1", "version", relied=(Relied("/us/usc/t44/s1/a", 2, "gone"),)),
    Left("b.txt", "a „picture”"),
    Refused("c.md", REFUSED),
]


def _shown(results: list[Result], in_json: bool, out: pytest.CaptureFixture[str]) -> str:
    with Told(in_json) as told:
        for result in results:
            told.take(result)
        told.show(dry=False)
    return out.readouterr().out


def test_json_is_written_as_if_it_were_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    shown = _shown(RESULTS, True, capsys)
    data = json.loads(shown)
    assert shown == to_json(data) + "\n"
    assert [each["name"] for each in data["read"]] == ["a.md", "b.txt"]
    assert [each["id"] for each in data["added"]] == ["lamps", "streets", "/us/usc/t44/s1"]
    assert data["added"][1]["alike"] == {"lamps": "again"}
    assert data["added"][2]["relied"][0]["outcome"] == "gone"
    assert data["annotations"] == []
    assert data["left"] == [{"name": "b.txt", "what": "a „picture”"}]
    assert data["refused"] == [{"name": "c.md", "why": str(REFUSED)}]


def test_nothing_is_told_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    empty: dict[str, list[str]] = {
        kind: [] for kind in ("read", "added", "annotations", "left", "refused")
    }
    assert _shown([], True, capsys) == to_json(empty) + "\n"
    assert _shown([], False, capsys) == "Added: nothing; refused: 0.\n"


def test_people_are_told_in_the_order_of_the_import(capsys: pytest.CaptureFixture[str]) -> None:
    assert _shown(RESULTS, False, capsys).splitlines() == [
        "b.txt is read as html: what is in it says so.",
        "streets may be lamps, again.",
        "/us/usc/t44/s1/a, on which 2 passages rely, is gone, and its words too.",
        "Left of b.txt: a „picture”.",
        f"Refused: {REFUSED}",
        "Added: 2 new, 1 version; refused: 1. Read: 1 Markdown, 1 html.",
    ]


def test_only_what_was_refused_went_wrong() -> None:
    with Told(False) as told:
        told.take(Left("b.txt", "a picture"))
        assert not told.went_wrong
        told.take(Refused("c.md", REFUSED))
        assert told.went_wrong
