"""Whether what is brought in is here already: articles by address and words, cases by docket."""

from __future__ import annotations

import json
import random
from pathlib import Path

from app.domain.authority import Authority, AuthorityKind, Key
from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services import identity
from app.services.add import Added
from app.services.add_files import Run, add_files
from app.store import authorities, documents, likenesses
from app.store.library import Library


def words(seed: int, count: int = 200) -> str:
    chance = random.Random(seed)
    return " ".join(f"w{chance.randrange(5000)}" for _ in range(count))


def bring(library: Library, folder: Path, *rows: dict[str, str]) -> list[Added]:
    """Each row from a file of its own, in a run of its own, as they come over time."""
    found = []
    for row in rows:
        path = folder / "rows.jsonl"
        path.write_text(json.dumps({"title": "Lamps"} | row), encoding="utf-8")
        results = add_files(Run(library, "Ada"), [path])
        found += [each for each in results if isinstance(each, Added)]
    return found


def test_the_same_address_is_the_same_article(library: Library, tmp_path: Path) -> None:
    first, second = bring(
        library,
        tmp_path,
        {"text": words(1), "url": "https://www.news.example/lamps/"},
        {"title": "Other", "text": words(2), "url": "https://news.example/lamps?utm_source=x"},
    )
    assert (first.id, first.change) == ("lamps", "new")
    assert (second.id, second.change) == ("lamps", "version")


def test_another_article_of_that_title_has_an_id_of_its_own(
    library: Library, tmp_path: Path
) -> None:
    rows = [{"text": words(seed), "published": "2031-02-03"} for seed in (1, 2, 3)]
    ids = [each.id for each in bring(library, tmp_path, *rows)]
    assert ids == ["lamps", "lamps-2031-02", "lamps-2031-02-2"]
    again = bring(library, tmp_path, *rows)
    assert [(each.id, each.change) for each in again] == [(name, "unchanged") for name in ids]


def test_an_update_without_an_address_is_a_version(library: Library, tmp_path: Path) -> None:
    changed = words(1).replace(" ", f" {words(9, 40)} ", 1)
    _, second = bring(library, tmp_path, {"text": words(1)}, {"text": changed})
    assert (second.id, second.change) == ("lamps", "version")


def test_the_same_words_elsewhere_are_proposed(library: Library, tmp_path: Path) -> None:
    _, second, third = bring(
        library,
        tmp_path,
        {"text": words(1), "url": "https://a.example/1", "published": "2031-02-03"},
        {
            "title": "Copy",
            "text": words(1),
            "url": "https://b.example/1",
            "published": "2031-02-04",
        },
        {
            "title": "Late",
            "text": words(1),
            "url": "https://c.example/1",
            "published": "2032-02-04",
        },
    )
    assert (second.id, second.alike) == ("copy", (("lamps", "republished"),))
    assert third.alike == ()
    assert likenesses.proposed(library.db) == [("copy", "lamps", "republished")]


def case(caption: str, *dockets: str) -> Imported:
    keys = tuple(Key("docket", f"No. {each}") for each in dockets)
    record = Authority(f"/us/scotus/{caption}", AuthorityKind.CASE, caption, keys=keys)
    return Imported(Document(record.id, DocumentKind.AUTHORITY, caption), "", "markdown", record)


def ruling(caption: str) -> Imported:
    reference = f"/us/scotus/{caption}/2031-02-03"
    record = Authority(reference, AuthorityKind.RULING, caption, part_of=f"/us/scotus/{caption}")
    return Imported(
        Document(reference, DocumentKind.AUTHORITY, caption), "Words.", "markdown", record
    )


def test_a_case_is_known_by_its_docket(starter: Library) -> None:
    with starter.writing():
        found = identity.settled(starter, case("noem-secretary-v-garcia", "24a949"))
        assert found.document.id == "/us/scotus/noem-v-abrego-garcia"
        of_it = identity.settled(starter, ruling("noem-secretary-v-garcia"))
    assert of_it.document.id == "/us/scotus/noem-v-abrego-garcia/2031-02-03"
    assert of_it.authority is not None
    assert of_it.authority.part_of == "/us/scotus/noem-v-abrego-garcia"
    assert authorities.redirect(starter.db, "/us/scotus/noem-secretary-v-garcia") == (
        "/us/scotus/noem-v-abrego-garcia"
    )


def test_a_docket_of_another_court_is_another_case(starter: Library) -> None:
    found = identity.settled(starter, case("green-v-roe", "30-17"))
    assert found.document.id == "/us/scotus/green-v-roe"
    assert documents.get(starter.db, "/us/scotus/green-v-roe") is None
