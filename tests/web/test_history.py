"""What changed, since when, and undone: with forms alone."""

import re
from pathlib import Path

import pytest

from app.services import annotate
from app.services.annotate import Body
from app.services.start import start
from app.store import annotations, history
from app.store.library import Library
from tests.web.conftest import Browser, settings
from tests.web.pages import breaches, parse

ADD = "/articles/the-plane/annotations"


@pytest.fixture
def library(small: Browser, tmp_path: Path) -> Library:
    """The library behind ``small``, with one note of its reader's."""
    version = re.search(
        r'name="version" value="([^"]+)"', small.get("/articles/the-plane").get_data(as_text=True)
    )
    assert version
    small.send(ADD, version=version[1], first="1", last="1", note="First thought")
    return start(settings(tmp_path))


def key(library: Library) -> str:
    (note,) = annotations.every(library.db)
    return note.id.removeprefix("urn:uuid:")


def revise(library: Library, note: str, by: str = "Grace", tags: tuple[str, ...] = ()) -> None:
    (found,) = annotations.every(library.db)
    annotate.revise(library, found.id, Body(note, tags), by, found.revision)


def act(small: Browser, library: Library, do: str, step: int) -> int:
    address = f"/history/{key(library)}"
    token = small.token(address)
    return small.post(address, data={"token": token, "do": do, "step": str(step)}).status_code


def test_every_step_is_shown_with_what_it_changed(small: Browser, library: Library) -> None:
    revise(library, "Second thought")
    page = parse(small.get(f"/history/{key(library)}"))
    assert breaches(page) == []
    assert "revision 2" in page.text
    html = small.get(f"/history/{key(library)}").get_data(as_text=True)
    assert "<del>First</del><ins>Second</ins> thought" in html


def test_a_step_of_somebody_else_is_undone_and_later_ones_stay(
    small: Browser, library: Library
) -> None:
    revise(library, "Second thought")
    step = history.last(library.db)
    revise(library, "Second thought", "Ada Reader", ("law",))
    assert act(small, library, "revert", step) == 303
    (note,) = annotations.every(library.db)
    assert (note.note, note.tags) == ("First thought", ("law",))


def test_a_step_on_which_another_was_built_is_not_undone_alone(
    small: Browser, library: Library
) -> None:
    revise(library, "Second thought")
    step = history.last(library.db)
    revise(library, "Third thought")
    assert act(small, library, "revert", step) == 409
    assert annotations.every(library.db)[0].note == "Third thought"


def test_a_whole_state_is_put_back(small: Browser, library: Library) -> None:
    first = history.last(library.db)
    revise(library, "Second thought")
    revise(library, "Third thought")
    assert act(small, library, "restore", first) == 303
    assert annotations.every(library.db)[0].note == "First thought"


def test_a_withdrawn_annotation_keeps_its_history_and_comes_back(
    small: Browser, library: Library
) -> None:
    made, name = history.last(library.db), key(library)
    annotate.withdraw(library, f"urn:uuid:{name}", "Grace")
    assert annotations.every(library.db) == []
    page = parse(small.get(f"/history/{name}"))
    assert "It was withdrawn" in page.text
    token = small.token(f"/history/{name}")
    fields = {"token": token, "do": "restore", "step": str(made)}
    assert small.post(f"/history/{name}", data=fields).status_code == 303
    assert key(library) == name


def test_a_form_for_a_withdrawn_one_says_so(small: Browser, library: Library) -> None:
    name = key(library)
    annotate.withdraw(library, f"urn:uuid:{name}", "Grace")
    response = small.send(f"{ADD}/{name}", do="withdraw")
    assert response.status_code == 410
    assert "is kept in its history" in response.get_data(as_text=True)


def test_what_others_did_since_the_reader_looked_is_new(small: Browser, library: Library) -> None:
    assert small.send("/history/looked", upto=str(history.last(library.db))).status_code == 303
    assert "new to you" not in small.get("/history/").get_data(as_text=True)
    revise(library, "Mine", by="Ada Reader")
    revise(library, "Theirs", by="Grace")
    page = small.get("/history/").get_data(as_text=True)
    assert page.count("new to you") == 1
    assert "1 change by others" in page
    assert "1 new to you" in small.get("/").get_data(as_text=True)
    assert breaches(parse(small.get("/history/"))) == []


def test_the_history_of_one_document_and_its_older_pages(small: Browser, library: Library) -> None:
    for number in range(60):
        revise(library, f"Thought {number}")
    page = small.get("/history/?document=the-plane").get_data(as_text=True)
    older = re.search(r'href="(/history/\?below=\d+[^"]*)"', page)
    assert older
    rest = small.get(older[1].replace("&amp;", "&")).get_data(as_text=True)
    assert page.count('<p class="signs">') == 50
    assert rest.count('<p class="signs">') == 12  # eleven acts on the note, and the text added
    assert "1798" not in page


@pytest.mark.parametrize("path", ["/history/nobody", "/redline/nobody", "/redline/us/no/such"])
def test_what_is_not_there_is_not_found(small: Browser, path: str) -> None:
    assert small.get(path).status_code == 404
