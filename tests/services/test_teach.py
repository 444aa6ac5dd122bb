"""Acceptance teaches: words that two articles use for one authority become a name of it."""

from __future__ import annotations

import pytest

from app.domain.authority import Authority, AuthorityKind
from app.domain.document import Document, DocumentKind
from app.domain.mention import Mention
from app.domain.names_used import Choice, Use
from app.importers import Imported
from app.services.add import add
from app.services.annotate import Passage, extend, undo
from app.services.decide import accept
from app.services.entries import entries_of_authority
from app.services.index import index_authority
from app.services.learn import names_in_use
from app.services.read import read_article
from app.services.search import search
from app.services.tabulate import tabulate
from app.services.teach import choose
from app.store import authorities
from app.store.library import Library

ACT, OTHER = "/us/act/1798-07-06/ch66", "/us/act/1940-06-28/ch439"
NAME = "the deportation workhorse"
STORY = "They spoke of the deportation workhorse on Tuesday."


@pytest.fixture
def taught(library: Library) -> Library:
    """Four articles with the same words, which no record bears; nothing is accepted yet."""
    with library.writing() as db:
        for record, title in ((ACT, "Alien Enemies Act"), (OTHER, "Alien Registration Act")):
            authorities.put(db, Authority(record, AuthorityKind.ACT, title, digest="An act."))
    for article in "abcd":
        document = Document(article, DocumentKind.ARTICLE, article.upper(), published="2025-05-20")
        add(library, Imported(document, STORY, "markdown"), "Ada")
    return library


def accept_in(library: Library, article: str, target: str = ACT) -> str:
    version = read_article(library, article).version
    start = version.text.index(NAME)
    passage = Passage(article, version.hash, start, start + len(NAME), NAME)
    return accept(library, passage, target, "Ada").id


def proposals(library: Library, article: str) -> list[Mention]:
    return [mention for mention in read_article(library, article).proposals if mention.chosen]


def test_one_article_teaches_nothing_yet(taught: Library) -> None:
    accept_in(taught, "a")
    (name,) = names_in_use(taught, tabulate(taught), ACT)
    assert (name.words, name.passages, name.articles, name.active) == (NAME, 1, 1, False)
    assert proposals(taught, "c") == []


def test_two_articles_do_and_it_is_seen_and_found(taught: Library) -> None:
    accept_in(taught, "a")
    accept_in(taught, "b")
    (found,) = proposals(taught, "c")
    assert (found.chosen, found.text) == (ACT, "deportation workhorse")
    (signal,) = found.evidence.signals
    assert (signal.field, signal.weight) == ("name used", 2)
    assert ACT in {hit.id for hit in search(taught, "workhorse").hits}


def test_undoing_takes_it_back(taught: Library) -> None:
    accept_in(taught, "a")
    second = accept_in(taught, "b")
    undo(taught, second, "Ada")
    assert proposals(taught, "c") == []
    assert ACT not in {hit.id for hit in search(taught, "workhorse").hits}


def test_what_two_records_are_called_is_a_name_of_neither(taught: Library) -> None:
    for article in "ab":
        accept_in(taught, article)
    accept_in(taught, "c", OTHER)
    assert proposals(taught, "d") == []


def test_a_person_can_overrule_either_way(taught: Library) -> None:
    accept_in(taught, "a")
    assert choose(taught, Choice(ACT, NAME, Use.ALWAYS), "Ada") > 0
    assert [mention.chosen for mention in proposals(taught, "c")] == [ACT]
    accept_in(taught, "b")
    choose(taught, Choice(ACT, NAME, Use.NEVER), "Ada")
    assert proposals(taught, "c") == []
    choose(taught, Choice(ACT, NAME, Use.AUTO), "Ada")
    assert [mention.chosen for mention in proposals(taught, "c")] == [ACT]


def test_every_passage_of_a_note_counts(taught: Library) -> None:
    first = accept_in(taught, "a")
    version = read_article(taught, "a").version
    start = version.text.index("Tuesday")
    extend(taught, first, Passage("a", version.hash, start, start + 7, "Tuesday"), "Ada")
    words = {name.words: name.passages for name in names_in_use(taught, tabulate(taught), ACT)}
    assert words == {NAME: 1, "Tuesday": 1}


def test_a_record_brought_in_again_keeps_the_names_it_is_called_by(taught: Library) -> None:
    for article in "ab":
        accept_in(taught, article)
    with taught.writing():
        index_authority(taught, ACT)
        names = [entry.names for entry in entries_of_authority(taught, ACT)]
        assert names == [(NAME,)]
        assert entries_of_authority(taught, OTHER)[0].names == ()
