"""Learn: by which words people call an authority, from the links that they accepted."""

from collections.abc import Mapping

from app.domain.authority_table import AuthorityTable
from app.domain.moment import now
from app.domain.names_used import NAMING, Choice, NameUsed, Use, ledger, spelling
from app.errors import NotFound
from app.store import authorities, history, names_used
from app.store.library import Library


def names_in_use(library: Library, table: AuthorityTable, authority: str = "") -> list[NameUsed]:
    """The ledger of one record, or of all, the most used names first.

    What is a name of the record anyway is left out.
    """
    moved = dict(authorities.redirects(library.db))
    links = []
    for target, words, article in names_used.accepted(library.db, NAMING):
        record = table.record_of(moved.get(target, target))
        if record is not None and record.id not in table.by_name(spelling(words)):
            links.append((record.id, words, article))
    choices = (
        Choice(record, words, Use(use)) for record, words, use in names_used.choices(library.db)
    )
    return [name for name in ledger(links, choices) if authority in ("", name.authority)]


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
