"""Search: one question over articles, authorities, provisions and notes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from app.domain.authority_table import AuthorityTable
from app.engines import Engine, Found
from app.query.citations import normal_forms
from app.query.favour import favour_phrases
from app.query.parse import parse
from app.query.tree import Cited, Node
from app.query.vocabulary import Words, expand, suggestion
from app.query.wording import wording
from app.services.choose_engine import engine_in_use
from app.services.cited_by import cited_by
from app.services.follow import place
from app.services.hits import Hit, shown
from app.services.tabulate import tabulate
from app.store import entries
from app.store.library import Library

FACETS = (
    "kind",
    "authority",
    "court",
    "outlet",
    "year",
    "tag",
    "by",
    "form",
    "stance",
    "status",
)


class Sort(StrEnum):
    """The order of what is found."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class View:
    """How results are shown: in which order, and counted by which fields."""

    sort: Sort = Sort.RELEVANCE
    facets: tuple[str, ...] = FACETS


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found.

    ``facets`` counts all that was found by field and value: adding ``field:value`` to the query
    narrows it to that many.  ``interpretation`` is the query as it was read.  ``jump`` is the id
    of the authority or provision that the query names and nothing else, or empty.  ``suggestion``
    is a query of words that the library has, where it lacks a word of this one and nothing was
    found.
    """

    total: int
    hits: list[Hit]
    facets: dict[str, list[tuple[str, int]]]
    interpretation: str
    jump: str
    suggestion: str = ""


def search(
    library: Library,
    query: str,
    *,
    limit: int = 20,
    offset: int = 0,
    view: View = View(),
) -> Results:
    """The entries that a query finds, ``limit`` of them from ``offset`` on, the best first.

    Raises ``BadQuery`` with a position for a query that cannot be read as it was meant.
    """
    asked, table, engine = parse(query), tabulate(library), engine_in_use(library)
    tree, target = _made_out(library, asked, engine), _jump(query, asked, table)
    wanted = limit if view.sort is Sort.RELEVANCE else 0
    found = engine.search(
        place(library), favour_phrases(tree), wanted, offset, _named(library, table, target)
    )
    page = found.hits if wanted else _by_date(library, found, view.sort, limit, offset)
    return Results(
        total=found.total,
        hits=shown(library, page, tree),
        facets=_facets(library, found, view.facets, table),
        interpretation=wording(asked),
        jump=target,
        suggestion="" if found.total else suggestion(query, asked, _words(library, engine)),
    )


def numbers(library: Library, query: str) -> Collection[int]:
    """The numbers of all entries that a query finds, in no order.  Raises ``BadQuery``."""
    return numbers_found(library, parse(query))


def numbers_found(library: Library, asked: Node) -> Collection[int]:
    """The numbers of all entries that a query made of parts finds, in no order."""
    engine = engine_in_use(library)
    return engine.search(place(library), _made_out(library, asked, engine), 0).numbers()


def _by_date(
    library: Library, found: Found, sort: Sort, limit: int, offset: int
) -> list[tuple[int, float]]:
    newest = sort is Sort.NEWEST
    page = entries.by_date(library.db, found.numbers(), newest, limit, offset)
    return [(number, 0.0) for number in page]


def _facets(
    library: Library, found: Found, wanted: tuple[str, ...], table: AuthorityTable
) -> dict[str, list[tuple[str, int]]]:
    if not wanted:
        return {}
    counts = entries.facets(library.db, found.numbers(), wanted)
    if "authority" in counts:
        known = table.authorities
        counts["authority"] = [pair for pair in counts["authority"] if pair[0] in known]
    return counts


def _made_out(library: Library, tree: Node, engine: Engine) -> Node:
    """The tree with what only a library can tell: its words, and what its documents cite."""
    return cited_by(library, expand(tree, _words(library, engine)))


def _words(library: Library, engine: Engine) -> Words:
    return partial(engine.words, place(library))


def narrowed(query: str, field: str, value: str) -> str:
    """The query limited to what has a value in a field, as facets count it."""
    plain = value.isascii() and value.replace("-", "").replace("/", "").isalnum()
    quoted = value if plain else '"' + value.replace('"', " ") + '"'
    return f"({query}) {field}:{quoted}"


def _jump(query: str, tree: Node, table: AuthorityTable) -> str:
    """The id that a query names, when it is one citation, docket or name and nothing else."""
    named = table.by_name(query) or table.by_key(query)
    if len(named) == 1:
        return named[0]
    forms = normal_forms(query) if isinstance(tree, Cited) else ()
    if len(forms) == 1 and table.record_of(forms[0]) is not None:
        return forms[0]
    return ""


def _named(library: Library, table: AuthorityTable, target: str) -> int:
    """The entry of the record that a query names, which comes before all that mentions it."""
    record = table.record_of(target)
    key = f"authority:{record.id}" if record else ""
    return entries.numbers_of(library.db, [key]).get(key, 0)
