"""Every command that answers, in words and in JSON, over the starter library."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from app import cli
from app.store.library import Library
from tests.conftest import ROOT

Run = Callable[..., Result]
ARTICLE = "half-million-lose-parole"
ACT = "/us/act/1798-07-06/ch66"


@pytest.fixture
def basis(starter: Library) -> Run:
    environ = {"BASIS_HOME": str(starter.home), "BASIS_NAME": "Ada", "BASIS_STARTER": ""}

    def run(*arguments: str, code: int = 0) -> Result:
        result = CliRunner(env=environ).invoke(cli.main, list(arguments))
        assert result.exit_code == code, result.output
        return result

    return run


def data(result: Result) -> Any:
    return json.loads(result.stdout)


def test_scan_prints_mentions_with_targets_and_evidence(basis: Run) -> None:
    path = ROOT / "corpus" / "articles" / "desk-note-two-orders-in-may.md"
    mentions = data(basis("scan", str(path), "--json"))["mentions"]
    assert mentions
    for mention in mentions:
        assert {"start", "end", "text", "form", "targets", "chosen", "evidence"} <= set(mention)
        assert all(set(target) == {"id", "score"} for target in mention["targets"])
    assert "/us/usc/t8/s1254a" in {mention["chosen"] for mention in mentions}


def test_scan_of_lines_answers_row_by_row_in_the_rows_own_offsets(
    basis: Run, tmp_path: Path
) -> None:
    rows = [
        {"id": "a", "text": "  See 50 U.S.C. 21.\n"},
        {"text": "Nothing happened here."},
        {"id": "c", "text": "section 1103 of this title", "context": "/us/usc/t8/s1101"},
    ]
    path = tmp_path / "rows.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    answers = [json.loads(line) for line in basis("scan", "--lines", str(path)).stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "2", "c"]
    chosen = [[mention["chosen"] for mention in answer["mentions"]] for answer in answers]
    assert chosen == [["/us/usc/t50/s21"], [], ["/us/usc/t8/s1103"]]
    first = answers[0]["mentions"][0]
    assert rows[0]["text"][first["start"] : first["end"]] == first["text"]


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("50 U.S.C. § 21", ["/us/usc/t50/s21"]),
        ("50 U.S.C. §§ 21–23", ["/us/usc/t50/s21", "/us/usc/t50/s22", "/us/usc/t50/s23"]),
        ("INA § 212(d)(5)(A)", ["/us/usc/t8/s1182/d/5/A"]),
        ("Proclamation No. 10903", ["/us/proc/10903"]),
        ("Alien Enemies Act", [ACT]),
    ],
)
def test_cite_says_what_a_citation_means(basis: Run, text: str, chosen: list[str]) -> None:
    mentions = data(basis("cite", text, "--json"))["mentions"]
    assert [mention["chosen"] for mention in mentions] == chosen


def test_cite_finds_nothing_in_nothing(basis: Run) -> None:
    assert data(basis("cite", "no law here", "--json", code=1)) == {
        "mentions": [],
        "references": [],
    }


def test_search_gives_total_hits_and_snippets(basis: Run) -> None:
    found = data(basis("search", "kind:authority wartime", "--json"))
    assert found["total"] >= 1
    hit = found["hits"][0]
    assert {"id", "kind", "title", "score", "snippets"} <= set(hit)


def test_a_malformed_query_is_misuse_with_its_position(basis: Run) -> None:
    found = data(basis("search", 'parole "unclosed', "--json", code=2))
    assert found["error"]["position"] == 7
    assert "quotation mark" in found["error"]["message"]


def test_show_tells_the_status_of_a_day_and_not_beyond_its_source(basis: Run) -> None:
    ruling = "/us/scotus/noem-v-doe/2025-05-30"
    shown = data(basis("show", ruling, "--as-of", "2025-05-30", "--json"))
    assert shown["status"]["word"] == "granted"
    later = data(basis("show", ruling, "--as-of", "2025-05-31", "--json"))
    assert later["status"]["word"] == "unknown"


def test_show_follows_a_provision_to_its_record(basis: Run) -> None:
    assert data(basis("show", "/us/usc/t50/s22", "--json"))["id"] == ACT


def test_show_an_article_with_what_waits(basis: Run) -> None:
    shown = data(basis("show", ARTICLE, "--json"))
    assert shown["annotations"]
    assert shown["proposals"]


def test_link_makes_every_proposal_again(basis: Run) -> None:
    before = data(basis("show", ARTICLE, "--json"))["proposals"]
    assert data(basis("link", "--json"))["mentions"] > 100
    assert data(basis("show", ARTICLE, "--json"))["proposals"] == before


def test_add_tells_what_became_of_each_source(basis: Run, tmp_path: Path) -> None:
    good = tmp_path / "good.md"
    good.write_text("# A headline\n\nWords on 50 U.S.C. § 21.\n", encoding="utf-8")
    first = data(basis("add", str(good), "--json"))
    assert first == {
        "read": [{"name": "good.md", "format": "markdown", "by_content": False}],
        "added": [{"id": "a-headline", "change": "new"}],
        "annotations": [],
        "left": [],
        "refused": [],
    }
    assert data(basis("add", str(good), "--json"))["added"][0]["change"] == "unchanged"
    good.write_text("# A headline\n\nOther words.\n", encoding="utf-8")
    assert data(basis("add", str(good), "--json"))["added"][0]["change"] == "version"


def test_a_table_is_read_by_a_mapping(basis: Run, tmp_path: Path) -> None:
    table = tmp_path / "news.jsonl"
    table.write_text('{"headline": "Mapped", "words": "Text of it."}\n', encoding="utf-8")
    columns = ["--column", "title=headline", "--column", "text=words", "--column", "credit==Desk"]
    basis("add", str(table), *columns)
    assert data(basis("show", "mapped", "--json"))["credit"] == "Desk"


def test_annotations_go_out_and_come_back_byte_for_byte(basis: Run, tmp_path: Path) -> None:
    basis("annotations", "export", str(tmp_path / "out"))
    ours = {path.name: path.read_bytes() for path in (ROOT / "annotations").glob("*.jsonld")}
    out = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.jsonld")}
    assert out == ours
    report = data(basis("annotations", "import", str(tmp_path / "out"), "--json"))
    assert (report["taken"], report["refused"]) == ([], [])
    assert len(report["known"]) > 150


def test_a_bundle_is_made_verified_and_opened(basis: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "parole.zip")
    made = data(basis("bundle", "create", ARTICLE, "--output", path, "--json"))
    report = data(basis("bundle", "verify", path, "--digest", made["digest"], "--json"))
    assert report["ok"] is True
    assert data(basis("bundle", "verify", path, "--digest", "0" * 64, "--json", code=1))["problems"]
    opened = data(basis("bundle", "open", path, "--json"))
    assert (opened["taken"], opened["refused"]) == ([], [])


@pytest.mark.parametrize("audience", ["public", "colleague", "archive"])
def test_whom_a_bundle_is_for_is_said_in_small_letters(basis: Run, audience: str) -> None:
    seen = data(basis("bundle", "create", ARTICLE, "--preview", "--for", audience, "--json"))
    assert bool(seen["acts"]) == (audience != "public")


def test_the_engine_is_changed_and_answers_the_same(basis: Run) -> None:
    query = ("search", "parole AND NOT kind:note", "--json")
    before = data(basis(*query))
    assert data(basis("engine", "use", "whoosh_index", "--json"))["entries"] > 20
    after = data(basis(*query))
    assert {hit["id"] for hit in after["hits"]} == {hit["id"] for hit in before["hits"]}
    assert data(basis("engine", "status", "--json"))["engine"] == "whoosh_index"


def test_reindex_and_check(basis: Run) -> None:
    assert data(basis("reindex", "--json"))["entries"] > 50
    assert data(basis("check", "--json")) == {"problems": []}


def test_check_finds_what_is_wrong(basis: Run, starter: Library) -> None:
    with starter.writing() as db:
        db.execute("update versions set text = text || 'x' where document = ?", [ARTICLE])
    problems = data(basis("check", "--json", code=1))["problems"]
    assert ARTICLE in {problem["subject"] for problem in problems}


def test_a_backup_is_restored(basis: Run, tmp_path: Path) -> None:
    backup = str(tmp_path / "monday.db")
    basis("backup", backup)
    source = tmp_path / "later.md"
    source.write_text("# Later\n\nWords.\n", encoding="utf-8")
    basis("add", str(source))
    kept = data(basis("restore", backup, "--json"))["kept"]
    basis("show", "later", code=1)
    basis("restore", kept)
    basis("show", "later")


def test_no_backup_overwrites_another(basis: Run, tmp_path: Path) -> None:
    backup = str(tmp_path / "monday.db")
    basis("backup", backup)
    assert "it exists" in basis("backup", backup, code=1).output


def test_what_is_no_backup_is_not_restored(basis: Run, tmp_path: Path) -> None:
    (tmp_path / "no.db").write_bytes(b"nothing of the kind" * 100)
    basis("restore", str(tmp_path / "no.db"), code=1)
    basis("show", ARTICLE)


def test_evaluate_counts_what_is_found(basis: Run, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    row = {"text": "See 50 U.S.C. § 21 and § 22.", "refs": [[4, 18, "/us/usc/t50/s21"]]}
    gold.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert data(basis("evaluate", str(gold), "--json"))["recall"] == 1.0
    assert "recall 1.0000" in basis("evaluate", str(gold)).output


@pytest.mark.parametrize(
    "arguments",
    [["scan"], ["bundle", "create"], ["add"], ["add", "x.jsonl", "--column", "nonsense"], ["nope"]],
)
def test_misuse_ends_with_2(basis: Run, arguments: list[str]) -> None:
    basis(*arguments, code=2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["cite", "50 U.S.C. § 21"],
        ["search", "parole"],
        ["show", ACT],
        ["show", ARTICLE],
        ["engine", "status"],
        ["check"],
        ["bundle", "create", ARTICLE, "--preview"],
    ],
)
def test_every_answer_has_words_too(basis: Run, arguments: list[str]) -> None:
    assert basis(*arguments).output.strip()


def test_add_refuses_what_is_no_page_of_the_web(basis: Run) -> None:
    result = data(basis("add", "--fetch", "http://127.0.0.1/", "--json", code=1))
    assert [each["name"] for each in result["refused"]] == ["http://127.0.0.1/"]


def test_a_search_is_kept_and_what_it_brings_is_told(basis: Run, tmp_path: Path) -> None:
    assert "no search" in basis("searches", "list").stdout
    saved = data(basis("searches", "save", "zephyr", "--title", "Winds", "--json"))
    article = tmp_path / "zephyr.md"
    article.write_text("# A light wind\n\nA zephyr rose.\n", encoding="utf-8")
    basis("add", str(article))
    assert "     1 new of      1" in basis("searches", "list").stdout
    brought = data(basis("searches", "new", saved["id"], "--seen", "--json"))
    assert [each["title"] for each in brought["entries"]] == ["A light wind"]
    assert "Nothing is new" in basis("searches", "new", saved["id"]).stdout
    assert "Winds" in basis("searches", "remove", saved["id"]).stdout
    basis("searches", "save", "(zephyr", code=2)
    basis("searches", "new", "urn:uuid:0", code=1)
