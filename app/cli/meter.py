"""How far a long import is: a bar with the documents a second and the time that remains."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic

import click

from app.services.add import Added
from app.services.add_files import Result, Run, add_files

_BETWEEN = 0.1  # seconds from one look of the bar to the next


def metered(run: Run, paths: Iterable[Path]) -> Iterator[Result]:
    """What ``add_files`` yields, with a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from add_files(run, paths)
        return
    documents, began, shown = 0, monotonic(), 0.0
    with click.progressbar(length=1, label="Adding", file=sys.stderr, item_show_func=_as_is) as bar:

        def tell(done: int, total: int) -> None:
            nonlocal shown
            if monotonic() - shown > _BETWEEN:
                shown = monotonic()
                rate = documents / max(shown - began, _BETWEEN)
                bar.length = max(total, 1)
                bar.update(done - bar.pos, f"{documents:,} documents, {rate:,.0f} a second")

        for result in add_files(run, paths, tell):
            documents += isinstance(result, Added)
            yield result


def _as_is(words: str | None) -> str | None:
    return words
