"""Many people at once: writers and readers against one server on this machine.

``python -m benchmarks.people [SECONDS] [--writers 20] [--readers 50]``.  Each writer makes notes by
the annotation protocol, revises every third with its entity tag and withdraws every tenth; each
reader opens articles, searches, and reads notes.  In the end every note must be there once, in its
last state.  The time of a save stands beside that of a request that does nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote, urlsplit

from app.settings import CHECKOUT
from tests.serving import serve

MEDIA = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
QUERIES = ("parole", "wartime /10 removal", '"Supreme Court"', "kind:note stay")


@dataclass
class Tally:
    """What one thread did: milliseconds by kind of request, what went wrong, and its notes."""

    times: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)  # address to the last words saved
    gone: list[str] = field(default_factory=list)


class Person:
    """One connection and what it is used for."""

    def __init__(self, address: str, number: int) -> None:
        self.host = urlsplit(address).netloc
        self.connection = HTTPConnection(self.host, timeout=60)
        self.tally = Tally()
        self.random = random.Random(number)
        self.number = number

    def ask(
        self, kind: str, method: str, path: str, *expected: int, body: object = None, **headers: str
    ) -> tuple[bytes, dict[str, str]]:
        """One request, timed; another status than expected is written down."""
        data = json.dumps(body) if body is not None else None
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        started = time.perf_counter()
        try:
            kinds = {"Content-Type": MEDIA} if data else {}
            self.connection.request(method, path, data, named | kinds)
            response = self.connection.getresponse()
            found, status = response.read(), response.status
        except (OSError, HTTPException) as error:
            self.tally.wrong.append(f"{method} {path}: {error!r}")
            self.connection.close()
            return b"", {}
        taken = (time.perf_counter() - started) * 1000
        self.tally.times.setdefault(kind, []).append(taken)
        if status not in expected:
            self.tally.wrong.append(f"{method} {path}: {status} {found[:200]!r}")
        return found, {name.lower(): value for name, value in response.headers.items()}

    def write(self, passages: list[tuple[str, str]]) -> None:
        """Make a note, and perhaps revise or withdraw it."""
        article, words = self.random.choice(passages)
        said = f"Writer {self.number}, note {len(self.tally.notes) + len(self.tally.gone)}"
        made, headers = self.ask(
            "save", "POST", "/annotations/", 201, body=note_on(article, words, said)
        )
        if not made:
            return
        address = urlsplit(headers["location"]).path
        self.tally.notes[address] = said
        kind = self.random.randrange(30)
        if kind % 3 == 0:
            again = json.loads(made) | {"body": [_body(f"{said}, again")]}
            self.ask("save", "PUT", address, 200, body=again, If_Match=headers["etag"])
            self.tally.notes[address] = f"{said}, again"
        elif kind % 10 == 1:
            self.ask("save", "DELETE", address, 204)
            self.tally.notes.pop(address)
            self.tally.gone.append(address)

    def read(self, articles: list[str], notes: list[str]) -> None:
        """Open an article, search, or read what others wrote."""
        choice = self.random.randrange(4)
        if choice == 0:
            self.ask("article", "GET", f"/articles/{self.random.choice(articles)}", 200)
        elif choice == 1:
            query = quote(self.random.choice(QUERIES))
            self.ask("search", "GET", f"/api/search?q={query}", 200)
        elif choice == 2 and notes:
            address = self.random.choice(notes[-200:])
            self.ask("note", "GET", address, 200, 410)
        else:
            self.ask("nothing", "GET", "/healthz", 200)


def main() -> None:
    """Run, and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=60)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--readers", type=int, default=50)
    given = parser.parse_args()
    with TemporaryDirectory() as room:
        server = serve(Path(room) / "home", str(CHECKOUT))
        try:
            _run(server.address, given.seconds, given.writers, given.readers)
        finally:
            server.stop()


def _run(address: str, seconds: float, writers: int, readers: int) -> None:
    first = Person(address, -1)
    passages = passages_of(first)
    articles = sorted({article for article, _ in passages})
    for _ in range(200):
        first.ask("alone", "GET", "/healthz", 200)
    people = [Person(address, number) for number in range(writers + readers)]
    written: list[str] = []
    until = time.monotonic() + seconds

    def work(person: Person) -> None:
        while time.monotonic() < until:
            if person.number < writers:
                person.write(passages)
                written.extend(list(person.tally.notes)[-1:])
                time.sleep(person.random.uniform(0.1, 0.5))  # people think between two saves
            else:
                person.read(articles, written)
                time.sleep(person.random.uniform(0.2, 1.0))

    threads = [threading.Thread(target=work, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _report(first, people)


def passages_of(first: Person) -> list[tuple[str, str]]:
    """Words that stand once in an article, and the article."""
    found, _ = first.ask("ready", "GET", "/annotations/?page=0", 200)
    items: list[dict[str, Any]] = json.loads(found)["items"]
    passages = []
    for item in items:
        for target in item["target"]:
            selectors = {each["type"]: each for each in target.get("selector", [])}
            if "TextQuoteSelector" in selectors:
                passages.append((target["source"].rpartition(":")[2], json.dumps(target)))
    return passages


def note_on(article: str, target: str, said: str) -> dict[str, Any]:
    """A note that says something, on a target as ``passages_of`` gives it."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "body": [_body(said)],
        "target": [json.loads(target)],
    }


def _body(said: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": said, "purpose": "commenting"}


def _report(first: Person, people: list[Person]) -> None:
    kept: Counter[str] = Counter()
    words: dict[str, str] = {}
    page: str | None = "/annotations/?page=0"
    while page:
        found = json.loads(first.ask("ready", "GET", page, 200)[0])
        for item in found["items"]:
            address = urlsplit(item["id"]).path
            kept[address] += 1
            words[address] = next((b["value"] for b in item.get("body", []) if "value" in b), "")
        page = found.get("next") and found["next"].partition(first.host)[2]
    made = {address: said for p in people for address, said in p.tally.notes.items()}
    gone = [address for p in people for address in p.tally.gone]
    wrong = [line for p in (first, *people) for line in p.tally.wrong]
    print(f"errors: {len(wrong)}", *wrong[:5], sep="\n  ")
    print(f"notes made and kept: {len(made)}; withdrawn: {len(gone)}")
    print("lost:", sum(kept[address] == 0 for address in made))
    print("doubled:", sum(kept[address] > 1 for address in kept))
    print("in another state than saved:", sum(words.get(a) != said for a, said in made.items()))
    print("withdrawn and still there:", sum(kept[address] > 0 for address in gone))
    print("| request | count | p50 ms | p95 ms | most ms |", "|---|---|---|---|---|", sep="\n")
    for kind in ("alone", "nothing", "save", "article", "search", "note"):
        times = sorted(t for p in (first, *people) for t in p.tally.times.get(kind, []))
        if times:
            p50, p95 = (times[int(len(times) * share)] for share in (0.5, 0.95))
            print(f"| {kind} | {len(times):,} | {p50:.1f} | {p95:.1f} | {times[-1]:.1f} |")


if __name__ == "__main__":
    main()
