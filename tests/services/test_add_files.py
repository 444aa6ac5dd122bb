"""Runs: what is told of each source, archives, runs that were stopped and go on, dry runs."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from app.domain.annotation import AnchorState, Link, Stance
from app.domain.document import DocumentKind
from app.domain.mention import Form
from app.importers import Refused
from app.services import batches
from app.services.add import Added
from app.services.add_files import Brought, Opened, Result, Run, add_files
from app.services.annotate import Body, Passage, annotate
from app.services.check import out_of_step
from app.store import annotations as notes_of
from app.store import documents, marks
from app.store.library import Library

ROOT = Path(__file__).resolve().parents[2]
IMPORTERS = ROOT / "tests" / "cases" / "importers"
TITLE = IMPORTERS / "uslm" / "title.xml"
PAGE = "<!doctype html><html><body><article><h1>A page</h1><p>{}</p></article></body></html>"


def table(path: Path, rows: int) -> Path:
    lines = (
        json.dumps({"title": f"Title {n}", "text": f"Words {n} of the order."}) for n in range(rows)
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def changes(results: list[Result]) -> list[str]:
    return [each.change for each in results if isinstance(each, Added)]


def articles(library: Library) -> list[str]:
    return sorted(each.id for each in documents.listed(library.db, DocumentKind.ARTICLE))


def test_each_source_is_told_with_its_format(library: Library, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE.format("A sentence of some length stands here. " * 9), encoding="utf-8")
    opened, added = add_files(Run(library, "Ada"), [page])
    assert opened == Opened("page.txt", "html", by_content=True)
    assert added == Added("a-page", "new")


def test_the_files_of_an_archive_are_added_one_by_one(library: Library, tmp_path: Path) -> None:
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x.md", "# X\n\nWords.")
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/one.md", "# One\n\nWords.")
        archive.writestr("two.md", "---\nbroken")
        archive.writestr("photo.png", b"\x89PNG\0")
        archive.write(inner, "inner.zip")
        archive.writestr("three.txt", "Words.")
    results = list(add_files(Run(library, "Ada"), [path]))
    assert articles(library) == ["one", "three"]
    refused = {each.name: str(each.error) for each in results if isinstance(each, Refused)}
    assert list(refused) == ["news.zip: two.md", "news.zip: photo.png", "news.zip: inner.zip"]
    assert "an archive within an archive" in refused["news.zip: inner.zip"]


def test_a_dry_run_stores_nothing(library: Library, tmp_path: Path) -> None:
    path = table(tmp_path / "rows.jsonl", 3)
    before = library.db.conn.total_changes
    assert changes(list(add_files(Run(library, "Ada", dry=True), [path]))) == ["new"] * 3
    assert library.db.conn.total_changes == before
    list(add_files(Run(library, "Ada"), [path]))
    assert changes(list(add_files(Run(library, "Ada", dry=True), [path]))) == ["unchanged"] * 3


def test_progress_ends_at_the_whole(library: Library, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = table(tmp_path / "rows.jsonl", 3)
    list(add_files(Run(library, "Ada"), [path, path], lambda *each: told.append(each)))
    assert told[-1] == (path.stat().st_size, path.stat().st_size)
    assert sorted(told) == told


def test_a_stopped_run_goes_on(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "AT_ONCE", 4)
    path = table(tmp_path / "rows.jsonl", 10)
    stopped = add_files(Run(library, "Ada"), [path])
    while articles(library) == []:
        next(stopped)
    del stopped
    assert len(articles(library)) == 4
    again = list(add_files(Run(library, "Ada"), [path]))
    assert changes(again) == ["earlier"] * 4 + ["new"] * 6
    assert not marks.any_like(library.db, "import: ")
    assert changes(list(add_files(Run(library, "Ada"), [path]))) == ["unchanged"] * 10


def test_a_file_that_was_changed_begins_anew(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "AT_ONCE", 4)
    stopped = add_files(Run(library, "Ada"), [table(tmp_path / "rows.jsonl", 10)])
    while articles(library) == []:
        next(stopped)
    del stopped
    path = table(tmp_path / "rows.jsonl", 11)
    again = changes(list(add_files(Run(library, "Ada"), [path])))
    assert again == ["unchanged"] * 4 + ["new"] * 7


def test_nothing_is_kept_of_a_table_that_is_damaged_at_its_end(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "AT_ONCE", 4)
    monkeypatch.setattr("app.formats.json_lines.LINE_LIMIT", 1000)
    path = table(tmp_path / "rows.jsonl", 10)
    path.write_text(path.read_text("utf-8") + "\n" + " " * 2000, encoding="utf-8")
    results = list(add_files(Run(library, "Ada"), [path]))
    assert [type(each) for each in results] == [Opened, Refused]
    assert articles(library) == []


def test_a_killed_run_goes_on_without_doubles(tmp_path: Path) -> None:
    home, path = tmp_path / "home", table(tmp_path / "rows.jsonl", 300)
    environ = {**os.environ, "BASIS_HOME": str(home), "BASIS_NAME": "Ada", "BASIS_STARTER": ""}
    command = [sys.executable, "-c", "from app import main; main()", "add", str(path)]
    pause = random.Random(9)
    for _ in range(3):
        with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL) as run:
            time.sleep(0.8 + pause.random())
            run.send_signal(signal.SIGKILL)
    subprocess.run(command, cwd=ROOT, env=environ, check=True, stdout=subprocess.DEVNULL)
    library = Library(home)
    assert articles(library) == sorted(f"title-{n}" for n in range(300))
    assert out_of_step(library) == []
    library.close()


ARTICLE = """---
title: The night the lamps were counted
url: https://courier.example/2031/lamps
---
They asked who counts the lamps at night. Nobody had an answer to it.
"""


def brought(results: list[Result]) -> list[Brought]:
    return [each for each in results if isinstance(each, Brought)]


def test_annotations_from_elsewhere_find_the_article_and_the_passage(
    library: Library, tmp_path: Path
) -> None:
    article = tmp_path / "lamps.md"
    article.write_text(ARTICLE, "utf-8")
    (added,) = [e for e in add_files(Run(library, "Ada"), [article]) if isinstance(e, Added)]
    files = [IMPORTERS / "zotero" / "better-bibtex.json", IMPORTERS / "zotero_rdf" / "library.rdf"]
    files += [IMPORTERS / "hypothesis" / "search.json", IMPORTERS / "w3c" / "collection.jsonld"]
    results = list(add_files(Run(library, "Ada"), files))
    notes = notes_of.of_document(library.db, added.id)
    assert len(notes) == 6
    anchors = [anchor for note in notes for anchor in note.anchors]
    assert {(each.exact, each.state) for each in anchors} == {
        ("who counts the lamps", AnchorState.MOVED)
    }
    assert {note.creator for note in notes} == {"Ada", "acct:ada@hypothes.is"}
    assert documents.current(library.db, added.id).text.startswith("They asked")  # type: ignore[union-attr]
    assert sum(len(each.report.refused) for each in brought(results)) == 1  # it names no page
    refused = [each for each in results if isinstance(each, Refused)]
    assert ["its text is not here" in str(each.error) for each in refused].count(True) == 1
    again = brought(list(add_files(Run(library, "Ada"), files)))
    assert [each.report.taken for each in again] == [[]] * len(again)
    assert len(notes_of.of_document(library.db, added.id)) == 6


def test_what_was_said_of_an_item_waits_for_its_text(library: Library, tmp_path: Path) -> None:
    list(add_files(Run(library, "Ada"), [IMPORTERS / "zotero" / "better-bibtex.json"]))
    article = tmp_path / "lamps.md"
    article.write_text(ARTICLE, "utf-8")
    added = [e for e in add_files(Run(library, "Ada"), [article]) if isinstance(e, Added)]
    assert [each.change for each in added] == ["version"]
    notes = notes_of.of_document(library.db, added[0].id)
    assert [a.state for note in notes for a in note.anchors] == [AnchorState.MOVED]


def test_a_dry_run_takes_no_annotations(library: Library) -> None:
    files = [IMPORTERS / "zotero" / "better-bibtex.json", IMPORTERS / "hypothesis" / "search.json"]
    results = brought(list(add_files(Run(library, "Ada", dry=True), files)))
    assert [each.report.found for each in results] == [3, 2]
    assert articles(library) == []


def test_records_are_added_without_a_table_of_all_of_them(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice the records take twice the time only if none is added by looking at all others."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("app.services.tabulate.AuthorityTable", refuse)
    results = list(add_files(Run(library, "Ada"), [TITLE]))
    assert changes(results) == ["new"] * 5


def test_a_new_release_tells_which_provisions_relied_on_changed(
    library: Library, tmp_path: Path
) -> None:
    list(add_files(Run(library, "Ada"), [TITLE]))
    article = tmp_path / "news.md"
    article.write_text("# News\n\nThe lamp law was read aloud.\n", "utf-8")
    list(add_files(Run(library, "Ada"), [article]))
    version = documents.current(library.db, "news")
    assert version is not None
    links = tuple(
        Link(f"/us/usc/t99/s1-a/a/{n}", Form.NAMED, Stance.CITES_AS_AUTHORITY) for n in (1, 2)
    )
    start = version.text.index("lamp law")
    passage = Passage("news", version.hash, start, start + 8, "lamp law")
    annotate(library, passage, Body(links=links), "Ada")
    release = tmp_path / "title.xml"
    text = TITLE.read_text("utf-8")
    release.write_text(text.replace("second:", "2nd:"), "utf-8")
    added = [e for e in add_files(Run(library, "Ada"), [release]) if isinstance(e, Added)]
    assert [e.change for e in added] == ["version", *["unchanged"] * 4]
    assert [(e.id, e.outcome, e.passages) for e in added[0].relied] == [
        ("/us/usc/t99/s1-a/a/1", "same", 1),
        ("/us/usc/t99/s1-a/a/2", "changed", 1),
    ]
    release.write_text(text.replace("second:", "2nd:").replace("So in original", "So in it"))
    foreseen = add_files(Run(library, "Ada", dry=True), [release])
    first = next(each for each in foreseen if isinstance(each, Added))
    assert {e.outcome for e in first.relied} == {"same"}
