"""Every page of the reading room and every state of it, with what a person does to see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.way import Way
from tests.browser.worked_in import ARTICLE, BUNDLE

Steps = Callable[[Way], object]
READER = f"/articles/{ARTICLE}"
DESK_NOTE = "/articles/desk-note-two-orders-in-may"
SENTENCES = f"{READER}/sentences"


@dataclass(frozen=True)
class Room:
    """A page or a state of one: its name in file names, and how it is reached.

    ``path`` may name ids of the library in braces.  ``refused`` says that the answer is an error,
    of which the console tells.
    """

    name: str
    path: str
    steps: Steps | None = None
    refused: bool = False

    def enter(self, way: Way, ids: dict[str, str]) -> None:
        """Go there, and do what shows the state."""
        way.driver.get(way.served.address + self.path.format(**ids))
        if self.steps:
            way.find("html.scripted")
            self.steps(way)


def keys(*pressed: str, until: str) -> Steps:
    """Press keys one after the other until an element is there."""

    def press(way: Way) -> None:
        for key in pressed:
            way.press(key)
        way.find(until)

    return press


def asked_for(words: str) -> Steps:
    """Annotate a sentence with words for an authority that the page must ask back about."""

    def ask(way: Way) -> None:
        for field, value in (("#first", "2"), ("#last", "2"), ("#s-note", "Is it this one?")):
            way.find(field).send_keys(value)
        way.find("#s-authority").send_keys(words, Keys.ESCAPE)
        press(way, "main .main-button")
        way.find("#again")

    return ask


def looked_up(way: Way) -> None:
    """The list of authorities under the field beside the law."""
    keys("n", "c", until="#pane-authority")(way)
    way.find("#pane-authority").send_keys("tps")
    way.find("#pane-authority-list li")


def selected(way: Way) -> None:
    keys("j", Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, until="[data-text] .here")(way)
    way.find("#annotate-offer:not([hidden])")


def written(way: Way) -> None:
    selected(way)
    keys("a", until="#annotate-dialog[open]")(way)
    for summary in way.driver.find_elements(By.CSS_SELECTOR, "#annotate-dialog summary"):
        summary.click()


def too_old(way: Way) -> None:
    """Answer from a form whose session is over."""
    set_hidden(way, "#reply-note", "token", "of another day")
    way.find("#reply-note").send_keys("An answer that must not be lost")
    way.find("#reply-note").submit()
    way.find(".trouble")


def overtaken(way: Way) -> None:
    """Change a note that somebody else has changed since the page was opened."""
    set_hidden(way, "#e-note", "revision", "1")
    way.find("#e-note").send_keys(" Mine.")
    way.find("#e-note").submit()
    way.find("#mine")


def made(way: Way) -> None:
    """A bundle that waits to be downloaded."""
    press(way, "form[action='/bundles'] .main-button")
    way.find("a[download]")


def verified(way: Way) -> None:
    way.find("#bundle").send_keys(str(way.served.home / BUNDLE))
    press(way, "button[value=verify]")
    way.find("dl.facts")


def set_hidden(way: Way, near: str, name: str, value: str) -> None:
    script = "document.querySelector(arguments[0]).form.elements[arguments[1]].value = arguments[2]"
    way.driver.execute_script(script, near, name, value)


def press(way: Way, selector: str) -> None:
    """Press a button wherever it is in the page."""
    way.driver.execute_script("arguments[0].click()", way.find(selector))


ROOMS = (
    Room("library", "/"),
    Room("library-waiting", "/?state=waiting&order=waiting"),
    Room("library-none", "/?find=zzzz"),
    Room("article", READER),
    Room("article-at-work", READER, keys("n", until="li.card.lit")),
    Room("article-by-authority", f"{DESK_NOTE}?by=authority"),
    Room("article-filtered", f"{DESK_NOTE}?status=accepted&tag=parole"),
    Room("article-none-shown", f"{DESK_NOTE}?status=accepted&tag=nothing"),
    Room("article-without-law", "/articles/walnut-war-in-the-valley"),
    Room("article-earlier-text", "/articles/law"),
    Room("law-beside", READER, keys("n", "o", until=".beside-pane")),
    Room("note-beside", READER + "#a-{note}", keys("e", until=".beside-pane #e-note")),
    Room("look-up", READER, looked_up),
    Room("selected", READER, selected),
    Room("annotate", READER, written),
    Room("shortcuts", READER, keys("?", until="#keys[open]")),
    Room("passage", "/articles/law-that-outlived-its-wars/passages/429-460?target=/us/usc/t50/s21"),
    Room("by-sentence", SENTENCES),
    Room("which-authority", SENTENCES, asked_for("noem")),
    Room("no-authority", SENTENCES, asked_for("no such thing"), refused=True),
    Room("note", READER + "/annotations/{note}"),
    Room("page-too-old", READER + "/annotations/{note}", too_old, refused=True),
    Room("conflict", READER + "/annotations/{note}", overtaken, refused=True),
    Room("authorities", "/authorities"),
    Room("act", "/authorities/us/act/1798-07-06/ch66"),
    Room("section", "/authorities/us/usc/t8/s1182"),
    Room("case", "/authorities/us/scotus/noem-v-national-tps-alliance"),
    Room("ruling", "/authorities/us/scotus/noem-v-national-tps-alliance/2025-05-19"),
    Room("ruling-on-a-day", "/authorities/us/scotus/noem-v-doe/2025-05-30?day=2025-05-30"),
    Room("no-such-day", "/authorities/us/usc/t8/s1182?day=2025-02-30", refused=True),
    Room("map", "/map"),
    Room("map-of-one", "/map?of=law-that-outlived-its-wars"),
    Room("changed-law", "/recheck"),
    Room("uncited", "/worklist"),
    Room("projects", "/projects"),
    Room("project", "/projects/{project}"),
    Room("search", "/search"),
    Room("search-results", "/search?q=wartime"),
    Room("search-nothing", "/search?q=zzzz"),
    Room("search-malformed", "/search?q=(wartime", refused=True),
    Room("saved-searches", "/searches"),
    Room("saved-search", "/searches/{search}"),
    Room("search-language", "/search/language"),
    Room("bring-in", "/bring-in"),
    Room("bundles", "/bundles"),
    Room("preview", f"/bundles/preview?article={ARTICLE}"),
    Room("ready-to-leave", f"/bundles/preview?article={ARTICLE}", made),
    Room("verified", "/bundles", verified),
    Room("doubles", "/doubles/"),
    Room("history", "/history/"),
    Room("history-of-note", "/history/{note}"),
    Room("review", "/review/"),
    Room("place", "/review/{waiting}/0"),
    Room("redline", "/redline/law"),
    Room("agreement", "/agreement/"),
    Room("tags", "/tags/"),
    Room("help", "/help"),
    Room("not-found", "/nowhere", refused=True),
)
EMPTY = (
    Room("empty-library", "/"),
    Room("empty-authorities", "/authorities"),
    Room("empty-map", "/map"),
    Room("empty-projects", "/projects"),
    Room("empty-saved-searches", "/searches"),
    Room("empty-doubles", "/doubles/"),
    Room("empty-changed-law", "/recheck"),
    Room("empty-uncited", "/worklist"),
    Room("empty-search", "/search?q=law"),
    Room("empty-bundles", "/bundles"),
    Room("empty-history", "/history/"),
    Room("empty-review", "/review/"),
    Room("empty-agreement", "/agreement/"),
    Room("empty-tags", "/tags/"),
)
