"""Citing: what the text of an authority cites, and the authorities whose texts cite it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.authority import Authority
from app.domain.references import is_within
from app.query.citations import normal_forms
from app.query.parse import parse
from app.query.tree import And, Node, Or
from app.services.search import numbers_found
from app.services.tabulate import tabulate
from app.store import entries
from app.store.library import Library

MOST_PARTS = 40  # provisions outside the record's own id that are asked for one by one
_AUTHORITIES = "kind:authority"


@dataclass(frozen=True, slots=True)
class Citing:
    """The records that an authority's text cites, and those whose texts cite it, by their ids.

    Both go by what is written as a citation, docket or id in the texts that the library holds.
    """

    cites: tuple[Authority, ...]
    cited_in: tuple[Authority, ...]


def citing(library: Library, record: Authority) -> Citing:
    """What search finds for ``cited-by:`` and ``cites:``, without the record's own case."""
    cited = f'cited-by:"{record.id}"'
    return Citing(
        cites=_found(library, record, parse(f"{cited} {_AUTHORITIES}")),
        cited_in=_found(library, record, _asked_by(_own(record))),
    )


def _asked_by(references: list[str]) -> Node:
    asked = Or(tuple(parse(f'cites:"{each}"') for each in references))
    return And((asked, parse(_AUTHORITIES)))


def _own(record: Authority) -> list[str]:
    """The id, keys and provisions by which a text may cite a record, each reference once."""
    keys = [key.value.replace('"', " ") for key in record.keys]
    outside = [each.id for each in record.provisions if not is_within(each.id, record.id)]
    whole = [each for each in outside if not any(_part(each, other) for other in outside)]
    known: dict[tuple[str, ...], str] = {}
    for each in (record.id, *keys, *whole[:MOST_PARTS]):
        known.setdefault(normal_forms(each), each)
    known.pop((), None)
    return list(known.values())


def _part(one: str, other: str) -> bool:
    return one != other and is_within(one, other)


def _found(library: Library, record: Authority, asked: Node) -> tuple[Authority, ...]:
    records = tabulate(library).authorities
    ids = {each.id for each in entries.briefly(library.db, numbers_found(library, asked))}
    own = {record.id, record.part_of}
    found = (records[each] for each in sorted(ids - own) if each in records)
    return tuple(each for each in found if each.part_of != record.id)
