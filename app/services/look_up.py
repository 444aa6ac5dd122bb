"""Look up an authority by any name, docket, citation or words of its title, as one types."""

from __future__ import annotations

from app.domain.as_typed import as_cited
from app.domain.authority import Authority
from app.domain.authority_table import AuthorityTable
from app.domain.citation_form import citation, stub
from app.domain.keys import fold_name
from app.services.cite import cite
from app.services.tabulate import tabulate
from app.store.library import Library


def look_up(library: Library, words: str, limit: int = 10) -> list[tuple[str, Authority]]:
    """Ids (with a pinpoint where a citation has one) and their records, the best first.

    A citation or docket comes before a name, a name that begins with the words before one that
    has them elsewhere.  A citation of something that the library does not hold comes with the stub
    that a link to it would make.  Empty words give nothing.
    """
    table = tabulate(library)
    found: dict[str, Authority] = {}
    for reference in [*_cited(words, table), *_named(words, table)]:
        record = table.record_of(reference) or (stub(reference) if citation(reference) else None)
        if record is not None:
            found.setdefault(reference, record)
    return list(found.items())[:limit]


def meant(library: Library, words: str, limit: int) -> list[tuple[str, Authority]]:
    """What ``look_up`` finds; of a title written out that one record has, this one alone."""
    found = look_up(library, words, limit)
    whole = [each for each in found if each[1].title == words]
    return whole if len(whole) == 1 else found


def as_typed(reference: str, record: Authority, table: AuthorityTable) -> str:
    """The words that a field shows for a choice and that mean it alone.

    A citation for a pinpoint, a title that no other record has, else the id.
    """
    if reference != record.id:
        return citation(reference) or reference
    same = sum(each.title == record.title for each in table.authorities.values())
    return record.title if same < 2 else reference


def _cited(words: str, table: AuthorityTable) -> list[str]:
    """What a citation leads to, however it is typed; the whole of it before a part of it."""
    readings = (as_cited(words), words)
    return [m.chosen for reading in readings for m in cite(reading, table) if m.chosen]


def _named(words: str, table: AuthorityTable) -> list[str]:
    wanted = fold_name(words).split()
    if not wanted:
        return []
    ranked = [
        (rank, authority.title, authority.id)
        for authority in table.authorities.values()
        if (rank := _rank(wanted, authority)) is not None
    ]
    return [reference for _, _, reference in sorted(ranked)]


def _rank(wanted: list[str], authority: Authority) -> int | None:
    """0 where a name starts with the words as typed, 1 where one has them all, else None."""
    names = [fold_name(name) for name in (authority.title, *authority.names)]
    if any(name.startswith(" ".join(wanted)) for name in names):
        return 0
    return 1 if any(all(word in name for word in wanted) for name in names) else None
