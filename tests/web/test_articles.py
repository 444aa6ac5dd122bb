"""What a person does in the reader, with forms alone: every step as without JavaScript."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import ACT, CODE, Browser
from tests.web.pages import Page, breaches, parse

PAGE = "/articles/the-plane"
DECIDE = f"{PAGE}/decisions"
ADD = f"{PAGE}/annotations"


def form(browser: Browser, path: str = PAGE) -> dict[str, str]:
    """The hidden fields of the form that every card's buttons belong to."""
    return browser.form(path, '/decisions[^"]*')


def button(browser: Browser, name: str, path: str = PAGE) -> dict[str, str]:
    """What the first button of that name sends, with its form."""
    every = [e.attributes for e in parse(browser.get(path)).all("button")]
    pressed = next(one for one in every if one.get("name") == name)
    return form(browser, path) | {name: pressed["value"]}


def states(browser: Browser, query: str = "") -> list[str]:
    page = parse(browser.get(PAGE + query))
    return [e.attributes["data-state"] for e in page.all("li") if "data-state" in e.attributes]


def acts(browser: Browser) -> tuple[str, dict[str, str]]:
    """Address and fields of the button that undoes the last decision."""
    pressed = [
        e.attributes["formaction"]
        for e in parse(browser.get(PAGE)).all("button")
        if e.attributes.get("formaction")
    ]
    return pressed[-1], form(browser) | {"do": "undo"}


def editing(browser: Browser, do: str = "revise") -> tuple[str, dict[str, str]]:
    """Address and hidden fields of the form that changes the last note."""
    html = browser.get(PAGE).get_data(as_text=True)
    address = re.findall(rf'href="({ADD}/[0-9a-f-]+)"', html)[-1]
    assert breaches(parse(browser.get(address))) == []
    return address, browser.form(address, address) | {"do": do}


def annotate(browser: Browser, sentences: tuple[str, str] = ("2", "3"), **fields: str) -> Page:
    first, last = sentences
    given = {"version": form(browser)["version"], "first": first, "last": last} | fields
    response = browser.send(ADD, **given)
    assert response.status_code == 303, response.get_data(as_text=True)
    return parse(browser.get(response.headers["Location"]))


def beside(browser: Browser) -> str:
    """Where the first card's law stands beside it."""
    html = browser.get(PAGE).get_data(as_text=True)
    found = re.search(r'href="([^"]+)" data-beside', html)
    assert found
    return found[1]


def test_a_proposal_shows_its_words(small: Browser) -> None:
    assert states(small) == ["proposed"]
    page = parse(small.get(PAGE))
    assert "Alien Enemies Act" in page.text
    marks = [e.attributes for e in page.all("mark")]
    assert [mark["class"] for mark in marks] == ["proposed"]
    assert marks[0]["data-marks"] in page.ids()


def test_a_passage_stands_beside_its_law_with_why(small: Browser) -> None:
    page = parse(small.get(beside(small)))
    assert breaches(page) == []
    assert "What the recogniser saw" in page.text
    assert "Whenever there is a declared war." in page.text
    assert "The Alien Enemies Act 🛫 stood behind it." in page.text


@pytest.mark.parametrize("path", ["28-45?target=/us/usc/t8/s1182", "1-2?target=x", "x", "28-45"])
def test_a_passage_that_nobody_marked_is_not_there(small: Browser, path: str) -> None:
    assert small.get(f"{PAGE}/passages/{path}").status_code == 404


def test_accepting_leads_back_to_the_passage_and_can_be_undone(small: Browser) -> None:
    response = small.post(DECIDE, data=button(small, "accept"))
    assert response.status_code == 303
    fragment = response.headers["Location"].partition("#")[2]
    assert fragment in parse(small.get(PAGE)).ids()
    assert states(small) == ["accepted"]
    address, fields = acts(small)
    assert small.post(address, data=fields).status_code == 303
    assert states(small) == ["proposed"]


def test_rejecting_takes_the_mark_away_and_can_be_undone(small: Browser) -> None:
    small.post(DECIDE, data=button(small, "reject"))
    assert states(small) == ["rejected"]
    assert not parse(small.get(PAGE)).all("mark")
    address, fields = acts(small)
    small.post(address, data=fields)
    assert states(small) == ["proposed"]


@pytest.mark.parametrize("words", [CODE.id, "8 U.S.C. § 1182"])
def test_another_authority_is_chosen_by_id_or_by_name(small: Browser, words: str) -> None:
    small.post(DECIDE, data=choosing(small, words))
    assert states(small) == ["accepted"]
    relying = parse(small.get(f"/authorities{CODE.id}")).text
    assert "Alien Enemies Act" in relying


