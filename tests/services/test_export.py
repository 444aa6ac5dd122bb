"""One format out of a library: one file, or several in a zip; nothing is written over."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Document, DocumentKind
from app.errors import BadInput
from app.exporters import FORMATS
from app.importers import Imported
from app.services.add import add
from app.services.annotate import Body, Passage, annotate
from app.services.export import Into, export, titles
from app.services.leaving import Audience, Options, options_for
from app.services.pick import pick
from app.store import documents
from app.store.library import Library
from tests.random_library import Size, fill
from tests.services.test_bundle import ARTICLE, LINK


@pytest.fixture
def noted(starter: Library) -> Library:
    """The starter library with one more article and one private note with a link."""
    document = Document(ARTICLE, DocumentKind.ARTICLE, "Night shift", published="2025-05-31")
    add(starter, Imported(document, "The justices let the parole end.", "text"), "Ada")
    version = documents.current(starter.db, ARTICLE)
    assert version
    passage = Passage(ARTICLE, version.hash, 4, 12, "justices")
    annotate(starter, passage, Body("Note.", links=(LINK,)), "Ada")
    return starter


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_the_same_bytes_twice(noted: Library, tmp_path: Path, form: str) -> None:
    options = Options(include_private=True)
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(export(noted, [ARTICLE], Into(form, tmp_path / name), options))
    assert made[0].path.read_bytes() == made[1].path.read_bytes() != b""
    assert made[0].name == made[0].path.name
    assert list((tmp_path / "one").iterdir()) == [made[0].path]
    if made[0].count > 1:
        with ZipFile(made[0].path) as packed:
            assert len(packed.namelist()) == made[0].count
            assert packed.testzip() is None


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_takes_the_whole_starter_library(
    starter: Library, tmp_path: Path, form: str
) -> None:
    made = export(starter, pick(starter), Into(form, tmp_path), options_for(Audience.ARCHIVE))
    assert made.path.stat().st_size > 1000


@settings(max_examples=3)
@given(seed=st.integers(0, 2**32))
def test_every_format_takes_any_library(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("any")
    library = Library(folder / "home")
    fill(library, seed, Size(articles=3, annotations=40, links=30, laws=6))
    for form in FORMATS:
        made = export(library, pick(library), Into(form, folder), options_for(Audience.ARCHIVE))
        assert made.path.stat().st_size > 100
    library.close()


def test_what_cannot_be_is_refused(noted: Library, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no format"):
        export(noted, [ARTICLE], Into("papyrus", tmp_path))
    with pytest.raises(BadInput, match="nothing in it"):
        export(noted, [ARTICLE], Into("jsonld", tmp_path))
    with pytest.raises(BadInput, match="No such file"):
        export(noted, [ARTICLE], Into("links", tmp_path / "nowhere"))
    export(noted, [ARTICLE], Into("links", tmp_path))
    with pytest.raises(BadInput, match="exists"):
        export(noted, [ARTICLE], Into("links", tmp_path))
    assert [path.name for path in tmp_path.iterdir() if path.suffix] == ["links.csv"]


def test_every_format_says_what_it_is() -> None:
    assert list(titles()) == list(FORMATS)
    assert all(titles().values())
