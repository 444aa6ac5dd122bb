"""``basis serve``."""

from __future__ import annotations

from dataclasses import replace
from threading import Event, Thread

import click
import waitress

from app.cli.context import progress, settings
from app.services.choose_engine import engine_in_use
from app.services.link import keep_up
from app.services.start import open_filled
from app.store.library import Library


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port on 127.0.0.1.")
@click.pass_context
def serve(ctx: click.Context, port: int) -> None:
    """Open the library for a browser on this machine.

    Example: BASIS_NAME="Ada Lovelace" basis serve --port 8001
    """
    chosen = replace(settings(), port=port)
    with progress("Preparing the library") as tell:
        library = open_filled(chosen, tell)
    app = ctx.find_root().obj(chosen, library=library)  # create_app, handed in by app.main
    Thread(target=_meanwhile, args=(library,), daemon=True).start()
    click.echo(f"Basis is open at http://{chosen.host}:{port} (stop it with Ctrl-C)", err=True)
    waitress.serve(app, host=chosen.host, port=port, threads=8, ident="basis", _quiet=True)


def _meanwhile(library: Library) -> None:
    """What nobody need wait for: a search, or an article that is opened, does its part at once."""
    engine_in_use(library)
    keep_up(library, Event())


COMMANDS = (serve,)