def test_the_pinpoint_of_a_decision_is_changed(small: Browser) -> None:
    small.post(DECIDE, data=button(small, "accept"))
    section = [
        e.attributes["value"]
        for e in parse(small.get(beside(small))).all("button")
        if e.attributes.get("name") == "authority"
    ]
    assert section == ["/us/usc/t50/s21"]
    small.post(DECIDE, data=choosing(small, section[0]))
    assert states(small) == ["accepted"]
    assert "50 U.S.C. § 21" in parse(small.get(PAGE)).text


def choosing(browser: Browser, words: str) -> dict[str, str]:
    """What the form for another authority sends, which stands beside the first card's law."""
    html = browser.get(beside(browser)).get_data(as_text=True)
    place = re.search(r'name="choose" value="([^"]+)"', html)
    assert place
    return form(browser) | {"choose": place[1], "authority": words}


def test_words_that_lead_nowhere_are_asked_back_with_the_form_kept(small: Browser) -> None:
    response = small.post(DECIDE, data=choosing(small, "no such thing"))
    assert response.status_code == 422
    page = parse(response)
    assert "“no such thing” leads to nothing" in page.text
    assert breaches(page) == []
    assert states(small) == ["proposed"]
    again = small.form_in(response, "/decisions") | {"authority": ACT.id}
    assert small.post(DECIDE, data=again).status_code == 303
    assert states(small) == ["accepted"]


def test_a_note_whose_authority_is_not_found_is_kept_and_saved_without(small: Browser) -> None:
    passage = {"start": "28", "end": "45", "exact": "Alien Enemies Act", "note": "Ask her."}
    fields = form(small) | passage | {"authority": "no such thing"}
    response = small.post(f"{PAGE}/annotations", data=fields)
    assert response.status_code == 422
    assert "Ask her." in parse(response).text
    assert "Ask her." not in parse(small.get(PAGE)).text
    given = form(small) | passage
    assert small.post(f"{PAGE}/annotations", data=given).status_code == 303
    assert "Ask her." in parse(small.get(PAGE)).text


def test_accepting_what_is_no_citation_changes_nothing(small: Browser) -> None:
    fields = form(small) | {"accept": "28-45 /nobody/knows"}
    assert small.post(DECIDE, data=fields).status_code == 404
    assert states(small) == ["proposed"]


def test_all_that_is_shown_is_accepted_and_undone_together(small: Browser) -> None:
    fields = form(small) | {"accept-shown": "yes"}
    assert small.post(f"{DECIDE}?form=cited", data=fields).status_code == 303
    assert states(small) == ["proposed"]
    small.post(DECIDE, data=fields)
    assert states(small) == ["accepted"]
    said = parse(small.post(DECIDE, data=form(small) | {"do": "undo"}, follow_redirects=True))
    assert "Undone: 1 step." in said.text
    assert states(small) == ["proposed"]
    said = parse(small.post(DECIDE, data=form(small) | {"do": "undo"}, follow_redirects=True))
    assert "There is nothing left to undo." in said.text


def test_all_like_one_are_accepted(small: Browser) -> None:
    value = button(small, "accept")["accept"]
    small.post(DECIDE, data=form(small) | {"accept-like": value})
    assert states(small) == ["accepted"]


def test_filters_hide_cards_and_marks_and_stay_after_a_step(small: Browser) -> None:
    annotate(small, note="Who was told?", tags="flight")
    assert states(small) == ["note", "proposed"]
    assert states(small, "?status=note") == ["note"]
    assert states(small, "?tag=flight&person=Ada+Reader") == ["note"]
    assert states(small, "?form=named") == ["proposed"]
    assert states(small, "?form=nonsense") == []
    assert "None of the 2 cards" in parse(small.get(f"{PAGE}?tag=other")).text
    marks = parse(small.get(f"{PAGE}?status=note")).all("mark")
    assert {mark.attributes["class"] for mark in marks} == {"note"}
    fields = button(small, "accept", f"{PAGE}?form=named")
    response = small.post(f"{DECIDE}?form=named", data=fields)
    assert "?form=named#p-" in response.headers["Location"]


def test_cards_stand_by_authority_when_that_is_asked(small: Browser) -> None:
    annotate(small, note="n")
    page = parse(small.get(f"{PAGE}?by=authority"))
    assert breaches(page) == []
    titles = [e for e in page.all("h3") if e.attributes.get("id", "").startswith("t-")]
    assert len(titles) == 2
    assert "Notes without a link" in page.text


