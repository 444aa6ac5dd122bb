"""A process that writes to a library, or reads from it, until it is stopped; for tests.

Run: ``python -m tests.search_worker write|rebuild|read HOME NAME``.  ``write`` keeps a note and
says its number once it is kept; ``rebuild`` builds every index and switches, again and again;
``read`` searches for the newest number and says how long it took to be found, in milliseconds.
"""

from __future__ import annotations

import sys
import time
from itertools import count
from pathlib import Path

from app.domain.entry import Entry
from app.engines import NAMES
from app.services import index
from app.services.choose_engine import use_engine
from app.services.search import View, search
from app.store import marks
from app.store.library import Library


def write(library: Library, name: str) -> None:
    """Keep one note after the other and say so."""
    for number in count():
        word = f"{name}x{number}"
        body = f"{word} {time.time():.6f}"
        index.keep_entries(
            library, [Entry(f"note:{word}", "note", "Noted", body=body, date="2025-01-01")]
        )
        print(word, flush=True)


def rebuild(library: Library, name: str) -> None:
    """Build and switch, by turns to each engine; one is built anew each time."""
    for number in count():
        marks.drop(library.db, f"index built: {NAMES[number % len(NAMES)]}")
        use_engine(library, NAMES[number % len(NAMES)])
        print(number, flush=True)
        time.sleep(0.05)


def read(library: Library, name: str) -> None:
    """Look for the newest note of a writer, and say how old what is found is."""
    for number in count():
        asked = time.time()
        found = search(library, f"{name}x*", view=View(facets=()))
        print(found.total, f"{time.time() - asked:.4f}", number, flush=True)


def main() -> None:
    """Read the command line."""
    verb, home, name = sys.argv[1:]
    {"write": write, "rebuild": rebuild, "read": read}[verb](Library(Path(home)), name)


if __name__ == "__main__":
    main()
