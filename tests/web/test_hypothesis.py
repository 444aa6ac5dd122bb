"""The read part of the Hypothesis API, and the description of the whole interface."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.formats import hypothesis_api
from app.services.annotate import withdraw
from app.services.bring_in import Manner, bring_in
from app.services.start import start
from app.store import annotations
from tests.serving import serve
from tests.web.conftest import ORIGIN, Browser, settings

CASES = Path(__file__).parents[1] / "cases" / "formats" / "hypothesis"
PAGE = "https://news.example/two-notices"


@pytest.fixture
def pages(small: Browser, tmp_path: Path) -> Browser:
    """With three annotations that Hypothesis gave us."""
    bring_in(start(settings(tmp_path)), CASES / "rows.json", Manner("Ada"))
    return small


def rows(pages: Browser, query: str) -> list[str]:
    found = pages.get(f"/api/search?{query}").get_json()
    assert found["total"] >= len(found["rows"])
    return [row["text"] for row in found["rows"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["It was.", "Where is this?", "Was it published?"]),
        (f"uri={PAGE}", ["It was.", "Where is this?", "Was it published?"]),
        (f"url={PAGE}%23part", ["It was.", "Where is this?", "Was it published?"]),
        ("uri=https://nowhere.example/", []),
        ("uri=mailto:x", []),
        ("wildcard_uri=https://*.example/two_notices&quote=zebras", ["Where is this?"]),
        ("wildcard_uri=https://other.*", []),
        ("user=acct:grace@example.org", ["Was it published?"]),
        ("user=grace", ["Was it published?"]),
        ("tag=Publication", ["Was it published?"]),
        ("tags=publication,other", []),
        ("quote=federal+NOTICE", ["Was it published?"]),
        ("any=zebras", ["Where is this?"]),
        ("text=it+was", ["It was.", "Was it published?"]),
        ("references=LOCXbsOCEeaQl6f6fQh87Q", ["It was."]),
        ("sort=created&order=asc&limit=1", ["Was it published?"]),
        ("sort=user&order=asc&offset=2&limit=1", ["Was it published?"]),
        ("sort=created&order=asc&search_after=2016-12-17", ["Where is this?", "It was."]),
        ("sort=updated&order=desc&search_after=2016-12-18T09:00:00Z", ["Was it published?"]),
    ],
)  # fmt: skip
def test_a_search(pages: Browser, query: str, found: list[str]) -> None:
    assert sorted(rows(pages, query)) == sorted(found)


@pytest.mark.parametrize("query", ["limit=201", "limit=x", "offset=-1", "sort=colour", "order=up"])
def test_a_question_that_cannot_be_answered_is_refused(pages: Browser, query: str) -> None:
    answer = pages.get(f"/api/search?{query}")
    assert answer.status_code == 400
    assert answer.get_json()["error"]


def test_one_is_read_under_each_of_its_names(pages: Browser) -> None:
    row = pages.get("/api/annotations/LOCXbsOCEeaQl6f6fQh87Q").get_json()
    assert row["user"] == "acct:grace@example.org"
    assert row["links"]["json"] == f"{ORIGIN}/api/annotations/LOCXbsOCEeaQl6f6fQh87Q"
    uuid = hypothesis_api.urn_of(row["id"]).removeprefix("urn:uuid:")
    assert pages.get(f"/api/annotations/{uuid}").get_json() == row
    assert pages.get("/api/annotations/nobody").status_code == 404


def test_what_was_withdrawn_is_gone(pages: Browser, tmp_path: Path) -> None:
    library = start(settings(tmp_path))
    (kept, *_) = annotations.every(library.db)
    withdraw(library, kept.id, "Ada")
    name = hypothesis_api.id_of(kept.id, kept.via)
    assert pages.get(f"/api/annotations/{name}").status_code == 410
    assert len(rows(pages, "")) == 2


def test_notes_made_here_have_an_address_of_here(small: Browser) -> None:
    target = {
        "source": "urn:basis:article:the-plane",
        "selector": {"type": "TextQuoteSelector", "exact": "Nobody on board"},
    }
    sent = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "target": target,
    }
    small.post("/annotations/", data=json.dumps(sent), content_type="application/ld+json")
    (row,) = small.get(f"/api/search?uri={ORIGIN}/articles/the-plane").get_json()["rows"]
    assert row["uri"] == f"{ORIGIN}/articles/the-plane"
    assert row["target"][0]["selector"][-1]["exact"] == "Nobody on board"


def test_search_with_a_query_is_that_of_basis(pages: Browser) -> None:
    assert "hits" in pages.get("/api/search?q=plane").get_json()
    assert pages.get("/api/search?q=").status_code == 400


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("described") / "home"
    library = start(settings(home))
    bring_in(library, CASES / "rows.json", Manner("Ada"))
    library.close()
    server = serve(home)
    yield server.address
    server.stop()


CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,response_headers_conformance,unsupported_method,"
    "negative_data_rejection"
)


def test_every_path_answers_as_it_is_described(address: str, tmp_path: Path) -> None:
    """In a process of its own: what Schemathesis warns of is not ours."""
    tool = Path(sys.executable).with_name("schemathesis")
    command = [str(tool), "run", f"{address}/api/openapi.json", "--checks", CHECKS]
    command += ["--max-examples", "15", "--seed", "1", "--no-color"]
    plain = os.environ | {"PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, env=plain, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert "Tested: 10" in done.stdout
