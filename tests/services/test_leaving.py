"""For whom a bundle is made: what each audience gets, and what nobody but the archive does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.domain.annotation import Annotation, Visibility
from app.domain.document import Document, DocumentKind
from app.errors import BadInput, NotFound
from app.formats import bag
from app.formats.bundle import write
from app.formats.payload import File
from app.importers import Imported
from app.services import bundle, projects
from app.services.add import add
from app.services.annotate import Body, Passage, annotate, revise, undo, withdraw
from app.services.bundle import Audience, options_for
from app.services.pick import Offer, Wanted, offer, pick
from app.store import annotations as notes
from app.store import authorities, documents, history
from app.store.library import Library

DOCUMENT = Document("the-stay", DocumentKind.ARTICLE, "The stay", published="2025-05-31")
WORDS = ("DRAFT-WORDS", "final words", "SECRET-WORDS", "TAKEN-BACK", "Quiet Quinn", "Gone Eve")
GETS = {
    Audience.PUBLIC: {"final words"},
    Audience.COLLEAGUE: {"final words"},
    Audience.ARCHIVE: set(WORDS),
}


def say(library: Library, exact: str, note: str, by: str, visibility: Visibility) -> Annotation:
    version = documents.current(library.db, DOCUMENT.id)
    assert version
    start = version.text.index(exact)
    passage = Passage(DOCUMENT.id, version.hash, start, start + len(exact), exact)
    return annotate(library, passage, Body(note, ("stay",), visibility=visibility), by)


@pytest.fixture
def worked(library: Library) -> Library:
    """A note that was private before it was published, a private one, one taken back."""
    add(library, Imported(DOCUMENT, "The order was stayed. Nobody knew why.", "text"), "Ada")
    first = say(library, "order", "DRAFT-WORDS", "Ada", Visibility.PRIVATE)
    published = Body("final words", ("stay",), visibility=Visibility.PUBLISHED)
    revise(library, first.id, published, "Ada", first.revision)
    say(library, "Nobody", "SECRET-WORDS", "Quiet Quinn", Visibility.PRIVATE)
    gone = say(library, "why", "TAKEN-BACK", "Gone Eve", Visibility.PUBLISHED)
    withdraw(library, gone.id, "Gone Eve")
    return library


@pytest.mark.parametrize("audience", Audience)
def test_an_audience_gets_what_is_meant_for_it(
    worked: Library, tmp_path: Path, audience: Audience
) -> None:
    made = bundle.create(worked, [DOCUMENT.id], tmp_path / "b.zip", options_for(audience))
    with ZipFile(made.path) as packed:
        names = packed.namelist()
        found = b"".join(map(packed.read, names)).decode()
    assert {word for word in WORDS if word in found} == GETS[audience]
    assert ("data/history/the-stay.jsonl" in names) is (audience is not Audience.PUBLIC)


def test_the_preview_counts_what_an_archive_takes(worked: Library) -> None:
    seen = bundle.preview(worked, [DOCUMENT.id], options_for(Audience.ARCHIVE))
    assert (seen.withdrawn, seen.acts, seen.versions) == (1, 6, 1)
    assert seen.people == ("Ada", "Gone Eve", "Quiet Quinn")
    seen = bundle.preview(worked, [DOCUMENT.id], options_for(Audience.COLLEAGUE))
    assert (seen.withdrawn, seen.acts, seen.people) == (0, 2, ("Ada",))


def test_what_was_done_can_be_undone_elsewhere(worked: Library, tmp_path: Path) -> None:
    made = bundle.create(worked, [DOCUMENT.id], tmp_path / "b.zip", options_for(Audience.ARCHIVE))
    there = Library(tmp_path / "there")
    assert not bundle.open(there, made.path, "Zoe").refused
    (gone,) = [n for n in notes.with_withdrawn(there.db, DOCUMENT.id) if n.withdrawn]
    assert undo(there, gone.id, "Zoe").note == "TAKEN-BACK"
    (first,) = [n for n in notes.of_document(there.db, DOCUMENT.id) if n.note == "final words"]
    assert undo(there, first.id, "Zoe").note == "DRAFT-WORDS"
    there.close()


def test_without_a_history_who_brought_it_in_is_written_down(
    worked: Library, tmp_path: Path
) -> None:
    made = bundle.create(worked, [DOCUMENT.id], tmp_path / "b.zip")
    there = Library(tmp_path / "there")
    bundle.open(there, made.path, "Zoe")
    (note,) = notes.of_document(there.db, DOCUMENT.id)
    acts = history.of_subject(there.db, note.id) + history.of_subject(there.db, DOCUMENT.id)
    assert [(act.by, act.action) for act in acts] == [("Zoe", "imported"), ("Zoe", "opened")]
    there.close()


# Where a line of a history is not what Basis writes -> what is said of it.
BROKEN = {
    "no json": (b"{", b"[", "line 1"),
    "no state": (b'"document"', b'"docket"', "not of the form"),
    "another's": (b'"id": "urn:uuid:', b'"id": "urn:uuid:f', "has a state of"),
    "elsewhere": (b'"version": "', b'"version": "0', "There is no version"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_forged_history_is_refused_and_the_note_kept(
    worked: Library, tmp_path: Path, case: str
) -> None:
    old, new, words = BROKEN[case]
    made = bundle.create(worked, [DOCUMENT.id], tmp_path / "b.zip", options_for(Audience.COLLEAGUE))
    name = "history/the-stay.jsonl"

    def forge(files: dict[str, bytes]) -> None:
        files[name] = files[name].replace(old, new)

    forged = _resealed(made.path, tmp_path / "forged.zip", forge)
    there = Library(tmp_path / "there")
    opening = bundle.open(there, forged, "Zoe")
    assert words in " ".join(str(refused.error) for refused in opening.refused)
    (note,) = notes.of_document(there.db, DOCUMENT.id)
    assert history.of_subject(there.db, note.id)[-1].by == "Zoe"
    there.close()


def _resealed(path: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The bundle with files changed and manifests that agree."""
    with ZipFile(path) as packed:
        names = [name for name in packed.namelist() if name.startswith("data/")]
        files = {name.removeprefix("data/"): packed.read(name) for name in names}
    del files["ro-crate-metadata.json"]
    change(files)
    laid = target.with_suffix(".laid")
    laid.mkdir()
    with target.open("wb") as out:
        pieces = [File(name, [content]) for name, content in files.items()]
        write(out, pieces, bag.Label("Forged"), laid)
    return target


