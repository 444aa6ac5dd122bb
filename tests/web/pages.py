"""A page as a browser's parser sees it, for what no page may hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from werkzeug.test import TestResponse

VOID = {"br", "hr", "img", "input", "link", "meta"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]


@dataclass
class Page(HTMLParser):
    """The elements of a page; ``unclosed`` are the tags that nothing closed or closed wrongly."""

    elements: list[Element] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)
    text: str = ""
    scripts: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.unclosed.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open and self._open[-1] in {"script", "style"}:
            self.scripts += data

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]


def parse(response: TestResponse) -> Page:
    page = Page()
    page.feed(response.get_data(as_text=True))
    page.close()
    page.unclosed += page._open
    return page


def breaches(page: Page) -> list[str]:
    """What the Content-Security-Policy or a screen reader would stumble over."""
    found = [f"code or style inside the page: {page.scripts.strip()[:60]}"] if page.scripts else []
    found += [f"<{tag}> is not closed" for tag in page.unclosed]
    ids = page.ids()
    found += [f"the id {name} twice" for name in sorted({i for i in ids if ids.count(i) > 1})]
    for element in page.elements:
        for name, value in element.attributes.items():
            if name == "style" or name.startswith("on"):
                found.append(f"<{element.tag} {name}>")
            if name in {"src", "href", "action"} and value.lower().startswith(
                ("javascript:", "data:")
            ):
                found.append(f"<{element.tag} {name}={value[:40]}>")
    return found
