"""The command ``basis``: one file a group of commands.

Exit 0: done.  1: it found something wrong.  2: misuse.  Answers go to standard output, progress
and errors to standard error.
"""

import sys

import click

from app.cli import (
    annotations,
    bench,
    bundles,
    documents,
    engines,
    evaluation,
    library,
    reading,
    serving,
)
from app.errors import BadQuery, BasisError


class _Basis(click.Group):
    """Shows every error of ours as one line, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BasisError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(2 if isinstance(error, BadQuery) else 1)


@click.group(cls=_Basis, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="legal-basis", prog_name="basis")
def main() -> None:
    """The law behind the news: articles beside the law they rest on.

    The library is the folder BASIS_HOME (~/.basis unless set); who works in it is BASIS_NAME.
    """


for _group in (
    serving,
    documents,
    reading,
    annotations,
    bundles,
    engines,
    evaluation,
    bench,
    library,
):  # in the order of a day's work
    for _command in _group.COMMANDS:
        main.add_command(_command)
