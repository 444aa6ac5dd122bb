"""What is around the articles of a bundle: what leaves, what comes back, what differs is told."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest

from app.domain.document import Document, DocumentKind
from app.errors import BasisError, Differs
from app.formats import bag
from app.formats.bundle import write
from app.formats.payload import File
from app.importers import Imported
from app.services import bundle, projects, vocabulary
from app.services.add import add
from app.services.annotate import Body, Passage, annotate
from app.services.bundle import Audience, options_for
from app.services.projects import Description
from app.store import addresses, documents, history, merged
from app.store import projects as kept
from app.store import vocabulary as agreed
from app.store.library import Library

ONE, OTHER = "the-stay", "the-secret-plan"


@pytest.fixture
def worked(library: Library) -> Library:
    """A project of two articles, two tags agreed on, and an annotation with an address."""
    for slug in (ONE, OTHER):
        document = Document(slug, DocumentKind.ARTICLE, slug.title(), published="2025-05-31")
        add(library, Imported(document, f"The order of {slug}.", "text"), "Ada")
    vocabulary.define(library, "stay", "an order that halts another", "Ada")
    vocabulary.define(library, "leak", "SECRET-MEANING", "Ada")
    version = documents.current(library.db, ONE)
    assert version
    made = annotate(library, Passage(ONE, version.hash, 4, 9, "order"), Body(tags=("stay",)), "Bo")
    with library.writing() as db:
        addresses.take(db, "wished", made.id)
    begun = projects.begin(library, "Parole", "Who is let in", "Grace")
    projects.gather(library, begun.id, [ONE, OTHER], "Grace")
    return library


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Library]:
    there = Library(tmp_path / "there")
    yield there
    there.close()


def archive(library: Library, folder: Path, chosen: list[str], name: str = "b.zip") -> Path:
    return bundle.create(library, chosen, folder / name, options_for(Audience.ARCHIVE)).path


def told(opening: bundle.Opening) -> list[str]:
    return [f"{refused.name}: {refused.error}" for refused in opening.refused]


# Audience -> the files around the articles that it gets.
GETS = {
    Audience.PUBLIC: {"addresses.json", "tags.json"},
    Audience.COLLEAGUE: {"addresses.json", "tags.json", "projects.json", "history.jsonl"},
    Audience.ARCHIVE: {"addresses.json", "tags.json", "projects.json", "history.jsonl"},
}


@pytest.mark.parametrize("audience", Audience)
def test_what_is_around_leaves_for_whom_it_is_meant(
    worked: Library, tmp_path: Path, audience: Audience
) -> None:
    options = replace(options_for(audience), include_private=True)
    made = bundle.create(worked, [ONE], tmp_path / "b.zip", options)
    with ZipFile(made.path) as packed:
        names = {name for name in packed.namelist() if name.startswith("data/library/")}
        found = b"".join(map(packed.read, packed.namelist())).decode()
    assert {name.removeprefix("data/library/") for name in names} == GETS[audience]
    assert OTHER not in found, "an article that stays is not named"
    assert ("SECRET-MEANING" in found) is (audience is Audience.ARCHIVE)
    assert ("Who is let in" in found) is (audience is not Audience.PUBLIC)
    seen = bundle.preview(worked, [ONE], options)
    assert seen.projects == (() if audience is Audience.PUBLIC else ("Parole",))
    assert seen.tags == (2 if audience is Audience.ARCHIVE else 1)
    assert ("Grace" in seen.people) is (audience is not Audience.PUBLIC)


def test_the_public_gets_projects_only_where_that_is_asked(worked: Library, tmp_path: Path) -> None:
    options = replace(options_for(Audience.PUBLIC), include_projects=True)
    made = bundle.create(worked, [ONE], tmp_path / "b.zip", options)
    with ZipFile(made.path) as packed:
        (project,) = json.loads(packed.read("data/library/projects.json"))
    assert (project["title"], project["articles"]) == ("Parole", [ONE])


def test_all_of_it_comes_back(worked: Library, there: Library, tmp_path: Path) -> None:
    opening = bundle.open(there, archive(worked, tmp_path, [ONE, OTHER]), "Zoe")
    assert told(opening) == []
    assert kept.every(there.db) == kept.every(worked.db)
    assert agreed.every(there.db) == agreed.every(worked.db)
    assert addresses.find(there.db, "wished") == addresses.find(worked.db, "wished")
    (project,) = kept.every(there.db)
    acts = [(act.at, act.by, act.action) for act in history.of_subject(there.db, project.subject)]
    assert [by for _, by, _ in acts] == ["Grace", "Grace"]
    again = bundle.open(there, archive(worked, tmp_path, [ONE, OTHER], "2.zip"), "Zoe")
    assert (again.taken, again.refused) == ([], [])


def test_without_a_history_who_opened_it_stands_for_it(
    worked: Library, there: Library, tmp_path: Path
) -> None:
    options = replace(options_for(Audience.PUBLIC), include_projects=True)
    bundle.open(there, bundle.create(worked, [ONE], tmp_path / "b.zip", options).path, "Zoe")
    (project,) = kept.every(there.db)
    (act,) = history.of_subject(there.db, project.subject)
    assert (act.by, act.action) == ("Zoe", "opened")


def test_a_project_that_has_more_articles_here_is_the_same(worked: Library, tmp_path: Path) -> None:
    made = archive(worked, tmp_path, [ONE])
    before = kept.every(worked.db)
    assert told(bundle.open(worked, made, "Zoe")) == []
    assert kept.every(worked.db) == before


def test_what_differs_is_told_and_left_as_it_is(
    worked: Library, there: Library, tmp_path: Path
) -> None:
    made = archive(worked, tmp_path, [ONE, OTHER])
    bundle.open(there, made, "Zoe")
    (project,) = kept.every(there.db)
    projects.describe(there, project.id, Description("Another title", "mine"), "Zoe")
    vocabulary.define(there, "stay", "mine", "Zoe")
    mine = kept.every(there.db), agreed.every(there.db)
    opening = bundle.open(there, made, "Zoe")
    assert {type(refused.error) for refused in opening.refused} == {Differs}
    words = " ".join(told(opening))
    assert "title is “Another title” here and “Parole” there" in words
    assert "means “mine” here and means “an order that halts another” there" in words
    assert (kept.every(there.db), agreed.every(there.db)) == mine


def test_what_was_said_of_two_articles_comes_along(
    worked: Library, there: Library, tmp_path: Path
) -> None:
    merged.decide(worked.db, ONE, OTHER, merged.APART)
    worked.db.conn.commit()
    assert told(bundle.open(there, archive(worked, tmp_path, [ONE]), "Zoe")) == []
    assert merged.decisions(there.db) == [], "one of the two stayed"
    both = archive(worked, tmp_path, [ONE, OTHER], "2.zip")
    bundle.open(there, both, "Zoe")
    assert merged.decisions(there.db) == [(ONE, OTHER, merged.APART)]
    merged.decide(there.db, ONE, OTHER, merged.MERGED)
    there.db.conn.commit()
    words = " ".join(told(bundle.open(there, both, "Zoe")))
    assert f"{ONE} and {OTHER} is another here than in the bundle: merged here" in words
    assert merged.decisions(there.db) == [(ONE, OTHER, merged.MERGED)]


def test_a_library_that_closed_its_tags_keeps_them(
    worked: Library, there: Library, tmp_path: Path
) -> None:
    vocabulary.close(there, True, "Zoe")
    opening = bundle.open(there, archive(worked, tmp_path, [ONE]), "Zoe")
    assert [refused.name for refused in opening.refused] == ["leak", "stay"]
    assert agreed.every(there.db) == {}


def test_an_address_that_is_taken_here_stays(
    worked: Library, there: Library, tmp_path: Path
) -> None:
    made = archive(worked, tmp_path, [ONE])
    bundle.open(there, made, "Zoe")
    version = documents.current(there.db, ONE)
    assert version
    mine = annotate(there, Passage(ONE, version.hash, 0, 3, "The"), Body("x"), "Zoe")
    there.db.execute("update addresses set annotation = ?", [mine.id])
    there.db.conn.commit()
    (refused,) = bundle.open(there, made, "Zoe").refused
    assert refused.name == "wished"
    assert addresses.find(there.db, "wished") == mine.id


BAD = {
    "projects.json": b'[{"id": 3}]',
    "tags.json": b'{"a": 1}',
    "one-or-two.json": b'[["a", "b", "perhaps"]]',
    "addresses.json": b"[",
    "history.jsonl": b'{"at": "", "by": "", "subject": "urn:uuid:x", "action": "", "after": {}}\n',
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_told_by_name(
    there: Library, tmp_path: Path, name: str
) -> None:
    made = tmp_path / "b.zip"
    with made.open("wb") as out, TemporaryDirectory() as folder:
        write(out, [File(f"library/{name}", [BAD[name]])], bag.Label("B"), Path(folder))
    (refused,) = bundle.open(there, made, "Zoe").refused
    assert isinstance(refused.error, BasisError)
    assert name in refused.name or "urn:uuid:x" in refused.name
    assert history.newest(there.db, 9) == []
