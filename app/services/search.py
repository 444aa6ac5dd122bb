"""Search: one question over articles, authorities, provisions and notes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from app.domain.authority_table import AuthorityTable
from app.domain.entry import Entry
from app.engines import Engine
from app.query.citations import normal_forms
from app.query.favour import favour_phrases
from app.query.highlights import highlights
from app.query.parse import parse
from app.query.snippets import Snippet, snippets
from app.query.tree import Cited, Node
from app.query.vocabulary import expand
from app.query.wording import wording
from app.services.cited_by import cited_by
from app.services.index import engine_in_use, place
from app.services.tabulate import tabulate
from app.store import entries
from app.store.library import Library

FACETS = ("kind", "authority", "form", "year")


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found.  ``start`` of a snippet counts in the text of an article or provision."""

    key: str
    id: str
    kind: str
    title: str
    score: float
    snippets: list[Snippet]
    date: str


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found.

    ``facets`` counts all that was found by field and value: adding ``field:value`` to the query
    narrows it to that many.  ``interpretation`` is the query as it was read.  ``jump`` is the id
    of the authority or provision that the query names and nothing else, or empty.
    """

    total: int
    hits: list[Hit]
    facets: dict[str, list[tuple[str, int]]]
    interpretation: str
    jump: str


def search(library: Library, query: str, *, limit: int = 20, offset: int = 0) -> Results:
    """The entries that a query finds, ``limit`` of them from ``offset`` on, the best first.

    Raises ``BadQuery`` with a position for a query that cannot be read as it was meant.
    """
    tree = parse(query)
    table = tabulate(library)
    target = jump(query, table)
    engine = engine_in_use(library)
    tree, asked = _made_out(library, tree, engine), tree
    found = engine.search(
        place(library), favour_phrases(tree), limit, offset, _named(library, table, target)
    )
    there = entries.numbered(library.db, [number for number, _ in found.hits])
    hits = [_hit(there[number], score, tree) for number, score in found.hits if number in there]
    counts = entries.facets(library.db, found.numbers(), FACETS)
    counts["authority"] = [pair for pair in counts["authority"] if pair[0] in table.authorities]
    return Results(found.total, hits, counts, wording(asked), target)


def _made_out(library: Library, tree: Node, engine: Engine) -> Node:
    """The tree with what only a library can tell: its words, and what its documents cite."""
    return cited_by(library, expand(tree, partial(engine.words, place(library))))


def narrowed(query: str, field: str, value: str) -> str:
    """The query limited to what has a value in a field, as facets count it."""
    plain = value.isascii() and value.replace("-", "").replace("/", "").isalnum()
    quoted = value if plain else '"' + value.replace('"', " ") + '"'
    return f"({query}) {field}:{quoted}"


def jump(query: str, table: AuthorityTable) -> str:
    """The id that a query names, when it is one citation, docket or name and nothing else."""
    named = table.by_name(query) or table.by_key(query)
    if len(named) == 1:
        return named[0]
    forms = normal_forms(query) if isinstance(parse(query), Cited) else ()
    if len(forms) == 1 and table.record_of(forms[0]) is not None:
        return forms[0]
    return ""


def _named(library: Library, table: AuthorityTable, target: str) -> int:
    """The entry of the record that a query names, which comes before all that mentions it."""
    record = table.record_of(target)
    key = f"authority:{record.id}" if record else ""
    return entries.numbers_of(library.db, [key]).get(key, 0)


def _hit(entry: Entry, score: float, tree: Node) -> Hit:
    return Hit(
        key=entry.key,
        id=entry.id,
        kind=entry.kind,
        title=entry.title,
        score=score,
        snippets=snippets(entry.body, highlights(tree, entry.body)),
        date=entry.date,
    )
