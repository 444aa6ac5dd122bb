"""What a server takes and gives over a socket, by samples and schemas of the W3C model suite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import CHECKOUT
from tests.conftest import SHARED
from tests.formats.w3c_suite import ANNOTATION, PAGE, broken
from tests.serving import serve
from tests.web.protocol import Client

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    server = serve(tmp_path_factory.mktemp("suite") / "home", str(CHECKOUT))
    yield Client(server.address)
    server.stop()


def _samples(kind: str) -> list[Path]:
    return sorted((SHARED / "formats" / "w3c" / kind).iterdir())


def _total(client: Client) -> int:
    return int(client.get(client.container).json["total"])


def test_every_annotation_of_the_starter_library(shared: Path, client: Client) -> None:
    address, seen = f"{client.container}?page=0", 0
    while address:
        page = client.get(address).json
        assert broken(PAGE, page) == []
        for item in page["items"]:
            assert broken(ANNOTATION, client.get(item["id"]).json) == [], item["id"]
            seen += 1
        address = page.get("next", "")
    assert seen == _total(client) >= 100


def test_incorrect_samples_are_refused_with_a_reason(shared: Path, client: Client) -> None:
    samples, before = _samples("incorrect"), _total(client)
    assert len(samples) == 39
    for path in samples:
        answer = client.ask("POST", client.container, path.read_bytes())
        assert answer.status == 400, (path.name, answer.status)
        assert answer.json["error"], path.name
    assert _total(client) == before


def test_correct_samples_are_taken_or_the_reason_is_said(shared: Path, client: Client) -> None:
    """Basis keeps texts, tags, and links to law: a collection or a video as a body it cannot."""
    taken = 0
    for path in _samples("correct"):
        answer = client.ask("POST", client.container, path.read_bytes())
        if answer.status == 201:
            taken += 1
            assert broken(ANNOTATION, client.get(answer.headers["Location"]).json) == [], path.name
        else:
            assert answer.status == 400, (path.name, answer.body)
            assert answer.json["error"].startswith("The annotation"), path.name
    assert taken