def test_old_ids_lead_on_and_conflicts_are_told(worked: Library, tmp_path: Path) -> None:
    made = bundle.create(worked, [DOCUMENT.id], tmp_path / "b.zip")
    redirects = "authorities/redirects.json"
    leads = {redirects: b'{"/us/x/old": "/us/x/new"}'}
    forged = _resealed(made.path, tmp_path / "r.zip", lambda files: files.update(leads))
    there = Library(tmp_path / "there")
    assert not bundle.open(there, forged, "Zoe").refused
    assert authorities.redirect(there.db, "/us/x/old") == "/us/x/new"
    leads = {redirects: b'{"/us/x/old": "/us/x/other"}'}
    other = _resealed(made.path, tmp_path / "o.zip", lambda files: files.update(leads))
    (refused,) = bundle.open(there, other, "Zoe").refused
    assert "leads to /us/x/new here and to /us/x/other there" in str(refused.error)
    there.close()


# What articles must be -> those that are.
PICKS = [
    (Wanted("stayed"), [DOCUMENT.id]),
    (Wanted("tag:stay"), [DOCUMENT.id]),
    (Wanted('by:"Quiet Quinn"'), [DOCUMENT.id]),
    (Wanted(since="2025-06"), ["b"]),
    (Wanted(until="2025-05"), [DOCUMENT.id]),
    (Wanted("stayed", until="2025-04"), []),
    (Wanted(project="Stays"), ["b"]),
    (Wanted(project="Stays", until="2025-06"), []),
    (Wanted(tag="stay"), [DOCUMENT.id]),
    (Wanted(tag="sta"), []),
    (Wanted(person="Quiet Quinn"), [DOCUMENT.id]),
    (Wanted(person="Quinn"), []),
    (Wanted(person="Gone Eve"), []),
    (Wanted(tag="stay", person="Ada", since="2025-05-31", until="2025-05-31"), [DOCUMENT.id]),
]


def test_articles_are_picked_by_search_note_and_day(worked: Library) -> None:
    add(
        worked,
        Imported(replace(DOCUMENT, id="b", title="B", published="2025-07"), "Else.", "text"),
        "Ada",
    )
    assert pick(worked) == ["b", DOCUMENT.id]
    begun = projects.begin(worked, "Stays", "", "Ada")
    projects.gather(worked, begun.id, ["b"], "Ada")
    for wanted, expected in PICKS:
        assert pick(worked, wanted) == expected, wanted
    with pytest.raises(NotFound, match="nothing"):
        pick(worked, Wanted(project="nothing"))
    for wanted in (Wanted(since="May"), Wanted(until="2025-13")):
        with pytest.raises(BadInput, match="no date"):
            pick(worked, wanted)


def test_what_there_is_to_pick_by(worked: Library) -> None:
    begun = projects.begin(worked, "Stays", "", "Ada")
    assert offer(worked) == Offer([begun], ["stay"], ["Ada", "Quiet Quinn"])
