"""Servers on one library, two of them written to and four read from: how soon is a note found?

Run ``.venv/bin/python -m benchmarks.search.together [SECONDS] [--engine NAME ...]``.  Each server
is a process of its own.  Writers make notes by the annotation protocol, each with a word of its
own; readers search for the newest word of a note that is kept, until their server finds it.
Counted from the answer that it is kept to the answer that has it.  In the end every server must
find every note.
"""

from __future__ import annotations

import argparse
import json
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from app.engines import NAMES
from app.services.choose_engine import use_engine
from app.settings import CHECKOUT
from app.store.library import Library
from benchmarks.people import Person, note_on, passages_of
from tests.serving import Server, serve

WRITERS, READERS = 2, 4
_WORD = "keptnote"  # that no text has
PAUSE = 0.05  # seconds between two notes of a writer
Kept = list[tuple[str, float]]  # words, and when it was known that they are kept, oldest first


def main() -> None:
    """Run each engine, and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=60)
    parser.add_argument("--engine", action="append", choices=NAMES)
    asked = parser.parse_args()
    print("| engine | notes kept | errors | found by each | searched | ms, p50 / p95 / most |")
    print("|---|---|---|---|---|---|")
    for engine in asked.engine or NAMES:
        with TemporaryDirectory() as room, ExitStack() as stack:
            print(_run(engine, Path(room) / "home", asked.seconds, stack), flush=True)


def _run(engine: str, home: Path, seconds: float, stack: ExitStack) -> str:
    """One engine's row of the table."""
    servers = [_served(home, stack)]
    library = Library(home)
    use_engine(library, engine)
    library.close()
    servers += [_served(home, stack) for _ in range(WRITERS + READERS - 1)]
    people = [Person(server.address, number) for number, server in enumerate(servers)]
    targets = passages_of(people[0])
    kept: Kept = []
    late: list[float] = []
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_write, args=(person, targets, kept, until))
        for person in people[:WRITERS]
    ]
    threads += [
        threading.Thread(target=_read, args=(person, kept, late, until))
        for person in people[WRITERS:]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = {_found(person, f"{_WORD}*") for person in people}
    return _row(engine, kept, people, found, late)


def _served(home: Path, stack: ExitStack) -> Server:
    server = serve(home, str(CHECKOUT))
    stack.callback(server.stop)
    return server


def _write(person: Person, targets: list[tuple[str, str]], kept: Kept, until: float) -> None:
    while time.monotonic() < until:
        article, words = person.random.choice(targets)
        said = f"{_WORD}{person.number}x{len(kept)}"
        note = note_on(article, words, said)
        made, _ = person.ask("save", "POST", "/annotations/", 201, body=note)
        if made:
            kept.append((said, time.monotonic()))
        time.sleep(PAUSE)


def _read(person: Person, kept: Kept, late: list[float], until: float) -> None:
    last = ""
    while time.monotonic() < until:
        said, since = kept[-1] if kept else ("", 0.0)
        if said == last:
            time.sleep(PAUSE / 10)
            continue
        while not _found(person, said):
            if time.monotonic() > until + 10:
                person.tally.wrong.append(f"{said} was not found")
                return
        late.append((time.monotonic() - since) * 1000)
        last = said


def _found(person: Person, query: str) -> int:
    answer, _ = person.ask("search", "GET", f"/api/search?q={query}", 200)
    return int(json.loads(answer)["total"]) if answer else 0


def _row(
    engine: str, kept: Kept, people: Sequence[Person], found: set[int], late: list[float]
) -> str:
    wrong = [line for person in people for line in person.tally.wrong]
    for line in wrong[:5]:
        print(line)
    p95 = quantiles(late, n=20, method="inclusive")[-1]
    times = f"{median(late):.0f} / {p95:.0f} / {max(late):.0f}"
    each = ", ".join(map(str, sorted(found)))
    return f"| {engine} | {len(kept)} | {len(wrong)} | {each} | {len(late)} | {times} |"


if __name__ == "__main__":
    main()
