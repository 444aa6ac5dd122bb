"""USLM titles beside bare lxml, in one run: read, rendered, stored and indexed, in times of lxml.

    nice -n 5 python -m benchmarks.uslm ../shared/data/formats/uslm/usc*.xml

Seconds are of this processor.  lxml parses the file once as a stream and keeps nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from app.formats.source import Source
from app.importers import Imported, Options
from app.importers.uslm import Uslm
from app.services import render_ahead
from app.services.add import render
from app.services.add_files import Run
from app.services.reindex import reindex
from app.store.library import Library


def seconds(work: Callable[[], object]) -> float:
    """The least of two runs."""
    taken = []
    for _ in range(2):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def parsed(path: Path) -> None:
    """What lxml does of it alone."""
    for _, element in etree.iterparse(path, tag="{*}section"):
        element.clear()


def documents(path: Path) -> list[Imported]:
    """The sections of a title as its importer reads them."""
    found = Uslm().read(Source.of(path), Options())
    return [each for each in found if isinstance(each, Imported)]


def stored(path: Path) -> None:
    """A title in a new library, indexed, by one processor."""
    with TemporaryDirectory() as home:
        library = Library(Path(home))
        reindex(library)
        for _ in Run(library, "benchmark").add(Source.of(path)):
            pass
        library.close()


def main() -> None:
    """Print a line a title."""
    render_ahead.FEW = 1_000_000  # so that no other processor takes a part of the time
    for path in map(Path, sys.argv[1:]):
        sections = documents(path)
        alone = seconds(lambda p=path: parsed(p))  # type: ignore[misc]
        read = seconds(lambda p=path: documents(p))  # type: ignore[misc]
        made = seconds(lambda s=sections: [render(each) for each in s])  # type: ignore[misc]
        whole = seconds(lambda p=path: stored(p))  # type: ignore[misc]
        size = path.stat().st_size / 1e6
        print(
            f"{path.name}: {len(sections)} sections, {size:.1f} MB; lxml {alone:.3f} s; read"
            f" {read:.2f} s ({read / alone:.1f} times lxml); rendered {made:.2f} s"
            f" ({made / alone:.1f}); stored and indexed, all included, {whole:.2f} s"
            f" ({whole / alone:.1f}): {len(sections) / whole:.0f} sections, {size / whole:.2f} MB"
            " a second",
            flush=True,
        )


if __name__ == "__main__":
    main()
