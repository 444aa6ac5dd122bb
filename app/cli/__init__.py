"""The command ``basis``: one file a group of commands.

Exit 0: done.  1: it found something wrong.  2: misuse.  Answers go to standard output, progress
and errors to standard error.
"""

import sys
from importlib import import_module

import click

from app.errors import BadQuery, BasisError

# The file of each command, in the order of a day's work.  A file is imported when its command is
# called: what measures and exports need not be there when a library is opened.
_FILES = {
    "serve": "serving",
    "add": "documents",
    "link": "documents",
    "doubles": "doubles",
    "scan": "reading",
    "search": "reading",
    "searches": "searches",
    "show": "reading",
    "cite": "reading",
    "recheck": "reading",
    "annotations": "annotations",
    "bundle": "bundles",
    "engine": "engines",
    "reindex": "engines",
    "evaluate": "evaluation",
    "bench": "bench",
    "check": "library",
    "backup": "library",
    "restore": "library",
}


class _Basis(click.Group):
    """Finds each command in its file; shows every error of ours as one line, no traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_FILES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _FILES:
            return None
        commands: tuple[click.Command, ...]
        commands = import_module(f"app.cli.{_FILES[cmd_name]}").COMMANDS
        return next(each for each in commands if each.name == cmd_name)

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
