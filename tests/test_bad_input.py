"""Ten kinds of bad input: each is refused with what it is and the remedy, and changes nothing."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app import cli, create_app
from app.settings import Settings
from app.store.library import Library
from tests.serving_client import ORIGIN, form_fields

ARTICLE = "---\nid: {id}\ntitle: A title\npublished: 2025-05-30\n---\nWords of the article.\n"


@pytest.fixture
def home(starter: Library) -> Path:
    return starter.home


def _run(home: Path, *arguments: str) -> Result:
    environ = {"BASIS_HOME": str(home), "BASIS_NAME": "Ada", "BASIS_STARTER": ""}
    return CliRunner(env=environ).invoke(cli.main, list(arguments), obj=create_app)


def _state(home: Path) -> dict[str, list[object]]:
    """All that stands in the library's tables; those of an index without its text have none."""
    library = Library(home)
    names = library.db.execute("select name, sql from sqlite_master where type = 'table'")
    tables = [name for name, sql in names.fetchall() if "virtual table" not in str(sql).lower()]
    state = {name: library.db.execute(f'select * from "{name}"').fetchall() for name in tables}
    library.close()
    return state


def not_utf8(folder: Path) -> str:
    (folder / "latin.md").write_bytes("Café".encode("latin-1"))
    return "latin.md is not UTF-8 text: byte 3"


def broken_front_matter(folder: Path) -> str:
    (folder / "broken.md").write_text("---\ntitle: [unclosed\n---\nWords.\n", encoding="utf-8")
    return "broken.md has front matter that is not valid"


def no_end_of_front_matter(folder: Path) -> str:
    (folder / "open.md").write_text("---\ntitle: A title\nWords.\n", encoding="utf-8")
    return "open.md has front matter that is not valid"


def too_large(folder: Path) -> str:
    with (folder / "large.md").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    return "large.md is refused: it has 209715200 bytes"


def directory_loop(folder: Path) -> str:
    (folder / "loop").mkdir()
    (folder / "loop" / "again").symlink_to(folder / "loop")
    return "contains itself by way of a symbolic link"


def bomb(folder: Path) -> str:
    with gzip.open(folder / "bomb.jsonl.gz", "wb") as file:
        file.write(json.dumps({"title": "Bomb", "text": "Not kept."}).encode() + b"\n")
        for _ in range(150):
            file.write(b" " * 1_000_000 + b"\n")
    return "expands to more than"


def unknown_format(folder: Path) -> str:
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return "picture.png is of no format that Basis can import"


@pytest.mark.parametrize(
    "make",
    [
        not_utf8,
        broken_front_matter,
        no_end_of_front_matter,
        too_large,
        directory_loop,
        bomb,
        unknown_format,
    ],
)
def test_a_source_that_cannot_be_taken(
    home: Path, tmp_path: Path, make: Callable[[Path], str]
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    message = make(folder)
    before = _state(home)
    result = _run(home, "add", str(folder))
    assert result.exit_code == 1
    assert message in result.output
    assert _state(home) == before


def test_the_second_of_two_ids_alike_is_refused(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name in ("first.md", "second.md"):
        (folder / name).write_text(ARTICLE.format(id="alike") + name, encoding="utf-8")
    result = _run(home, "add", str(folder))
    assert result.exit_code == 1
    assert "second.md has the id alike, which" in result.output
    assert "second.md" not in _run(home, "show", "alike").output


def test_script_in_markdown_stays_text(home: Path, tmp_path: Path) -> None:
    source = tmp_path / "script.md"
    evil = "<script>alert(1)</script> and <img src=x onerror=alert(1)>"
    source.write_text(ARTICLE.format(id="evil") + evil, encoding="utf-8")
    assert _run(home, "add", str(source)).exit_code == 0
    page = create_app(Settings(home, "Ada")).test_client().get("/articles/evil", base_url=ORIGIN)
    html = page.get_data(as_text=True)
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize("reference", ["no-such-article", "/us/usc/t99/s1", ""])
def test_an_unknown_id_is_named(home: Path, reference: str) -> None:
    before = _state(home)
    result = _run(home, "show", reference)
    assert result.exit_code == 1
    assert f"There is no authority {reference}" in result.output
    assert _state(home) == before


@pytest.mark.parametrize(("query", "message"), [('"unclosed', "character"), ("(a", "character")])
def test_a_malformed_query_is_misuse(home: Path, query: str, message: str) -> None:
    result = _run(home, "search", query)
    assert result.exit_code == 2
    assert message in result.output


def test_an_anchor_beyond_the_text(home: Path) -> None:
    client = create_app(Settings(home, "Ada")).test_client()
    collection = client.get("/annotations/", base_url=ORIGIN).get_json(force=True)
    sent = collection["first"]["items"][0]
    selectors = sent["target"][0]["selector"]
    position = next(s for s in selectors if s["type"] == "TextPositionSelector")
    position |= {"start": 10**7, "end": 10**7 + 5}
    before = _state(home)
    body = {"@context": "http://www.w3.org/ns/anno.jsonld"} | sent
    answer = client.post("/annotations/", json=body, base_url=ORIGIN)
    assert answer.status_code == 422
    assert "does not match the text" in answer.get_data(as_text=True)
    assert _state(home) == before


def test_a_stale_form_keeps_what_was_typed(home: Path) -> None:
    client = create_app(Settings(home, "Ada")).test_client()
    page = client.get("/articles/half-million-lose-parole", base_url=ORIGIN)
    action, fields = form_fields(page.get_data(as_text=True), "note")
    before = _state(home)
    stale = fields | {"token": "of another day", "note": "Typed at midnight"}
    answer = client.post(action, data=stale, base_url=ORIGIN)
    assert answer.status_code == 409
    assert "Typed at midnight" in answer.get_data(as_text=True)
    assert _state(home) == before


def test_a_zip_bomb_is_no_bundle(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(4):
            bomb.writestr(f"bag/data/{number}", io.BytesIO(bytes(80_000_000)).getvalue())
    before = _state(home)
    for command in ("verify", "open"):
        result = _run(home, "bundle", command, str(path))
        assert result.exit_code == 1
        assert "is refused" in result.output
    assert _state(home) == before
