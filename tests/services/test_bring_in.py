"""Annotations of others: from Hypothesis, in W3C JSON-LD, from a colleague's folder."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.annotation import AnchorState
from app.domain.document import Document, DocumentKind
from app.errors import BadAnchor, BadInput, Unlike
from app.formats.w3c import collection, dump_bytes, to_jsonld
from app.importers import Imported
from app.services.add import add
from app.services.annotate import Body, Passage, annotate, revise, withdraw
from app.services.bring_in import Manner, Report, bring_in
from app.services.check import check, out_of_step
from app.services.exchange import HYPOTHESIS, export_annotations
from app.services.review import orphans, waiting
from app.services.start import start
from app.settings import Settings
from app.store import annotations, documents, history
from app.store.library import Library

CASES = Path(__file__).parents[1] / "cases" / "formats" / "hypothesis"
URL = "https://news.example/two-notices"
TEXT = (
    "The Secretary shall publish each notice in the Federal Register, with the reasons.\n\n"
    "A court of appeals may stay the order until the petition for review has been decided."
)
ADA = Manner("Ada")


def hold(library: Library, text: str = TEXT, name: str = "two-notices") -> None:
    document = Document(name, DocumentKind.ARTICLE, "Two notices", url=URL)
    add(library, Imported(document, text, "text"), "Ada")


def note(library: Library, words: str, body: Body) -> str:
    version = documents.current(library.db, "two-notices")
    assert version is not None
    begin = version.text.index(words)
    place = Passage("two-notices", version.hash, begin, begin + len(words), words)
    return annotate(library, place, body, "Grace").id


def other(tmp_path: Path, text: str = TEXT) -> Library:
    library = start(Settings(tmp_path / "other", "Zoe"))
    hold(library, text)
    return library


def outcome(report: Report) -> tuple[int, int, int]:
    return len(report.taken), len(report.known), len(report.refused)


def test_hypothesis_annotations_are_taken_with_authors_and_dates(library: Library) -> None:
    hold(library)
    report = bring_in(library, CASES / "rows.json", ADA)
    assert outcome(report) == (3, 0, 1)
    assert Counter(report.states) == {AnchorState.MOVED: 1, AnchorState.ORPHAN: 1}
    found = {each.note: each for each in annotations.every(library.db)}
    first = found["Was it published?"]
    assert first.anchors[0].exact == "publish each notice in the Federal Register"
    assert (first.creator, first.created) == (
        "acct:grace@example.org",
        "2016-12-16T11:24:14.673557Z",
    )
    assert found["It was."].reply_to == first.id
    assert [act.by for act in history.of_subject(library.db, first.id)] == ["Ada"]
    assert outcome(bring_in(library, CASES / "rows.json", ADA)) == (0, 3, 1)
    assert [problem.what for problem in check(library)] == ["its passage changed; look at it again"]


def test_they_wait_for_the_page_and_are_found_when_it_comes(library: Library) -> None:
    report = bring_in(library, CASES / "rows.json", ADA)
    assert set(report.states) == {AnchorState.ORPHAN}
    hold(library, name="a-name-of-its-own")
    (held,) = documents.listed(library.db, DocumentKind.ARTICLE)
    assert (held.title, held.url) == ("Two notices", URL)
    assert [one.old.passage for one in orphans(library)] == ["zebras graze upon the savannah"]


def test_a_saved_page_comes_with_them(library: Library, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<title>Two  notices</title><nav>Home</nav><p>The Secretary shall publish each notice"
        " in the <i>Federal Register</i>, with</p><footer>zebras graze upon the savannah</footer>"
    )
    report = bring_in(library, CASES / "rows.json", replace(ADA, page=page))
    assert set(report.states) == {AnchorState.MOVED}
    (held,) = documents.listed(library.db, DocumentKind.ARTICLE)
    assert held.title == "Two notices"
    assert check(library) == []


@pytest.mark.shared
def test_the_five_annotations_on_the_saved_page_import_and_anchor(
    library: Library, shared: Path
) -> None:
    folder = shared / "formats" / "hypothesis"
    manner = replace(ADA, page=folder / "wikipedia-regression-testing.html")
    report = bring_in(library, folder / "wikipedia-regression-testing.json", manner)
    assert outcome(report) == (5, 0, 0)
    assert all(anchor.placed for each in annotations.every(library.db) for anchor in each.anchors)
    assert waiting(library) == orphans(library) == []
    quotes = {each.note: each.anchors[0].exact for each in annotations.every(library.db)}
    assert quotes["Footer"] == "11 November 2016"
    assert quotes["Heading"] == "Regression testing"
    assert check(library) == []


@pytest.mark.parametrize("shape", ["single", "list", "collection", "pages"])
def test_w3c_in_every_shape(library: Library, tmp_path: Path, shape: str) -> None:
    hold(library)
    made = [note(library, words, Body(words)) for words in ("each notice", "A court of appeals")]
    sent = [to_jsonld(each) for each in annotations.every(library.db)]
    sets = tmp_path / "sets"
    sets.mkdir()
    if shape == "single":
        files: dict[str, object] = {f"{n}.jsonld": each for n, each in enumerate(sent)}
    elif shape == "list":
        files = {"all.json": sent}
    elif shape == "collection":
        files = {"all.jsonld": collection(annotations.every(library.db))}
    else:
        whole = {**collection(annotations.every(library.db)), "first": "https://a.example/p1"}
        page = {
            "@context": whole["@context"],
            "type": "AnnotationPage",
            "partOf": {"id": whole["id"]},
        }
        files = {"c.jsonld": whole}
        for n, each in enumerate(sent):
            files[f"p{n}.jsonld"] = {**page, "id": f"https://a.example/p{n}", "items": [each]}
    for name, data in files.items():
        (sets / name).write_bytes(dump_bytes(data))  # type: ignore[arg-type]
    there = other(tmp_path)
    assert outcome(bring_in(there, sets, ADA)) == (2, 0, 0)
    assert {each.id for each in annotations.every(there.db)} == set(made)
    if shape == "pages":
        for path in sets.glob("p*"):
            path.unlink()
        assert "in pages elsewhere" in str(bring_in(there, sets, ADA).refused[0].error)


def test_a_newer_text_is_met_by_the_words(library: Library, tmp_path: Path) -> None:
    hold(library)
    for words in ("each notice in the Federal Register", "until the petition"):
        note(library, words, Body(words))
    export_annotations(library, tmp_path / "sets", private=True)
    changed = "A new opening.\n\n" + TEXT.replace("until the petition for review", "unless")
    there = other(tmp_path, changed)
    report = bring_in(there, tmp_path / "sets", ADA)
    assert outcome(report) == (2, 0, 0)
    assert report.states[0] is AnchorState.MOVED
    assert report.states[1] in (AnchorState.CHECK, AnchorState.ORPHAN)
    assert check(there) != []


def test_an_older_text_that_is_held_is_carried_by_two_methods(
    library: Library, tmp_path: Path
) -> None:
    hold(library)
    note(library, "The Secretary shall publish each notice in the Federal Register", Body("x"))
    export_annotations(library, tmp_path / "sets", private=True)
    there = other(tmp_path)
    hold(there, TEXT.replace("shall publish each", "must publish every"))
    assert bring_in(there, tmp_path / "sets", ADA).states == [AnchorState.CHANGED]
    (brought,) = annotations.every(there.db)
    assert "must publish every notice" in brought.anchors[0].exact


def test_a_difference_shows_both_and_loses_neither(library: Library, tmp_path: Path) -> None:
    hold(library)
    made = note(library, "each notice", Body("What Grace says"))
    export_annotations(library, tmp_path / "sets", private=True)
    revise(library, made, Body("What Ada says"), "Ada", revision=1)
    report = bring_in(library, tmp_path / "sets", ADA)
    (refused,) = report.refused
    assert isinstance(refused.error, Unlike)
    assert "What Ada says" in str(refused.error)
    assert "What Grace says" in str(refused.error)
    taken = bring_in(library, tmp_path / "sets", replace(ADA, theirs=True))
    assert outcome(taken) == (1, 0, 0)
    (now,) = annotations.every(library.db)
    assert (now.note, now.revision) == ("What Grace says", 3)
    assert "What Ada says" in history.of_subject(library.db, made)[1].after


def test_what_was_withdrawn_here_does_not_come_back(library: Library, tmp_path: Path) -> None:
    hold(library)
    made = note(library, "each notice", Body("x"))
    export_annotations(library, tmp_path / "sets", private=True)
    withdraw(library, made, "Ada")
    assert outcome(bring_in(library, tmp_path / "sets", ADA)) == (0, 1, 0)
    assert annotations.every(library.db) == []


def test_words_that_are_not_in_the_version_they_name_are_refused(
    library: Library, tmp_path: Path
) -> None:
    hold(library)
    note(library, "each notice", Body("x"))
    (kept,) = annotations.every(library.db)
    moved = replace(kept.anchors[0], start=0, end=len("each notice"))
    path = tmp_path / "wrong.jsonld"
    path.write_bytes(dump_bytes(to_jsonld(replace(kept, anchors=(moved,)))))
    report = bring_in(other(tmp_path), path, ADA)
    assert [type(each.error) for each in report.refused] == [BadAnchor]


def test_what_is_wrong_is_named_and_the_rest_is_taken(library: Library, tmp_path: Path) -> None:
    hold(library)
    note(library, "each notice", Body("x"))
    (kept,) = annotations.every(library.db)
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "a.jsonld").write_bytes(
        json.dumps([to_jsonld(kept), {"id": "urn:a:b"}]).encode()
    )
    (tmp_path / "sets" / "b.json").write_text("{")
    report = bring_in(other(tmp_path), tmp_path / "sets", ADA)
    assert outcome(report) == (1, 0, 2)
    assert all(isinstance(each.error, BadInput) for each in report.refused)
    assert "annotation 2" in report.refused[0].name


@pytest.mark.parametrize("suffix", [".jsonld", HYPOTHESIS])
def test_export_import_export_is_the_same_bytes(
    starter: Library, library: Library, tmp_path: Path, suffix: str
) -> None:
    first = export_annotations(starter, tmp_path / "first", True, suffix)
    assert len(first) >= 10
    for document in documents.listed(starter.db, DocumentKind.ARTICLE):
        version = documents.current(starter.db, document.id)
        assert version is not None
        add(library, Imported(document, version.source, version.source_format), "Ada")
    report = bring_in(library, tmp_path / "first", ADA)
    assert report.refused == []
    second = export_annotations(library, tmp_path / "second", True, suffix)
    assert [path.name for path in second] == [path.name for path in first]
    for one, two in zip(first, second, strict=True):
        assert one.read_bytes() == two.read_bytes()


def test_a_page_whose_annotation_says_something_else_is_found_too(
    library: Library, tmp_path: Path
) -> None:
    one = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://a.example/note",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "One", "format": "text/plain"},
        "target": "https://a.example/page-1",
    }
    for number in (1, 2):
        path = tmp_path / f"{number}.jsonld"
        path.write_text(json.dumps(one | {"target": f"https://a.example/page-{number}"}), "utf-8")
    report = bring_in(library, tmp_path, ADA)
    assert outcome(report) == (1, 0, 1)
    assert out_of_step(library) == []
