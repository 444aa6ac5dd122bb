"""Each thing that a person does in the reader: by mouse, by keyboard alone, without JavaScript.

Whichever way it is done, the library is left in one and the same state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from app.services.annotate import Body, Passage, annotate
from app.store import annotations as stored
from app.store import documents, projects, saved_searches
from app.store.library import Library
from tests.browser.chromium import asked_elsewhere, chrome, complaints, needed
from tests.browser.conftest import Served
from tests.browser.steps import Steps, click, focused, gone, press, shown, tab, then, write
from tests.browser.way import Way

pytestmark = needed
ARTICLE = "the-plane"
NOTED = "Nobody on board"
PROPOSED = "Alien Enemies Act"
ACT, SECTION, PAROLE = "/us/act/1798-07-06/ch66", "/us/usc/t50/s21", "/us/usc/t8/s1182/d/5"
OLD, NEW, ANSWER = "Ask the airline.", "Ask the airline twice.", "I asked: no answer."
PURPOSE = "Flights of May"
WHY = "li[data-state=proposed] .acts a[data-beside]"
DECIDED = "li[data-state={}]"
Left = set[tuple[str, str, str]]
KEPT = (NOTED, OLD, "")


@dataclass(frozen=True)
class Journey:
    """The steps of each way, and what is left: words, note and links with their status.

    A project is left with its title and articles, a saved search with its title and query.
    """

    name: str
    mouse: Steps
    keyboard: Steps
    plain: Steps
    left: Left


ON_NOTE = then(press("]", "]"), focused(".note-card"))
LOOKED_UP = click("#pane-authority-list li")
CHOOSE = "form:has(#pane-authority) button"
EDIT = ".note-card [data-key=edit]"
SAVE = "form:has(#e-note) .main-button"
REPLY = "form:has(#reply-note) button"
BEGIN = "form:has(#title) .main-button"
OFFERED, ADD = ".picks input[name=article]", "button[value=add]"
HELD = "button[value=release]"
WITHDRAW, AWAY = "button[value=withdraw]", gone(".note-card")
LOOK, KEEP = "header search button", "form[action='/searches'] button"
SAVED = "main a[href^='/searches/']"
FIND = "form:has(#find) button"
# What a mouse and a form without scripts do alike.
GATHERED = then(
    click("nav a[href='/projects']"),
    write("#title", PURPOSE),
    click(BEGIN),
    write("#find", "plane"),
    click(FIND, OFFERED, ADD),
    shown(HELD),
)
JOURNEYS = (
    Journey(
        "reject",
        then(click("button[name=reject]"), shown(DECIDED.format("rejected"))),
        then(press("n", "x"), shown(DECIDED.format("rejected"))),
        then(click("button[name=reject]"), shown(DECIDED.format("rejected"))),
        {(PROPOSED, "", f"{ACT} rejected"), KEPT},
    ),
    Journey(
        "choose-another",
        then(
            click(WHY),
            write("#pane-authority", "8 usc 1182(d)(5)"),
            LOOKED_UP,
            click(CHOOSE),
            shown(DECIDED.format("accepted")),
        ),
        then(
            press("n", "c"),
            focused("#pane-authority"),
            press("8 usc 1182(d)(5)"),
            shown("#pane-authority-list li"),
            press(Keys.ARROW_DOWN, Keys.ENTER, Keys.ENTER),
            shown(DECIDED.format("accepted")),
        ),
        then(
            click(WHY),
            write("#pane-authority", "8 usc 1182(d)(5)"),
            click(CHOOSE),
            shown(DECIDED.format("accepted")),
        ),
        {(PROPOSED, "", f"{PAROLE} accepted"), KEPT},
    ),
    Journey(
        "change-the-pinpoint",
        then(click(WHY, f".candidates [value='{SECTION}']"), shown(DECIDED.format("accepted"))),
        then(
            press("n", "i"),
            focused(".candidates button"),
            tab(f".candidates [value='{SECTION}']", Keys.ENTER),
            shown(DECIDED.format("accepted")),
        ),
        then(click(WHY, f".candidates [value='{SECTION}']"), shown(DECIDED.format("accepted"))),
        {(PROPOSED, "", f"{SECTION} accepted"), KEPT},
    ),
    Journey(
        "accept-all-like-it",
        then(click(WHY, "button[name=accept-like]"), shown(DECIDED.format("accepted"))),
        then(press("n", "Y"), shown(DECIDED.format("accepted"))),
        then(click(WHY, "button[name=accept-like]"), shown(DECIDED.format("accepted"))),
        {(PROPOSED, "", f"{ACT} accepted"), KEPT},
    ),
    Journey(
        "undo",
        then(
            click("button[name=accept]"),
            shown(DECIDED.format("accepted")),
            click("[data-key=undo-last]"),
            shown(DECIDED.format("proposed")),
        ),
        then(
            press("n", "y"),
            shown(DECIDED.format("accepted")),
            press("z"),
            shown(DECIDED.format("proposed")),
        ),
        then(
            click("button[name=accept]"),
            shown(DECIDED.format("accepted")),
            click("[data-key=undo-last]"),
            shown(DECIDED.format("proposed")),
        ),
        {KEPT},
    ),
    Journey(
        "edit-a-note",
        then(
            click(".note-card .body"),
            shown(".note-card.lit"),
            click(EDIT),
            write("#e-note", NEW),
            click(SAVE),
            gone(SAVE),
        ),
        then(
            ON_NOTE,
            press("e"),
            focused("#e-note"),
            write("#e-note", NEW),
            tab(SAVE, Keys.ENTER),
            gone(SAVE),
        ),
        then(click(EDIT), write("#e-note", NEW), click(SAVE), gone(SAVE)),
        {(NOTED, NEW, "")},
    ),
    Journey(
        "answer-a-note",
        then(
            click(".note-card .body"),
            shown(".note-card.lit"),
            click(EDIT),
            write("#reply-note", ANSWER),
            click(REPLY),
            gone(REPLY),
        ),
        then(
            ON_NOTE,
            press("r"),
            focused("#reply-note"),
            press(ANSWER),
            tab(REPLY, Keys.ENTER),
            gone(REPLY),
        ),
        then(click(EDIT), write("#reply-note", ANSWER), click(REPLY), gone(REPLY)),
        {KEPT, ("", ANSWER, "")},
    ),
    Journey(
        "begin-a-project",
        then(
            click("nav a[href='/projects']"), write("#title", PURPOSE), click(BEGIN), shown("#add")
        ),
        then(
            tab("nav a[href='/projects']", Keys.ENTER),
            shown(BEGIN),
            tab("#title", PURPOSE),
            tab(BEGIN, Keys.ENTER),
            shown("#add"),
        ),
        then(
            click("nav a[href='/projects']"), write("#title", PURPOSE), click(BEGIN), shown("#add")
        ),
        {KEPT, ("project", PURPOSE, "")},
    ),
    Journey(
        "gather-into-a-project",
        GATHERED,
        then(
            tab("nav a[href='/projects']", Keys.ENTER),
            shown(BEGIN),
            tab("#title", PURPOSE, Keys.ENTER),
            tab("#find", "plane", Keys.ENTER),
            shown(OFFERED),
            tab(OFFERED, Keys.SPACE),
            tab(ADD, Keys.ENTER),
            shown(HELD),
        ),
        GATHERED,
        {KEPT, ("project", PURPOSE, ARTICLE)},
    ),
    Journey(
        "withdraw-a-note",
        then(click(".note-card .body"), shown(".note-card.lit"), click(EDIT, WITHDRAW), AWAY),
        then(ON_NOTE, press("e"), focused("#e-note"), tab(WITHDRAW, Keys.ENTER), AWAY),
        then(click(EDIT, WITHDRAW), AWAY),
        set(),
    ),
    Journey(
        "save-a-search",
        then(write("#q", "noon"), click(LOOK, KEEP), shown(SAVED)),
        then(
            press("/"),
            focused("#q"),
            press("noon", Keys.ENTER),
            shown(KEEP),
            tab(KEEP, Keys.ENTER),
            shown(SAVED),
        ),
        then(write("#q", "noon"), click(LOOK, KEEP), shown(SAVED)),
        {KEPT, ("search", "noon", "noon")},
    ),
)


@pytest.fixture(params=["mouse", "keyboard", "plain"])
def way(request: pytest.FixtureRequest, served: Served, tmp_path: Path) -> Iterator[Way]:
    """The article with one proposal and one note, in a browser with scripts or without."""
    _note(served.home)
    driver = chrome(tmp_path, scripts=request.param != "plain")
    driver.get(f"{served.address}/articles/{ARTICLE}")
    yield Way(driver, served, tmp_path)
    driver.quit()


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_it_leaves_the_same_in_the_library(
    way: Way, journey: Journey, request: pytest.FixtureRequest
) -> None:
    means = request.node.callspec.params["way"]
    way.find("li.note-card" if means == "plain" else "html.scripted")
    getattr(journey, means)(way)
    assert left(way.served.home) == journey.left
    assert complaints(way.driver) == []
    assert asked_elsewhere(way.driver) == set()


def _note(home: Path) -> None:
    library = Library(home)
    version = documents.current(library.db, ARTICLE)
    assert version is not None
    start = version.text.index(NOTED)
    passage = Passage(ARTICLE, version.hash, start, start + len(NOTED), NOTED)
    annotate(library, passage, Body(OLD), "Ada Reader")
    library.close()


def left(home: Path) -> Left:
    """What stands in the library: words, note and links with their status; projects, searches."""
    library = Library(home)
    try:
        found = {
            (
                "".join(anchor.exact for anchor in each.anchors),
                each.note,
                " ".join(f"{link.target} {link.status}" for link in each.links),
            )
            for each in stored.every(library.db)
        }
        begun = projects.every(library.db)
        kept = saved_searches.of_person(library.db, "Ada Reader")
        found |= {("project", each.title, " ".join(each.articles)) for each in begun}
        return found | {("search", each.title, each.query) for each in kept}
    finally:
        library.close()
