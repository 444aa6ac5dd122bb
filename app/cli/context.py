"""What every command needs: the library, an answer in words or JSON, and a progress bar."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import cattrs
import click

from app.domain.authority_table import AuthorityTable
from app.recognisers import NAMES
from app.services import link
from app.services.prepare import prepare
from app.services.start import start
from app.settings import Settings, from_environment
from app.store.library import Library

Progress = Callable[[int, int], None]

as_json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")


def settings() -> Settings:
    """The settings of this installation."""
    return from_environment()


def open_library() -> Library:
    """The library, filled with the starter library on its very first use."""
    with progress("Preparing the library") as tell:
        return start(settings(), tell)


def prepared(library: Library, names: Sequence[str] = NAMES) -> AuthorityTable:
    """What recognition needs, with a bar where it has to read all the law that is held."""
    with progress("Reading the law held") as tell:
        return prepare(library, tell, names)


def read_what_waits(library: Library, label: str) -> None:
    """Let the recognisers read the articles that wait for it, with a bar."""
    if link.is_behind(library):
        prepared(library)
    with progress(label) as tell:
        link.catch_up(library, tell)


def answer(data: object, in_json: bool, words: Callable[[], str]) -> None:
    """Print ``data`` as JSON, or what ``words()`` says of it."""
    click.echo(to_json(data) if in_json else words())


def to_json(data: object) -> str:
    """JSON with every character readable, for people and programs."""
    plain: Any = cattrs.unstructure(data)
    return json.dumps(plain, ensure_ascii=False, indent=2)


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """A bar on standard error for long work; nothing where that is not a terminal."""
    bar = click.progressbar(length=0, label=label, file=sys.stderr)
    shown = False

    def tell(done: int, total: int) -> None:
        nonlocal shown
        if not sys.stderr.isatty():
            return
        if not shown:
            bar.length = total
            bar.render_progress()
            shown = True
        bar.update(done - bar.pos)

    yield tell
    if shown:
        bar.render_finish()
