"""What the server said is saved is there after ``kill -9``, and the search finds it."""

from __future__ import annotations

import json
import random
import shutil
import threading
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from app.formats.w3c import to_jsonld
from app.services.check import check
from app.services.search import search
from app.store import annotations as notes
from app.store.library import Library
from tests.serving import Server, serve

ARTICLE = "half-million-lose-parole"
ROUNDS = 10


def _body(library: Library, words: str) -> bytes:
    """An annotation on the article's first passage, as a client of the protocol sends it."""
    model = notes.of_document(library.db, ARTICLE)[0]
    data = to_jsonld(model)
    data["body"] = [{"type": "TextualBody", "value": words, "purpose": "commenting"}]
    return json.dumps(data).encode()


def _write_until_killed(server: Server, bodies: dict[str, bytes]) -> set[str]:
    """The words of every annotation that the server acknowledged with 201."""
    acknowledged = set()
    connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
    for words, body in bodies.items():
        try:
            connection.request(
                "POST", "/annotations/", body, {"Content-Type": "application/ld+json"}
            )
            response = connection.getresponse()
            response.read()
        except (HTTPException, OSError):
            break
        assert response.status == 201, response.status
        acknowledged.add(words)
    connection.close()
    return acknowledged


def test_nothing_acknowledged_is_lost(filled_home: Path, tmp_path: Path) -> None:
    home = shutil.copytree(filled_home, tmp_path / "home")
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for number in range(ROUNDS):
        library = Library(home)
        bodies = {f"kept{number}x{i}": _body(library, f"kept{number}x{i}") for i in range(500)}
        library.close()
        server = serve(home)
        threading.Timer(chance.uniform(0.05, 0.6), server.kill).start()
        acknowledged |= _write_until_killed(server, bodies)
        server.process.wait()
        _all_there(home, acknowledged)
    assert len(acknowledged) >= ROUNDS


def _all_there(home: Path, acknowledged: set[str]) -> None:
    library = Library(home)
    kept = {note.note for note in notes.of_document(library.db, ARTICLE)}
    assert acknowledged <= kept
    for words in sorted(acknowledged)[-3:]:
        assert search(library, words).total == 1
    assert check(library) == []
    library.close()
