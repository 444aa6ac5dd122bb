"""``basis serve``."""

from __future__ import annotations

import click

from app.cli.context import open_library, settings


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port on 127.0.0.1.")
def serve(port: int) -> None:
    """Open the library for a browser on this machine.

    Example: BASIS_NAME="Ada Lovelace" basis serve --port 8001
    """
    from dataclasses import replace

    import waitress

    from app import create_app

    open_library()
    chosen = replace(settings(), port=port)
    app = create_app(chosen)
    click.echo(f"Basis is open at http://{chosen.host}:{port} (stop it with Ctrl-C)", err=True)
    waitress.serve(app, host=chosen.host, port=port, threads=8, ident="basis", _quiet=True)


COMMANDS = (serve,)
