"""``basis bench``: figures of this program beside those of others, measured in a checkout."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

_CHECKOUT = Path(__file__).parents[2]  # of an installation of a checkout; else nothing is there


@click.group()
def bench() -> None:
    """Measure this program beside others; in a checkout with the extra ``bench``."""


@bench.command("search")
@click.argument("corpus", type=click.Path(exists=True, path_type=Path))
@click.option("--most", default=1_000_000, show_default=True, help="Sections to take.")
@click.option("--whoosh", is_flag=True, help="With Whoosh's index, which takes long to build.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where the indexes stay.")
def search(corpus: Path, most: int, whoosh: bool, folder: Path | None) -> None:
    """Build and ask every engine, bare FTS5 and Datasette on the same texts; a table in Markdown.

    Example: basis bench search ../shared/data/uscode/sections.jsonl.gz --most 5000
    """
    look_in_checkout()
    try:
        side_by_side = import_module("benchmarks.search.__main__")
    except ImportError as error:
        raise click.ClickException(
            f"{error}. Run it in a checkout, after: pip install -e '.[bench]'."
        ) from error
    click.echo(side_by_side.run(corpus, most, whoosh, folder))


def look_in_checkout() -> None:
    """Let the benchmarks be imported: an installed command looks only where ``app`` is."""
    places = [place for place in (_CHECKOUT, Path.cwd()) if (place / "benchmarks").is_dir()]
    sys.path += map(str, places)


COMMANDS = (bench,)
