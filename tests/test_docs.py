"""The documents name everything there is: a new command or setting fails here until it is told."""

from __future__ import annotations

import re

import click
import pytest

from app import cli, settings
from tests.conftest import ROOT

DOCS = {
    path.name: path.read_text("utf-8") for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
}
CONTEXT = click.Context(cli.main)
COMMANDS = cli.main.list_commands(CONTEXT)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_told_of(command: str) -> None:
    assert re.search(rf"\bbasis {command}\b", "\n".join(DOCS.values()))


def _leaves(group: click.Group) -> list[click.Command]:
    named = [group.get_command(CONTEXT, name) for name in group.list_commands(CONTEXT)]
    return [
        leaf
        for command in named
        if command is not None
        for leaf in (_leaves(command) if isinstance(command, click.Group) else [command])
    ]


@pytest.mark.parametrize("command", _leaves(cli.main), ids=lambda command: command.name)
def test_every_command_has_an_example(command: click.Command) -> None:
    assert "Example: " in (command.help or "")


def test_every_setting_is_told_of() -> None:
    source = (ROOT / "app" / "settings.py").read_text("utf-8")
    names = set(re.findall(r"BASIS_[A-Z]+", source))
    assert len(names) >= 4
    told = "\n".join(DOCS.values())
    assert sorted(name for name in names if name not in told) == []


@pytest.mark.parametrize("name", DOCS)
def test_every_link_leads_to_a_file(name: str) -> None:
    folder = ROOT if (ROOT / name).exists() else ROOT / "docs"
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", DOCS[name])
    assert [link for link in links if not (folder / link).exists()] == []


def test_the_settings_of_the_docs_exist() -> None:
    assert settings.from_environment({"BASIS_HOME": "/x", "BASIS_NAME": "Ada"}).name == "Ada"


@pytest.mark.parametrize("name", DOCS)
def test_no_page_has_two_versions_of_a_passage(name: str) -> None:
    """What git leaves where it could not merge."""
    assert re.findall(r"^(?:<{7}|={7}|>{7})(?: .*)?$", DOCS[name], re.MULTILINE) == []
