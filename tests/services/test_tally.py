"""What was done on articles and what is left: always what counting from nothing gives."""

import pytest

from app.domain.tally import Tally
from app.services import annotate, link
from app.services.annotate import Body, Passage
from app.services.decide import accept, reject
from app.services.read import read_article
from app.services.tally import tallied, tally, together
from app.store.library import Library
from app.store.tallies import DONE, ORDERS, UNTOUCHED, WAITING, Asked

ARTICLE = "half-million-lose-parole"


def counted(library: Library) -> dict[str, Tally]:
    return {document.id: tally for document, tally in tallied(library, Asked())}


def assert_in_step(library: Library) -> None:
    found = counted(library)
    assert len(found) >= 10
    assert found == {document: tally(library, document) for document in found}


def passage(library: Library) -> tuple[Passage, str]:
    page = read_article(library, ARTICLE)
    one = page.proposals[0]
    return Passage(ARTICLE, page.version.hash, one.start, one.end, one.text), one.chosen or ""


def test_every_act_is_followed(starter: Library) -> None:
    assert_in_step(starter)
    before = counted(starter)[ARTICLE]
    place, target = passage(starter)
    made = accept(starter, place, target, "Ada")
    assert counted(starter)[ARTICLE].accepted == before.accepted + 1
    annotate.undo(starter, made.id, "Ada")
    assert counted(starter)[ARTICLE].accepted == before.accepted
    reject(starter, place, target, "Ada")
    assert counted(starter)[ARTICLE].rejected == before.rejected + 1
    note = annotate.annotate(starter, place, Body("A note that links to nothing"), "Ada")
    assert counted(starter)[ARTICLE].notes == before.notes + 1
    annotate.revise(starter, note.id, Body(""), "Ada", 1)
    assert counted(starter)[ARTICLE].notes == before.notes
    link.link(starter)
    assert_in_step(starter)


def test_what_nobody_touched_is_counted_without_reading_it(starter: Library) -> None:
    untouched = tallied(starter, Asked(state=UNTOUCHED))
    assert untouched
    for document, found in untouched:
        assert found == tally(starter, document.id)


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        (Asked(state=WAITING), lambda t: t.waiting > 0),
        (Asked(state=DONE), lambda t: t.waiting == 0 and t.decided > 0),
        (Asked(state=UNTOUCHED), lambda t: t.decided + t.notes == 0),
    ],
)
def test_states(starter: Library, asked: Asked, fits: object) -> None:
    assert callable(fits)
    every = counted(starter)
    found = {document.id for document, _ in tallied(starter, asked)}
    assert found == {document for document, tally in every.items() if fits(tally)}
    number, sums = together(starter, asked)
    assert number == len(found)
    assert sums.waiting == sum(every[document].waiting for document in found)


def test_words_stand_in_title_outlet_or_author(starter: Library) -> None:
    found = [d.id for d, _ in tallied(starter, Asked(words="LAW outlived"))]
    assert found == ["law-that-outlived-its-wars"]
    assert [d.id for d, _ in tallied(starter, Asked(words="pell-harrow"))] == found
    assert tallied(starter, Asked(words="100% nothing")) == []


@pytest.mark.parametrize("order", ORDERS)
def test_pages_are_parts_of_the_whole(starter: Library, order: str) -> None:
    asked = Asked(order=order)
    whole = tallied(starter, asked)
    parts = [row for start in range(0, len(whole), 4) for row in tallied(starter, asked, start, 4)]
    assert parts == whole
    if order == WAITING:
        assert [t.waiting for _, t in whole] == sorted((t.waiting for _, t in whole), reverse=True)
    if order == "title":
        titles = [document.title.lower() for document, _ in whole]
        assert titles == sorted(titles)
