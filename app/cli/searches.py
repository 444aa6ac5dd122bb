"""``basis searches``: questions that are asked again, and what is new to them."""

from __future__ import annotations

import click

from app.cli.context import answer, as_json, open_library, settings
from app.domain.entry import Entry
from app.domain.saved_search import SavedSearch
from app.services import ask_again

MOST = 100  # new entries told


@click.group()
def searches() -> None:
    """Saved searches: list them, see what is new, save one, remove one."""


@searches.command("list")
@as_json
def list_(as_json: bool) -> None:
    """Your saved searches, with how many results each has and how many are new.

    Example: basis searches list
    """
    found = ask_again.watched(open_library(), settings().name)
    data = [_row(each.search) | {"total": each.total, "new": each.new} for each in found]
    lines = [f"{each.new:>6} new of {each.total:>6}  {_line(each.search)}" for each in found]
    answer({"searches": data}, as_json, lambda: "\n".join(lines) or "You have saved no search.")


@searches.command("save")
@click.argument("query")
@click.option("--title", default="", help="What to call it; its own words unless given.")
@as_json
def save(query: str, title: str, as_json: bool) -> None:
    """Keep QUERY; what it finds now counts as seen.

    Example: basis searches save 'cite:"50 USC 21"' --title "Alien Enemies Act"
    """
    made = ask_again.save(open_library(), query, title, settings().name)
    answer(_row(made), as_json, lambda: f"Saved: {_line(made)}")


@searches.command("new")
@click.argument("search")
@click.option("--seen", is_flag=True, help="Count them as seen from now on.")
@as_json
def new(search: str, seen: bool, as_json: bool) -> None:
    """What SEARCH finds that it did not find when you last looked, the newest first.

    Example: basis searches new urn:uuid:0b5c5a0e-3d5c-4d1c-9a63-5a3f1f0c2b11 --seen
    """
    library = open_library()
    watched, entries = ask_again.brought(library, search, MOST)
    if seen:
        ask_again.look(library, search, settings().name)
    data = {"total": watched.total, "new": watched.new, "entries": [_entry(e) for e in entries]}
    lines = [f"{each.date:<10}  {each.title}  [{each.kind}]  {each.id}" for each in entries]
    problem = watched.problem or "Nothing is new."
    answer(data | {"problem": watched.problem}, as_json, lambda: "\n".join(lines) or problem)


@searches.command("remove")
@click.argument("search")
@as_json
def remove(search: str, as_json: bool) -> None:
    """Watch SEARCH no longer; its page can put it back.

    Example: basis searches remove urn:uuid:0b5c5a0e-3d5c-4d1c-9a63-5a3f1f0c2b11
    """
    removed = ask_again.remove(open_library(), search, settings().name)
    answer(_row(removed), as_json, lambda: f"Removed: {_line(removed)}")


def _row(search: SavedSearch) -> dict[str, object]:
    return {"id": search.id, "title": search.title, "query": search.query}


def _entry(entry: Entry) -> dict[str, str]:
    return {"id": entry.id, "kind": entry.kind, "title": entry.title, "date": entry.date}


def _line(search: SavedSearch) -> str:
    return f"{search.id}  {search.title}" + (
        f"  ({search.query})" if search.query != search.title else ""
    )


COMMANDS = (searches,)
