"""Search: one question over articles, authorities, provisions and notes."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.authority import Authority
from app.domain.authority_table import AuthorityTable
from app.domain.entry import Entry
from app.query.citations import normal_forms
from app.query.favour import favour_phrases
from app.query.highlights import highlights
from app.query.parse import parse
from app.query.snippets import Snippet, snippets
from app.query.tree import Cited, Node
from app.query.wording import wording
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
    first = max(0, offset - 1)
    found = engine_in_use(library).search(
        place(library), favour_phrases(tree), offset - first + limit, first
    )
    page = _named_first(found.keys, table.record_of(target))[offset : offset + limit]
    scores, there = dict(found.hits), entries.chosen(library.db, page)
    best = max(scores.values(), default=0.0)
    hits = [_hit(there[key], scores.get(key, best), tree) for key in page if key in there]
    counts = entries.facets(library.db, found.keys, FACETS)
    counts["authority"] = [pair for pair in counts["authority"] if pair[0] in table.authorities]
    return Results(found.total, hits, counts, wording(tree), target)


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


def _named_first(keys: tuple[str, ...], record: Authority | None) -> list[str]:
    """The keys in their order, but the record that the query names before all that mentions it."""
    named = f"authority:{record.id}" if record else ""
    return [*filter(named.__eq__, keys), *filter(named.__ne__, keys)]


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
