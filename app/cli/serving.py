"""``basis serve``."""

from __future__ import annotations

from dataclasses import replace
from threading import Event, Thread

import click
import waitress

from app.cli.context import progress, settings
from app.services.link import keep_up
from app.services.start import open_filled


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
    # People need not wait for it: an article that is opened before its turn is read at once.
    Thread(target=keep_up, args=(library, Event()), daemon=True).start()
    click.echo(f"Basis is open at http://{chosen.host}:{port} (stop it with Ctrl-C)", err=True)
    waitress.serve(app, host=chosen.host, port=port, threads=8, ident="basis", _quiet=True)


COMMANDS = (serve,)
