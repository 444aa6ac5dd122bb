"""``basis serve``."""

from __future__ import annotations

from dataclasses import replace

import click
import waitress

from app.cli.context import open_library, settings


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port on 127.0.0.1.")
@click.pass_context
def serve(ctx: click.Context, port: int) -> None:
    """Open the library for a browser on this machine.

    Example: BASIS_NAME="Ada Lovelace" basis serve --port 8001
    """
    open_library().close()
    chosen = replace(settings(), port=port)
    app = ctx.find_root().obj(chosen)  # create_app, handed in by app.main
    click.echo(f"Basis is open at http://{chosen.host}:{port} (stop it with Ctrl-C)", err=True)
    waitress.serve(app, host=chosen.host, port=port, threads=8, ident="basis", _quiet=True)


COMMANDS = (serve,)
