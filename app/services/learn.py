"""Learn: by which words people call an authority, from the links that they accepted."""

from collections.abc import Mapping
from functools import cache
from typing import Protocol

from app.domain.authority import Authority
from app.domain.authority_table import AuthorityTable
from app.domain.keys import fold_name
from app.domain.moment import now
from app.domain.names_used import NAMING, Choice, NameUsed, Use, ledger, spelling
from app.domain.references import ancestors
from app.errors import NotFound
from app.store import authorities, history, names_used
from app.store.library import Library


class Records(Protocol):
    """What knows the record that an id belongs to: an authority table, or the library itself."""

    def record_of(self, reference: str) -> Authority | None:
        """The record of that id, of its provision, or of a path above it."""
        ...


def names_in_use(library: Library, records: Records, authority: str = "") -> list[NameUsed]:
    """The ledger of one record, or of all, the most used names first.

    What is a name of the record anyway is left out.
    """
    moved = dict(authorities.redirects(library.db))
    links = []
    for target, words, article in names_used.accepted(library.db, NAMING):
        record = records.record_of(moved.get(target, target))
        if record is not None and spelling(words) not in _own_names(record):
            links.append((record.id, words, article))
    choices = (
        Choice(record, words, Use(use)) for record, words, use in names_used.choices(library.db)
    )
    return [name for name in ledger(links, choices) if authority in ("", name.authority)]


def used_of(library: Library, authority: str) -> list[str]:
    """The words that count as names of one record, without a table of all of them.

    Bringing in ten thousand records must not make the table ten thousand times.
    """
    if not names_used.concern(library.db, authority):
        return []
    found = names_in_use(library, _Held(library), authority)
    return [name.words for name in found if name.active]


def used_by_record(library: Library) -> dict[str, list[str]]:
    """The words that count as names, of every record that has any."""
    found: dict[str, list[str]] = {}
    for name in names_in_use(library, _Held(library)):
        if name.active:
            found.setdefault(name.authority, []).append(name.words)
    return found


def taught(library: Library, table: AuthorityTable) -> Mapping[str, tuple[NameUsed, ...]]:
    """The names that count, by record."""
    found: dict[str, tuple[NameUsed, ...]] = {}
    for name in names_in_use(library, table):
        if name.active:
            found[name.authority] = (*found.get(name.authority, ()), name)
    return found


def choose_name(library: Library, choice: Choice, creator: str) -> None:
    """Say that words are always, or never, a name of a record, or leave it to the rule again.

    Kept in the history.  Raises ``NotFound`` for a record that is not there.
    """
    if authorities.get(library.db, choice.authority) is None:
        raise NotFound(kind="authority", id=choice.authority)
    with library.writing() as db:
        folded = spelling(choice.words)
        if choice.use is Use.AUTO:
            names_used.forget(db, choice.authority, folded)
        else:
            names_used.choose(db, choice.authority, folded, choice.words, choice.use)
        act = history.Act(now(), creator, choice.authority, "named")
        history.record(db, act, {"words": choice.words, "use": choice.use})


class _Held:
    """The records as the library holds them now, in the midst of a transaction too."""

    def __init__(self, library: Library) -> None:
        self._db = library.db
        self.record_of = cache(self._record_of)

    def _record_of(self, reference: str) -> Authority | None:
        for path in ancestors(reference):
            name = authorities.held_under(self._db, path)
            if name is not None:
                return authorities.get(self._db, name)
        return None


def _own_names(record: Authority) -> set[str]:
    return {fold_name(name) for name in (record.title, *record.names)}
