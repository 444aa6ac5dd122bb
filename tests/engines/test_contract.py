"""The contract of every engine: the same tree finds the same entries, whoever answers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from app import plugins
from app.domain.entry import Entry
from app.engines import NAMES, Engine, Place
from app.query.parse import parse
from app.query.streams import streams
from app.query.tree import (
    And,
    Cited,
    Everything,
    Exact,
    Filter,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Unit,
    Wild,
    Word,
)
from app.query.vocabulary import expand
from tests.engines.reference import finds
from tests.query.cases import corpus, queries


class Listed(NamedTuple):
    """What was found, by key: in the order of the engine, and how much in all."""

    total: int
    hits: list[tuple[str, float]]
    keys: set[str]


class Searched:
    """One engine with a place of its own; entries are numbered as they come."""

    def __init__(self, name: str, home: Path) -> None:
        self.engine: Engine = plugins.load_one("engines", name)
        self.place = Place(Database(memory=True), home)
        self.engine.prepare(self.place)
        self.numbers: dict[str, int] = {}

    def number(self, key: str) -> int:
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    def replace(self, *entries: Entry) -> None:
        self.engine.replace(self.place, (streams(e, self.number(e.key)) for e in entries))

    def rebuild(self, *entries: Entry) -> None:
        self.engine.rebuild(self.place, (streams(e, self.number(e.key)) for e in entries))

    def remove(self, *keys: str) -> None:
        self.engine.remove(self.place, map(self.number, keys))

    def search(self, query: str | Node, limit: int = 20, offset: int = 0, top: str = "") -> Listed:
        node = parse(query) if isinstance(query, str) else query
        node = expand(node, partial(self.engine.words, self.place))
        found = self.engine.search(self.place, node, limit, offset, self.numbers.get(top, 0))
        keys = {number: key for key, number in self.numbers.items()}
        hits = [(keys[number], score) for number, score in found.hits]
        return Listed(found.total, hits, {keys[number] for number in found.numbers()})


@pytest.fixture(scope="module", params=NAMES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searched:
    searched = Searched(request.param, tmp_path_factory.mktemp(request.param))
    searched.replace(*corpus())
    return searched


@pytest.fixture(params=NAMES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Searched:
    return Searched(request.param, tmp_path)


def _name(value: str | set[str]) -> str:
    return str(value if isinstance(value, str) else sorted(value))[:60]


@pytest.mark.parametrize(("query", "ids"), queries(), ids=_name)
def test_finds_what_the_table_says(filled: Searched, query: str, ids: set[str]) -> None:
    found = filled.search(query)
    assert {key.partition(":")[2] for key in found.keys} == ids
    assert found.total == len(ids) == len(found.keys) == len(found.hits)
    assert {key for key, _ in found.hits} == found.keys


@pytest.mark.parametrize(("query", "ids"), queries(), ids=_name)
def test_the_reference_says_the_same(query: str, ids: set[str]) -> None:
    tree = parse(query)
    if not any(field in query for field in ("date:", "by:", "outlet:", "Due  ")):
        assert {entry.id for entry in corpus() if finds(tree, entry)} == ids


def test_everything_is_every_entry(filled: Searched) -> None:
    assert filled.search(Everything()).keys == {entry.key for entry in corpus()}


def test_pages_are_parts_of_one_order(filled: Searched) -> None:
    whole = filled.search("kind:article OR kind:authority OR parole")
    pages = [filled.search("kind:article OR kind:authority OR parole", 2, n) for n in (0, 2, 4)]
    assert whole.hits[:6] == [hit for page in pages for hit in page.hits]
    assert all(page.total == whole.total and page.keys == whole.keys for page in pages)


def test_scores_fall_and_ties_are_newest_first(filled: Searched) -> None:
    scores = [score for _, score in filled.search("parole OR order").hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0
    newest = [key for key, _ in filled.search("kind:article").hits]
    assert newest == ["article:parole", "article:flights", "article:cannery"]


def test_what_is_asked_for_at_the_top_comes_first_on_every_page(filled: Searched) -> None:
    order = [key for key, _ in filled.search("kind:article", top="article:cannery").hits]
    assert order == ["article:cannery", "article:parole", "article:flights"]
    pages = [filled.search("kind:article", 1, n, "article:cannery").hits for n in range(3)]
    assert [page[0][0] for page in pages] == order
    assert not filled.search("parole kind:note", top="article:cannery").keys - {"note:urn:uuid:1"}


def test_a_name_counts_more_than_a_mention(empty: Searched) -> None:
    empty.replace(
        Entry(
            "article:a", "article", "News", body="The Walnut Act was read. " + "More words. " * 3
        ),
        Entry("authority:/x/y", "authority", "Act of May 1", names=("Walnut Act",), body="Nuts."),
        Entry("article:b", "article", "Other news", body="Nothing of it."),
    )
    assert empty.search("walnut act").hits[0][0] == "authority:/x/y"


def test_an_id_counts_more_than_a_mention(empty: Searched) -> None:
    empty.replace(
        Entry("article:a", "article", "News", body="50 U.S.C. § 21, and 50 USC 21 again."),
        Entry("provision:/us/usc/t50/s21", "provision", "§ 21", body="All natives " * 40),
        Entry("article:b", "article", "Other news", body="Nothing of it."),
    )
    assert empty.search("50 USC 21").hits[0][0] == "provision:/us/usc/t50/s21"


def test_replaced_and_removed_entries_are_gone(empty: Searched) -> None:
    empty.replace(Entry("note:1", "note", "one", body="alpha"), Entry("note:2", "note", "two"))
    empty.replace(Entry("note:1", "note", "one", body="beta"))
    assert empty.search("alpha").total == 0
    assert empty.search("beta").keys == {"note:1"}
    empty.remove("note:1", "note:unknown")
    assert empty.search(Everything()).keys == {"note:2"}


def test_rebuilt_holds_exactly_what_it_is_given(empty: Searched) -> None:
    empty.replace(Entry("note:1", "note", "one"))
    empty.rebuild(Entry("note:2", "note", "two"), Entry("note:3", "note", "three"))
    assert empty.search(Everything()).keys == {"note:2", "note:3"}
    empty.rebuild()
    assert empty.search(Everything()).total == 0


def test_an_empty_index_answers(empty: Searched) -> None:
    assert empty.search("alien /5 enemies").total == 0
    empty.replace(Entry("note:1", "note", "", body=""))
    assert empty.search(Everything()).keys == {"note:1"}
    assert empty.search("alien +5 enemies").total == 0


WORDS = ("war", "wars", "act", "acts", "us", "§", "a", "21", "case-by-case", "50 USC 21", "\n", "A")
ENDS = ("war. The", "acts. In", "war.\n")
STEMS = ("war", "act", "us", "section", "a", "21", "case", "by", "casebycas", "50")

texts = st.lists(st.sampled_from(WORDS + ENDS), max_size=8).map(" ".join)
filters = st.lists(
    st.sampled_from([("kind", "article"), ("tag", "x y"), ("authority", "/us/a/b")]), max_size=2
)
columns = st.sampled_from(["", "", "title", "names"])
stems = st.sampled_from(STEMS)
exact_words = st.sampled_from(("war", "wars", "acts", "§", "a"))
words = st.one_of(
    st.builds(Word, token=stems, text=st.just(""), column=columns),
    st.builds(Exact, token=exact_words, text=st.just(""), column=columns),
    st.builds(Prefix, token=st.sampled_from(("wa", "ac", "case")), text=st.just("")),
    st.builds(
        Fuzzy,
        token=st.sampled_from(("wat", "atc", "cats", "war")),
        text=st.just(""),
        distance=st.integers(1, 2),
        column=columns,
    ),
    st.builds(Wild, token=st.sampled_from(("wa*", "a*t", "c*s*e")), text=st.just("")),
    st.builds(
        Phrase,
        tokens=st.lists(stems, min_size=2, max_size=3).map(tuple),
        text=st.just(""),
        column=columns,
    ),
    st.builds(
        Phrase,
        tokens=st.lists(exact_words, min_size=2, max_size=2).map(tuple),
        text=st.just(""),
        exact=st.just(True),
    ),
)
placed = st.recursive(
    words,
    lambda inner: st.one_of(
        st.builds(Or, parts=st.lists(inner, min_size=2, max_size=2).map(tuple)),
        st.builds(Near, left=inner, right=inner, distance=st.integers(1, 4), ordered=st.booleans()),
        st.builds(
            Near,
            left=inner,
            right=inner,
            distance=st.just(0),
            ordered=st.booleans(),
            unit=st.sampled_from([Unit.SENTENCE, Unit.PARAGRAPH]),
        ),
    ),
    max_leaves=3,
)
others = st.one_of(
    st.builds(
        Cited, forms=st.sampled_from([("/us/usc/t50/s21",), ("/us/usc/t50",)]), text=st.just("")
    ),
    st.builds(Filter, field=st.just("kind"), value=st.just("article")),
    st.builds(Filter, field=st.just("authority"), value=st.sampled_from(["/us/a", "/us/a/b"])),
    st.builds(Everything),
)


def _and(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    taken = st.builds(Not, part=inner)
    parts = st.tuples(inner, st.one_of(inner, taken), st.one_of(inner, taken))
    return st.builds(And, parts=parts)


trees = st.recursive(
    st.one_of(placed, placed, others),
    lambda inner: st.one_of(_and(inner), st.builds(Or, parts=st.tuples(inner, inner))),
    max_leaves=6,
)
entries = st.builds(
    Entry,
    key=st.just(""),
    kind=st.just("article"),
    title=texts,
    names=st.lists(texts, max_size=2).map(tuple),
    body=texts,
    cites=st.sampled_from([(), ("/us/usc/t50/s21/a",), ("docket:24a1",)]),
    filters=filters.map(tuple),
)


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    library=st.lists(entries, min_size=1, max_size=6),
    asked=st.lists(trees, min_size=5, max_size=12),
)
def test_every_tree_finds_what_the_reference_finds(
    name: str, library: list[Entry], asked: list[Node]
) -> None:
    numbered = [_keyed(entry, number) for number, entry in enumerate(library)]
    with TemporaryDirectory() as home:
        searched = Searched(name, Path(home))
        searched.rebuild(*numbered)
        for tree in asked:
            expected = {entry.key for entry in numbered if finds(tree, entry)}
            assert searched.search(tree).keys == expected, tree


def _keyed(entry: Entry, number: int) -> Entry:
    return Entry(
        f"article:{number}",
        entry.kind,
        entry.title,
        entry.names,
        entry.body,
        entry.cites,
        entry.filters,
    )
