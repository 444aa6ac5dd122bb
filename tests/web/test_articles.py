"""What a person does in the reader, with forms alone: every step as without JavaScript."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import ACT, CODE, Browser
from tests.web.pages import Page, breaches, parse

PAGE = "/articles/the-plane"
DECIDE = f"{PAGE}/decisions"
ADD = f"{PAGE}/annotations"


def proposal(browser: Browser) -> dict[str, str]:
    return browser.form(PAGE, "/decisions")


def states(browser: Browser) -> list[str]:
    page = parse(browser.get(PAGE))
    return [e.attributes["data-state"] for e in page.all("li") if "data-state" in e.attributes]


def note_form(browser: Browser, do: str) -> tuple[str, dict[str, str]]:
    """Address and hidden fields of a note's form."""
    html = browser.get(PAGE).get_data(as_text=True)
    address = re.findall(rf'action="({ADD}/[0-9a-f-]+)"', html)[-1]
    return address, browser.form(PAGE, address.removeprefix(PAGE)) | {"do": do}


def annotate(browser: Browser, **fields: str) -> Page:
    version = proposal(browser)["version"]
    given = {"version": version, "first": "2", "last": "3"} | fields
    response = browser.send(ADD, **given)
    assert response.status_code == 303, response.get_data(as_text=True)
    return parse(browser.get(response.headers["Location"]))


def test_a_proposal_shows_its_words_and_why(small: Browser) -> None:
    assert states(small) == ["proposed"]
    page = parse(small.get(PAGE))
    assert "Alien Enemies Act" in page.text
    assert "What the recogniser saw" in page.text
    marks = [e.attributes for e in page.all("mark")]
    assert [mark["class"] for mark in marks] == ["proposed"]
    assert marks[0]["data-marks"] in page.ids()


def test_accepting_leads_back_to_the_passage_and_can_be_undone(small: Browser) -> None:
    response = small.post(DECIDE, data=proposal(small) | {"do": "accept"})
    assert response.status_code == 303
    fragment = response.headers["Location"].partition("#")[2]
    assert fragment in parse(small.get(PAGE)).ids()
    assert states(small) == ["accepted"]
    address, fields = note_form(small, "undo")
    assert small.post(address, data=fields).status_code == 303
    assert states(small) == ["proposed"]


def test_rejecting_takes_the_mark_away_and_can_be_undone(small: Browser) -> None:
    small.post(DECIDE, data=proposal(small) | {"do": "reject"})
    assert states(small) == ["rejected"]
    assert not parse(small.get(PAGE)).all("mark")
    address, fields = note_form(small, "undo")
    small.post(address, data=fields)
    assert states(small) == ["proposed"]


@pytest.mark.parametrize("words", [CODE.id, "8 U.S.C. § 1182"])
def test_another_authority_is_chosen_by_id_or_by_name(small: Browser, words: str) -> None:
    small.post(DECIDE, data=proposal(small) | {"do": "choose", "authority": words})
    assert states(small) == ["accepted"]
    relying = parse(small.get(f"/authorities{CODE.id}")).text
    assert "Alien Enemies Act" in relying


def test_words_that_lead_nowhere_are_asked_back_with_the_form_kept(small: Browser) -> None:
    fields = proposal(small) | {"do": "choose", "authority": "no such thing"}
    response = small.post(DECIDE, data=fields)
    assert response.status_code == 422
    page = parse(response)
    assert "“no such thing” leads to nothing" in page.text
    assert breaches(page) == []
    assert states(small) == ["proposed"]
    again = small.form_in(response, "/decisions") | {"authority": ACT.id}
    assert small.post(DECIDE, data=again).status_code == 303
    assert states(small) == ["accepted"]


def test_accepting_what_is_no_citation_changes_nothing(small: Browser) -> None:
    fields = proposal(small) | {"do": "accept", "target": "/nobody/knows"}
    assert small.post(DECIDE, data=fields).status_code == 404
    assert states(small) == ["proposed"]


def test_annotating_by_sentence(small: Browser) -> None:
    page = annotate(small, note="Who was told?", tags="flight, law ", authority=ACT.id)
    assert "Who was told?" in page.text
    assert "The Alien Enemies Act 🛫 stood behind it.\nNobody on board knew." in page.text
    chips = [e for e in page.all("a") if "tag" in e.attributes.get("class", "").split()]
    assert len(chips) == 2
    assert "accepted" in states(small)


