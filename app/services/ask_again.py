"""Ask again: keep a search, and see what it finds that it did not find when one last looked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from app.domain.entry import Entry
from app.domain.moment import now
from app.domain.saved_search import SavedSearch
from app.domain.titles import LONGEST, tidy_title
from app.errors import BadInput, BadQuery, NotFound
from app.services.search import numbers
from app.store import entries, history, saved_searches
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class Watched:
    """A saved search with how many entries it finds now, and how many of them are new.

    ``problem`` says why it can be read no more, where it was saved by another version of Basis.
    """

    search: SavedSearch
    total: int = 0
    new: int = 0
    problem: str = ""


def save(library: Library, query: str, title: str, creator: str) -> SavedSearch:
    """Keep a query; what it finds now counts as seen.  One that is kept already is answered.

    Without a title it is called by its words.  Raises ``BadQuery``, and ``BadInput`` for a query
    or title that is empty or too long.
    """
    words = query.strip()
    if not words:
        raise BadInput(name="The search", why="it is empty", remedy="Search for something first.")
    with library.writing() as db:
        for held in saved_searches.of_person(db, creator):
            if held.query == words:
                return held
        called = tidy_title(title.strip() or words[:LONGEST], "search")
        made = SavedSearch(f"urn:uuid:{uuid4()}", called, words, creator, now())
        found = numbers(library, words)
        _keep(library, made, "saved")
        saved_searches.see(db, made.id, found)
        return made


def rename(library: Library, search: str, title: str, creator: str) -> SavedSearch:
    """Call a saved search something else.  Raises ``NotFound`` and ``BadInput``."""
    with library.writing():
        before = _own(library, search, creator)
        after = replace(before, title=tidy_title(title, "search"))
        return before if after == before else _keep(library, after, "renamed")


def remove(library: Library, search: str, creator: str) -> SavedSearch:
    """Watch no longer; it can be put back.  Raises ``NotFound`` and ``BadInput``."""
    with library.writing():
        before = _own(library, search, creator)
        return (
            before if before.removed else _keep(library, replace(before, removed=True), "unsaved")
        )


def put_back(library: Library, search: str, creator: str) -> SavedSearch:
    """Watch again, with what was seen before.  Raises ``NotFound`` and ``BadInput``."""
    with library.writing():
        before = _own(library, search, creator)
        return _keep(library, replace(before, removed=False), "saved") if before.removed else before


def watched(library: Library, creator: str) -> list[Watched]:
    """What a person saved, by title, each with what it brought."""
    return [_watched(library, each) for each in saved_searches.of_person(library.db, creator)]


def saved_as(library: Library, query: str, creator: str) -> SavedSearch | None:
    """The saved search of a person that asks this, or None."""
    held = saved_searches.of_person(library.db, creator)
    return next((each for each in held if each.query == query.strip()), None)


def brought(library: Library, search: str, limit: int) -> tuple[Watched, list[Entry]]:
    """A saved search and the newest ``limit`` of the entries that are new.  Raises ``NotFound``."""
    held = _watched(library, find(library, search))
    if held.problem:
        return held, []
    found = numbers(library, held.search.query)
    chosen = saved_searches.new(library.db, search, found, limit)
    there = entries.numbered(library.db, chosen)
    return held, [there[n] for n in chosen if n in there]


def look(library: Library, search: str, creator: str) -> None:
    """Remember that all that it finds now was seen.  Raises ``NotFound`` and ``BadInput``."""
    with library.writing() as db:
        held = _own(library, search, creator)
        saved_searches.see(db, search, numbers(library, held.query))


def find(library: Library, search: str) -> SavedSearch:
    """The saved search of that id.  Raises ``NotFound``."""
    found = saved_searches.get(library.db, search)
    if found is None:
        raise NotFound(kind="saved search", id=search)
    return found


def _watched(library: Library, search: SavedSearch) -> Watched:
    try:
        found = numbers(library, search.query)
    except BadQuery as error:
        return Watched(search, problem=str(error))
    return Watched(search, len(found), saved_searches.count_new(library.db, search.id, found))


def _own(library: Library, search: str, creator: str) -> SavedSearch:
    found = find(library, search)
    if found.creator != creator:
        why = f"it is {found.creator}’s"
        raise BadInput(name=f"“{found.title}”", why=why, remedy="Save the search for yourself.")
    return found


def _keep(library: Library, search: SavedSearch, action: str) -> SavedSearch:
    saved_searches.put(library.db, search)
    act = history.Act(now(), search.creator, search.subject, action)
    history.record(library.db, act, search)
    return search