@pytest.mark.parametrize(
    "act", [{}, {"accept": "nowhere"}, {"accept": ""}, {"reject": "1 /us/usc/t8/s1182"}]
)
def test_a_form_that_asks_for_nothing_is_refused(small: Browser, act: dict[str, str]) -> None:
    assert small.post(DECIDE, data=form(small) | act).status_code == 400


def test_annotating_by_sentence(small: Browser) -> None:
    page = annotate(small, note="Who was told?", tags="flight, law ", authority=ACT.id)
    assert "Who was told?" in page.text
    assert "The Alien Enemies Act 🛫 stood behind it.\nNobody on board knew." in page.text
    assert breaches(page) == []
    chips = [e for e in page.all("a") if "tag" in e.attributes.get("class", "").split()]
    assert len(chips) == 2
    assert "accepted" in states(small)


def test_sentences_may_be_given_in_either_order(small: Browser) -> None:
    annotate(small, ("4", "2"), note="x")
    assert "Nobody on board knew. The pilot" in parse(small.get(PAGE)).text


def test_the_sentences_are_numbered(small: Browser) -> None:
    page = parse(small.get(f"{PAGE}/sentences"))
    assert breaches(page) == []
    assert {f"sentence-{number}" for number in range(1, 5)} <= set(page.ids())
    last = next(e.attributes for e in page.all("input") if e.attributes.get("name") == "last")
    assert last["max"] == "4"


@pytest.mark.parametrize(("sentence", "status"), [("0", 422), ("99", 422), ("", 400), ("x", 400)])
def test_a_sentence_that_is_not_there_is_refused(
    small: Browser, sentence: str, status: int
) -> None:
    fields = form(small) | {"first": sentence, "last": sentence, "note": "x"}
    assert small.post(ADD, data=fields).status_code == status


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
    before = small.get(PAGE).get_data(as_text=True).count("note-card")
    passage = {"start": "28", "end": "45", "exact": "Alien Enemies Act"}
    fields = form(small) | passage | {"note": "x", "authority": ACT.id} | change
    assert small.post(ADD, data=fields).status_code == status
    assert small.get(PAGE).get_data(as_text=True).count("note-card") == before


def test_a_note_is_revised_and_the_step_undone(small: Browser) -> None:
    annotate(small, note="first words")
    address, fields = editing(small)
    small.post(address, data=fields | {"revision": "1", "note": "second words", "tags": "new"})
    assert "second words" in parse(small.get(PAGE)).text
    address, fields = editing(small, "undo")
    small.post(address, data=fields)
    page = parse(small.get(PAGE))
    assert "first words" in page.text
    assert "second words" not in page.text


def test_a_revision_of_what_has_changed_is_a_conflict_that_keeps_the_words(small: Browser) -> None:
    annotate(small, note="first")
    address, fields = editing(small)
    assert small.post(address, data=fields | {"revision": "1", "note": "mine"}).status_code == 303
    response = small.post(address, data=fields | {"revision": "1", "note": "theirs"})
    assert response.status_code == 409
    assert "theirs" in parse(response).text
    assert "mine" in parse(small.get(PAGE)).text


def test_a_link_is_taken_away_by_revising(small: Browser) -> None:
    annotate(small, note="n", authority=CODE.id)
    address, fields = editing(small)
    small.post(address, data=fields | {"revision": "1", "note": "n", "drop": CODE.id})
    assert "accepted" not in states(small)


def test_withdrawing_takes_a_note_out_of_sight(small: Browser) -> None:
    annotate(small, note="no longer")
    address, fields = editing(small, "withdraw")
    assert small.post(address, data=fields).status_code == 303
    assert "no longer" not in parse(small.get(PAGE)).text
    assert small.post(address, data=fields).status_code == 410


def test_what_was_just_done_can_be_undone_from_where_it_is_said(small: Browser) -> None:
    annotate(small, note="keep me")
    address, fields = editing(small, "withdraw")
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
    address, fields = editing(small, "withdraw")
    elsewhere = address.replace("the-plane", "another")
    assert small.post(elsewhere, data=fields).status_code == 404
    assert "here" in parse(small.get(PAGE)).text


def test_recent_work_and_counts_show_on_the_first_page(small: Browser) -> None:
    small.post(DECIDE, data=button(small, "accept"))
    text = parse(small.get("/")).text
    assert "1 accepted" in text
    assert "Ada Reader annotated The plane: “Alien Enemies Act”" in " ".join(text.split())
