"""Pages that are not held yet, and passages that are known by their words alone."""

from dataclasses import replace

from app.domain.annotation import Anchor, AnchorState
from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services.add import add
from app.services.annotate import keep_next
from app.services.check import check
from app.services.elsewhere import slug_of
from app.services.review import orphans, waiting
from app.services.settle import Choice, settle
from app.services.submit import Sent, submit
from app.store import annotations, documents, reviews
from app.store.library import Library

PAGE = "https://news.example/2025/05/two-notices?id=7#top"
SENT = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "target": PAGE,
    "bodyValue": "Worth reading",
}
TEXT = "The court granted the stay in May.\n\nThe court granted the stay in June."


def hold(library: Library, text: str) -> None:
    document = Document(slug_of(PAGE), DocumentKind.ARTICLE, "Two notices", url=PAGE)
    add(library, Imported(document, text, "text"), "Ada")


def test_a_page_that_is_not_held_gets_a_record_and_later_its_text(library: Library) -> None:
    made = submit(library, Sent(SENT, "Ada"))
    record = documents.get(library.db, made.document)
    assert record is not None
    assert (record.id, record.url) == (slug_of(PAGE), PAGE)
    assert submit(library, Sent(SENT, "Ada")).document == record.id
    assert check(library) == []
    hold(library, TEXT)
    assert {note.document for note in annotations.every(library.db)} == {record.id}
    assert submit(library, Sent(SENT, "Ada")).document == record.id


def test_two_addresses_never_share_a_record() -> None:
    assert slug_of("https://a.example/x?y") != slug_of("https://a.example/x/y")
    assert slug_of("https://a.example/x#1") == slug_of("https://a.example/x#2")


def unplaced(library: Library, exact: str) -> str:
    """A note on words of a page that is not held."""
    made = submit(library, Sent(SENT, "Ada"))
    version = documents.current(library.db, made.document)
    assert version is not None
    kept = Anchor(version.hash, 0, 0, exact, state=AnchorState.CHECK)
    with library.writing():
        return keep_next(library, replace(made, anchors=(kept,)), "imported", "Ada").id


def test_words_are_looked_for_when_the_text_comes(library: Library) -> None:
    note = unplaced(library, "granted the\n\tstay in May")
    assert reviews.count(library.db) == len(waiting(library)) == 1
    hold(library, TEXT)
    (found,) = annotations.every(library.db)
    assert found.id == note
    assert found.anchors[0].exact == "granted the stay in May"
    assert found.anchors[0].state is AnchorState.MOVED
    assert waiting(library) == []
    assert check(library) == []


def test_a_doubt_waits_with_its_candidates_and_is_settled(library: Library) -> None:
    note = unplaced(library, "granted the stay")
    hold(library, TEXT)
    (review,) = waiting(library)
    assert review.old.passage == "granted the stay"
    assert len(review.options) == 2
    second = review.options[1].candidate
    settle(library, note, Choice(0, review.version, second.start, second.end), "Grace")
    assert waiting(library) == []
    assert annotations.every(library.db)[0].anchors[0].start == second.start


def test_what_is_nowhere_is_an_orphan_and_comes_back(library: Library) -> None:
    unplaced(library, "zebras graze upon the savannah")
    hold(library, TEXT)
    assert [one.old.passage for one in orphans(library)] == ["zebras graze upon the savannah"]
    hold(library, "At dusk zebras graze upon the savannah.\n\n" + TEXT)
    assert orphans(library) == []
    assert annotations.every(library.db)[0].anchors[0].placed
