"""Citing: what the text of an authority cites, and the authorities whose texts cite it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from app.domain.authority import Authority
from app.domain.references import is_within
from app.query.citations import find, normal_forms, widened
from app.query.parse import parse
from app.query.tree import And, Node, Or
from app.services.entries import told_of
from app.services.search import numbers_found
from app.services.tabulate import tabulate
from app.store import documents, entries
from app.store.library import Library

MOST_PARTS = 40  # provisions outside the record's own id that are asked for one by one
MOST = 100  # records in a list; a search finds all
_AUTHORITIES = "kind:authority"


@dataclass(frozen=True, slots=True)
class Citing:
    """The records that an authority's text cites, and those whose texts cite it, by their ids.

    Both go by what is written as a citation, docket or id in the texts that the library holds;
    what editors wrote of a record (its events, its digest) is no citation by it.
    """

    cites: tuple[Authority, ...]
    cited_in: tuple[Authority, ...]
    is_more: bool = False  # than ``cited_in`` has


def citing(library: Library, record: Authority) -> Citing:
    """Found by search, which reads records and texts, and kept where the text says it.

    Without the record's own case.
    """
    said = _said(library, record)
    able = _found(library, record, parse(f'cited-by:"{record.id}" {_AUTHORITIES}')) if said else ()
    own = _forms(record)
    asked = Or(tuple(parse(f'cites:"{each}"') for each in own.values()))
    candidates = _found(library, record, And((asked, parse(_AUTHORITIES))))
    forms = _of(own)
    found = (each for each in candidates if _cites(library, each, forms))
    cited_in = tuple(islice(found, MOST + 1))
    return Citing(
        cites=tuple(each for each in able if said & _of(_forms(each))),
        cited_in=cited_in[:MOST],
        is_more=len(cited_in) > MOST,
    )


def _cites(library: Library, found: Authority, forms: set[str]) -> bool:
    """Whether the text of a record that search found cites one of some forms.

    The text must have it, and need not be read, where nothing else that is searchable of it does.
    """
    beside = "\n".join([found.title, *found.names, *told_of(found)])
    told = _widened(each.form for each in find(beside)) | _of(_forms(found))
    return not told & forms or bool(_said(library, found) & forms)


def _said(library: Library, record: Authority) -> set[str]:
    """The normal forms of all that the text held of a record cites, and of what these lie in."""
    version = documents.current(library.db, record.id)
    return _widened(each.form for each in find(version.text)) if version else set()


def _widened(forms: Iterable[str]) -> set[str]:
    return {wide for form in set(forms) for wide in widened(form)}


def _forms(record: Authority) -> dict[tuple[str, ...], str]:
    """The id, keys and provisions by which a text may cite a record, by their normal forms."""
    keys = [key.value.replace('"', " ") for key in record.keys]
    outside = [each.id for each in record.provisions if not is_within(each.id, record.id)]
    whole = [each for each in outside if not any(_part(each, other) for other in outside)]
    known: dict[tuple[str, ...], str] = {}
    for each in (record.id, *keys, *whole[:MOST_PARTS]):
        known.setdefault(normal_forms(each), each)
    known.pop((), None)
    return known


def _of(known: Iterable[tuple[str, ...]]) -> set[str]:
    return {form for forms in known for form in forms}


def _part(one: str, other: str) -> bool:
    return one != other and is_within(one, other)


def _found(library: Library, record: Authority, asked: Node) -> tuple[Authority, ...]:
    records = tabulate(library).authorities
    ids = {each.id for each in entries.briefly(library.db, numbers_found(library, asked))}
    own = {record.id, record.part_of}
    found = (records[each] for each in sorted(ids - own) if each in records)
    return tuple(each for each in found if each.part_of != record.id)
