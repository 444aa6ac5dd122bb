"""Two people at one annotation: both texts are shown, and neither is lost."""

import re
from pathlib import Path

import pytest

from app.services import annotate, decide
from app.services.annotate import Body
from app.services.start import start
from app.store import annotations, documents, history
from app.store.library import Library
from tests.serving_client import form_fields
from tests.web.conftest import ACT, CODE, Browser, settings
from tests.web.pages import breaches, parse

PAGE = "/articles/the-plane"
ADD = f"{PAGE}/annotations"


@pytest.fixture
def library(small: Browser, tmp_path: Path) -> Library:
    """The library behind ``small``, with one note of its reader's."""
    version = re.search(r'name="version" value="([^"]+)"', small.get(PAGE).get_data(as_text=True))
    assert version
    small.send(ADD, version=version[1], first="1", last="1", note="First thought", tags="flight")
    return start(settings(tmp_path))


def test_both_texts_are_shown_and_mine_can_be_saved(small: Browser, library: Library) -> None:
    (note,) = annotations.every(library.db)
    address = f"{ADD}/{note.id.removeprefix('urn:uuid:')}"
    annotate.revise(library, note.id, Body("Their second thought"), "Grace", 1)
    mine = {"do": "revise", "revision": "1", "note": "My second thought", "tags": "flight, law"}
    mine |= {"authority": ACT.id, "form": "named", "visibility": "published"}
    response = small.send(address, **mine)
    assert response.status_code == 409
    page = parse(response)
    assert breaches(page) == []
    html = response.get_data(as_text=True)
    assert "<del>Their</del><ins>My</ins> second thought" in html
    assert "Grace" in page.text
    assert annotations.every(library.db)[0].note == "Their second thought"
    action, fields = form_fields(html, "revision")
    again = fields | {"note": "My second thought", "tags": "flight, law", "visibility": "published"}
    assert small.post(action, data=again).status_code == 303
    (after,) = annotations.every(library.db)
    assert (after.note, after.tags) == ("My second thought", ("flight", "law"))
    assert [link.target for link in after.links] == [ACT.id]
    kept = [history.annotation(act).note for act in history.of_subject(library.db, note.id)]
    assert kept == ["First thought", "Their second thought", "My second thought"]


def test_what_is_typed_is_kept_when_the_note_was_withdrawn(
    small: Browser, library: Library
) -> None:
    (note,) = annotations.every(library.db)
    annotate.withdraw(library, note.id, "Grace")
    address = f"{ADD}/{note.id.removeprefix('urn:uuid:')}"
    response = small.send(address, do="revise", revision="1", note="An hour of work")
    assert response.status_code == 410
    assert "An hour of work" in parse(response).text
    assert breaches(parse(response)) == []


def test_two_people_on_one_passage_do_not_meet(small: Browser, library: Library) -> None:
    (note,) = annotations.every(library.db)
    place = note.anchors[0]
    passage = annotate.Passage("the-plane", place.version, place.start, place.end, place.exact)
    annotate.annotate(library, passage, Body("Grace's own"), "Grace")
    assert {each.note for each in annotations.every(library.db)} == {"First thought", "Grace's own"}


def test_a_decision_on_a_page_that_is_old_does_not_go_over_another_s(
    small: Browser, tmp_path: Path
) -> None:
    library = start(settings(tmp_path))
    version = documents.current(library.db, "the-plane")
    assert version is not None
    begin = version.text.index("Alien Enemies Act")
    place = f"{begin}-{begin + 17} {ACT.id}"
    html = small.get(PAGE).get_data(as_text=True)
    assert f'name="reject" value="{place}"' in html
    passage = annotate.Passage("the-plane", version.hash, begin, begin + 17, "Alien Enemies Act")
    decide.accept(library, passage, ACT.id, "Grace")
    sent = {"version": version.hash, "reject": place}
    refused = small.send(f"{PAGE}/decisions", **sent)
    assert refused.status_code == 409
    assert f"Grace accepted {ACT.id}" in parse(refused).text
    (kept,) = annotations.every(library.db)
    assert kept.links[0].status.value == "accepted"


@pytest.mark.parametrize("act", ["undo", "withdraw"])
def test_a_step_from_an_old_page_of_the_note_does_not_go_over_another_s(
    small: Browser, library: Library, act: str
) -> None:
    (note,) = annotations.every(library.db)
    annotate.revise(library, note.id, Body("Mine again"), "Ada Reader", 1)
    address = f"{ADD}/{note.id.removeprefix('urn:uuid:')}"
    html = small.get(address).get_data(as_text=True)
    seen = re.search(r'name="revision" value="(\d+)"[^<]*<button name="do"', html)
    assert seen
    annotate.revise(library, note.id, Body("Grace's words"), "Grace", 2)
    assert small.send(address, do=act, revision=seen[1]).status_code == 409
    assert annotations.every(library.db)[0].note == "Grace's words"
    assert small.send(address, do=act, revision="3").status_code == 303


def decided(small: Browser, library: Library) -> annotate.Passage:
    """The passage of the proposal, which Ada accepted on her page."""
    version = documents.current(library.db, "the-plane")
    assert version is not None
    begin = version.text.index("Alien Enemies Act")
    words = version.text[begin : begin + 17]
    passage = annotate.Passage("the-plane", version.hash, begin, begin + 17, words)
    decide.accept(library, passage, ACT.id, "Ada Reader")
    return passage


def test_undo_on_a_card_of_an_old_page_does_not_undo_another_s_step(
    small: Browser, tmp_path: Path
) -> None:
    library = start(settings(tmp_path))
    passage = decided(small, library)
    html = small.get(f"{PAGE}?form=named").get_data(as_text=True)
    found = re.search(r'formaction="([^"]+)" name="do" value="undo"', html)
    assert found
    address = found[1].replace("&amp;", "&")
    assert "form=named" in address
    decide.reject(library, passage, ACT.id, "Grace")
    assert small.send(address, do="undo").status_code == 409
    assert annotations.every(library.db)[0].links[0].status.value == "rejected"


def test_choosing_on_an_old_page_does_not_go_over_another_s_decision(
    small: Browser, tmp_path: Path
) -> None:
    library = start(settings(tmp_path))
    passage = decided(small, library)
    place = f"{passage.start}-{passage.end}"
    beside = f"{PAGE}/passages/{place}?target={ACT.id}"
    _, fields = form_fields(small.get(beside).get_data(as_text=True), "choose")
    sent = fields | {"authority": CODE.id}
    decide.reject(library, passage, ACT.id, "Grace")
    refused = small.post(f"{PAGE}/decisions", data=sent)
    assert refused.status_code == 409
    assert f"Grace rejected {ACT.id}" in parse(refused).text
    assert annotations.every(library.db)[0].links[0].target == ACT.id
    _, fields = form_fields(small.get(beside).get_data(as_text=True), "choose")
    again = small.post(f"{PAGE}/decisions", data=fields | {"authority": CODE.id})
    assert again.status_code == 303
    assert annotations.every(library.db)[0].links[0].target == CODE.id