def test_sentences_may_be_given_in_either_order(small: Browser) -> None:
    page = annotate(small, note="x", first="3", last="2")
    assert "stood behind it.\nNobody" in page.text


@pytest.mark.parametrize(("first", "last"), [("0", "0"), ("99", "99")])
def test_a_sentence_that_is_not_there_is_refused(small: Browser, first: str, last: str) -> None:
    version = proposal(small)["version"]
    response = small.send(ADD, version=version, first=first, last=last, note="x")
    assert response.status_code == 422


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"exact": "other words"}, 422),
        ({"end": "99999"}, 422),
        ({"start": "9", "end": "3"}, 422),
        ({"start": "-1"}, 400),
        ({"start": "one"}, 400),
        ({"version": "0" * 64}, 404),
        ({"stance": "nonsense"}, 400),
        ({"visibility": "everybody"}, 400),
    ],
)
def test_a_passage_that_is_not_there_is_refused(
    small: Browser, change: dict[str, str], status: int
) -> None:
    before = small.get(PAGE).get_data(as_text=True).count("<article class")
    fields = proposal(small) | {"note": "x", "authority": ACT.id} | change
    assert small.post(ADD, data=fields).status_code == status
    assert small.get(PAGE).get_data(as_text=True).count("<article class") == before


def test_a_note_is_revised_and_the_step_undone(small: Browser) -> None:
    annotate(small, note="first words")
    address, fields = note_form(small, "revise")
    small.post(address, data=fields | {"revision": "1", "note": "second words", "tags": "new"})
    assert "second words" in parse(small.get(PAGE)).text
    address, fields = note_form(small, "undo")
    small.post(address, data=fields)
    page = parse(small.get(PAGE))
    assert "first words" in page.text
    assert "second words" not in page.text


def test_a_revision_of_what_has_changed_is_a_conflict_that_keeps_the_words(small: Browser) -> None:
    annotate(small, note="first")
    address, fields = note_form(small, "revise")
    assert small.post(address, data=fields | {"revision": "1", "note": "mine"}).status_code == 303
    response = small.post(address, data=fields | {"revision": "1", "note": "theirs"})
    assert response.status_code == 409
    assert "theirs" in parse(response).text
    assert "mine" in parse(small.get(PAGE)).text


def test_a_link_is_taken_away_by_revising(small: Browser) -> None:
    annotate(small, note="n", authority=CODE.id)
    address, fields = note_form(small, "revise")
    small.post(address, data=fields | {"revision": "1", "note": "n", "drop": CODE.id})
    assert "accepted" not in states(small)


def test_withdrawing_takes_a_note_out_of_sight(small: Browser) -> None:
    annotate(small, note="no longer")
    address, fields = note_form(small, "withdraw")
    assert small.post(address, data=fields).status_code == 303
    assert "no longer" not in parse(small.get(PAGE)).text
    assert small.post(address, data=fields).status_code == 410


def test_what_was_just_done_can_be_undone_from_where_it_is_said(small: Browser) -> None:
    annotate(small, note="keep me")
    address, fields = note_form(small, "withdraw")
    response = small.post(address, data=fields, follow_redirects=True)
    assert "Withdrawn" in parse(response).text
    said = re.search(
        r'<div class="flash".*?action="([^"]+)"', response.get_data(as_text=True), re.S
    )
    assert said
    small.send(said[1], do="undo")
    assert "keep me" in parse(small.get(PAGE)).text


def test_an_annotation_is_changed_only_where_it_stands(small: Browser) -> None:
    annotate(small, note="here")
    address, fields = note_form(small, "withdraw")
    elsewhere = address.replace("the-plane", "another")
    assert small.post(elsewhere, data=fields).status_code == 404
    assert "here" in parse(small.get(PAGE)).text


def test_recent_work_and_counts_show_on_the_first_page(small: Browser) -> None:
    small.post(DECIDE, data=proposal(small) | {"do": "accept"})
    text = parse(small.get("/")).text
    assert "1 accepted" in text
    assert "Ada Reader annotated The plane: “Alien Enemies Act”" in " ".join(text.split())
