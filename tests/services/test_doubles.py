"""Articles that may be one: merged, kept apart, and either undone."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from app.domain.document import Document, DocumentKind
from app.errors import BadInput, ChangedSince, NotFound
from app.importers import Imported
from app.services import bundle, doubles
from app.services.add import add
from app.services.annotate import Body, Passage, annotate, revise
from app.services.bundle import Audience, options_for
from app.services.check import out_of_step
from app.services.doubles import keep_apart, merge, pairs, undo
from app.services.identity import remember, settled
from app.services.pick import pick
from app.services.search import search
from app.store import annotations as notes_of
from app.store import documents, merged
from app.store.library import Library

WORDS = " ".join(f"word{n}" for n in range(80))
TEXT = f"The lamps are out in the north. {WORDS}\n\nNobody counts them at night."


@pytest.fixture
def two(library: Library) -> Library:
    """An article, and its update under another name, with one annotation on the update."""
    for name, text in (("lamps", TEXT), ("lamps-again", TEXT + "\n\nThe office answered late.")):
        document = Document(name, DocumentKind.ARTICLE, name, published="2031-03-04")
        imported = settled(library, Imported(document, text, "markdown"))
        with library.writing():
            add(library, imported, "Ada")
            remember(library, imported)
    return library


def note(library: Library, words: str, document: str = "lamps-again") -> str:
    version = documents.current(library.db, document)
    assert version is not None
    start = version.text.index(words)
    passage = Passage(document, version.hash, start, start + len(words), words)
    return annotate(library, passage, Body(note="Who counts?"), "Ada").id


def listed(library: Library) -> list[str]:
    return sorted(each.id for each in documents.listed(library.db, DocumentKind.ARTICLE))


def test_an_article_that_is_like_another_is_proposed(two: Library) -> None:
    (pair,) = pairs(two)
    assert (pair.document.id, pair.other.id, pair.decision) == ("lamps-again", "lamps", "")


def test_a_merged_article_is_a_version_and_its_notes_go_along(two: Library) -> None:
    kept, lost = note(two, "Nobody counts them"), note(two, "The office answered late")
    assert merge(two, "lamps-again", "lamps", "Bob") == 2
    assert listed(two) == ["lamps"]
    assert merged.into(two.db, "lamps-again") == "lamps"
    lines = documents.numbered(two.db, "lamps")
    assert [line.number for line in lines] == [1, 2]
    current = documents.current(two.db, "lamps")
    assert current is not None
    assert current.hash == lines[0].hash
    first, second = (notes_of.get(two.db, each) for each in (kept, lost))
    assert first is not None
    assert second is not None
    assert first.document == second.document == "lamps"
    assert first.anchors[0].version == current.hash
    assert second.anchors[0].version == lines[1].hash  # its words are in that version alone
    assert [hit.id for hit in search(two, "office answered kind:article").hits] == []
    assert [hit.id for hit in search(two, "north kind:article").hits] == ["lamps"]
    assert out_of_step(two) == []


def test_undone_all_is_as_it_was(two: Library) -> None:
    made = note(two, "Nobody counts them")
    before = notes_of.get(two.db, made)
    assert before is not None
    merge(two, "lamps-again", "lamps", "Bob")
    undo(two, "lamps-again", "lamps", "Ada")
    after = notes_of.get(two.db, made)
    assert after is not None
    assert (after.document, after.anchors) == (before.document, before.anchors)
    assert listed(two) == ["lamps", "lamps-again"]
    assert pairs(two)[0].decision == ""
    assert out_of_step(two) == []
    merge(two, "lamps-again", "lamps", "Bob")  # and once more
    assert listed(two) == ["lamps"]


def test_an_archive_has_what_was_merged_and_there_it_can_be_undone(
    two: Library, tmp_path: Path
) -> None:
    made = note(two, "Nobody counts them")
    before = notes_of.get(two.db, made)
    assert before is not None
    merge(two, "lamps-again", "lamps", "Bob")
    public = bundle.create(two, pick(two), tmp_path / "public.zip")
    archive = bundle.create(two, pick(two), tmp_path / "b.zip", options_for(Audience.ARCHIVE))
    names = [name for path in (public.path, archive.path) for name in ZipFile(path).namelist()]
    assert names.count("data/articles/lamps-again.md") == 1
    there = Library(tmp_path / "there")
    assert bundle.open(there, archive.path, "Zoe").refused == []
    assert merged.into(there.db, "lamps-again") == "lamps"
    assert listed(there) == ["lamps"]
    again = bundle.create(there, pick(there), tmp_path / "2.zip", options_for(Audience.ARCHIVE))
    assert again.digest == archive.digest
    undo(there, "lamps-again", "lamps", "Zoe")
    after = notes_of.get(there.db, made)
    assert after is not None
    assert (after.document, after.anchors) == (before.document, before.anchors)
    assert listed(there) == ["lamps", "lamps-again"]
    there.close()


def test_a_note_that_was_changed_since_keeps_the_merge(two: Library) -> None:
    made = note(two, "Nobody counts them")
    merge(two, "lamps-again", "lamps", "Bob")
    moved = notes_of.get(two.db, made)
    assert moved is not None
    revise(two, made, Body(note="Another"), "Ada", moved.revision)
    with pytest.raises(ChangedSince):
        undo(two, "lamps-again", "lamps", "Ada")
    assert listed(two) == ["lamps"]


def test_what_is_kept_apart_stays_and_can_be_undone(two: Library) -> None:
    keep_apart(two, "lamps-again", "lamps", "Bob")
    assert pairs(two)[0].decision == merged.APART
    assert listed(two) == ["lamps", "lamps-again"]
    undo(two, "lamps-again", "lamps", "Bob")
    assert pairs(two)[0].decision == ""
    with pytest.raises(NotFound):
        undo(two, "lamps-again", "lamps", "Bob")


def test_only_what_was_proposed_is_merged_and_only_once(two: Library) -> None:
    with pytest.raises(NotFound):
        merge(two, "lamps", "lamps-again", "Bob")
    merge(two, "lamps-again", "lamps", "Bob")
    with pytest.raises(BadInput, match="merged into another already"):
        merge(two, "lamps-again", "lamps", "Bob")
    with pytest.raises(BadInput, match="Undo the merge first"):
        keep_apart(two, "lamps-again", "lamps", "Bob")


def test_brought_in_again_it_is_a_version_of_the_one_it_is(two: Library) -> None:
    doubles.merge(two, "lamps-again", "lamps", "Bob")
    document = Document("lamps-again", DocumentKind.ARTICLE, "Again", published="2031-03-04")
    found = settled(two, Imported(document, TEXT, "markdown"))
    assert found.document.id == "lamps"
