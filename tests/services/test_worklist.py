"""The worklist: what states law, until somebody says which, or that none is needed."""

from __future__ import annotations

from app.domain.annotation import Annotation
from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services.add import add
from app.services.worklist import worklist
from app.store import annotations as notes
from app.store import documents
from app.store.library import Library
from app.text.anchors import describe

STORY = """The plane left at noon. A judge in Boston blocked the flight.

"The law bars it," a lawyer said. The statute requires a hearing.
"""


def test_it_lists_sentences_until_something_stands_on_them(library: Library) -> None:
    document = Document("a", DocumentKind.ARTICLE, "A", published="2025-05-20")
    add(library, Imported(document, STORY, "markdown"), "Ada")
    first, second = worklist(library)
    assert first.words.strip() == "A judge in Boston blocked the flight."
    assert second.words.strip() == "The statute requires a hearing."
    version = documents.current(library.db, "a")
    assert version
    assert version.text[first.start : first.end] == first.words
    anchor = describe(version.text, first.start, first.end, version.hash)
    note = Annotation(
        id="urn:uuid:00000000-0000-4000-8000-000000000001",
        document="a",
        creator="Ada",
        created="2025-05-21T00:00:00Z",
        modified="2025-05-21T00:00:00Z",
        anchors=(anchor,),
        note="No link needed.",
    )
    with library.writing() as db:
        notes.put(db, note)
    assert [each.words for each in worklist(library)] == [second.words]


def test_a_proposal_takes_a_sentence_off_the_list(starter: Library) -> None:
    for each in worklist(starter):
        assert not [hint for hint in each.hints if hint.chosen]


def test_one_article(starter: Library) -> None:
    every = list(worklist(starter))
    article = every[0].document.id
    assert list(worklist(starter, article)) == [e for e in every if e.document.id == article]
    assert list(worklist(starter, "nowhere")) == []
