"""One format out of a library: one file, or several in a zip; nothing is written over."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from app.domain.document import Document, DocumentKind
from app.errors import BadInput
from app.exporters import FORMATS
from app.importers import Imported
from app.services.add import add
from app.services.annotate import Body, Passage, annotate
from app.services.export import Into, export, titles
from app.services.leaving import Options
from app.store import documents
from app.store.library import Library
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
