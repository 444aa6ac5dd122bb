"""Queries that are malformed, or meant to keep a server busy: is each refused, and how soon?

Run ``.venv/bin/python -m benchmarks.search.refused``.  Each is asked of ``/api/search`` of the
whole application over the starter library, without a socket; CPU milliseconds of the answer, the
best of three.  What is long, but may be meant, is answered; it stands in a row of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from app import create_app
from app.settings import CHECKOUT, Settings
from tests.query.cases import malformed

ROUNDS = 3
HOSTILE = {
    "10,000 words": "word " * 10_000,
    "10,000 words joined by OR": " OR ".join(["word"] * 10_000),
    "1 MB of words": "a " * 500_000,
    "1 MB of one letter": "a" * 1_000_000,
    "1 MB of brackets": "(" * 1_000_000,
    "200 words and one": " ".join(["word"] * 201),
    "brackets 51 deep": "(" * 51 + "a" + ")" * 51,
    "399 connectors": "a /5 " * 399 + "a",
    "60 times of 600 years": "date:1600-01-02..2199-12-30 " * 60,
    "stars in a word": "a*" * 999,
}
# Within the limits: patterns that repeat, each of which a careless expression would take ages for.
LONG = {
    "digits": "1" * 1_999,
    "digits and dashes": "1-" * 999,
    "initials": "A. " * 660,
    "a list of sections": "50 usc " + "1," * 900,
    "sections of nothing": "sections " + "1, " * 600,
    "signs of sections": "§" * 1_999,
    "apostrophes": "a'" * 999,
    "one letter": "a" * 1_999,
    "words with stars": " ".join(f"ab*c{n}*d" for n in range(190)),
    "rough words": " ".join(f"removal{n}~2" for n in range(150)),
}


def main() -> None:
    """Ask, and print a table."""
    with TemporaryDirectory() as room:
        settings = Settings(home=Path(room) / "home", name="Ada", starter=CHECKOUT)
        app = create_app(settings)
        _ask(app, "parole")  # what is made once is made
        print("| | queries | status | CPU ms, most |\n|---|---|---|---|")
        print(_row("malformed", [_ask(app, query) for query, _, _ in malformed()]))
        for name, query in (HOSTILE | LONG).items():
            print(_row(name, [_ask(app, query)]))


def _ask(app: Flask, query: str) -> tuple[int, float]:
    """The status, and the milliseconds until the answer; a refusal has its position."""
    times = []
    for _ in range(ROUNDS):
        asked = EnvironBuilder("/api/search", "http://127.0.0.1:8000", {"q": query}).get_environ()
        started = process_time()
        parts, status, _ = run_wsgi_app(app, asked, buffered=True)
        times.append((process_time() - started) * 1000)
    number = int(status.split()[0])
    if number == HTTPStatus.BAD_REQUEST:
        assert isinstance(json.loads(b"".join(parts))["position"], int), query[:80]
    return number, min(times)


def _row(name: str, answers: Iterable[tuple[int, float]]) -> str:
    statuses, times = zip(*answers, strict=True)
    shown = ", ".join(map(str, sorted(set(statuses))))
    return f"| {name} | {len(times)} | {shown} | {max(times):.1f} |"


if __name__ == "__main__":
    main()
