"""The elements of a page: their words, and which of them are footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

BLOCKS = frozenset(
    {"address", "article", "aside", "body", "center", "dd", "details", "div", "dl", "dt", "p"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "legend", "main"}
    | {"nav", "opinion", "pre", "section", "summary", "tbody", "tfoot", "thead", "tr"}
)
LEFT = frozenset(
    {"script", "style", "template", "head", "title", "meta", "link", "noscript", "svg", "math"}
    | {"iframe"}
)
_NOTE_TYPES = frozenset(("noteref", "doc-noteref", "footnote"))
_ARROWS = re.compile(r"[\s↑↩⏎^*\[\]]*")


def kind(element: etree._Element) -> str:
    """The name of an element in lower case without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def notes(page: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The footnotes by id: what a raised link, or one that says it is a note's, leads to."""
    ids = {str(each.get("id")): each for each in page.iter() if each.get("id")}
    for link in page.iter("{*}a"):
        target = ids.get(fragment(link))
        if target is not None and _is_note_mark(link) and not _contains(target, link):
            yield str(target.get("id")), target


def _is_note_mark(link: etree._Element) -> bool:
    types = {str(link.get(key) or "") for key in ("role", "class", "epub:type")} | {
        str(value) for key, value in link.items() if str(key).endswith("}type")
    }
    within = [kind(each) for each in (*link.iterancestors(), *link.iterdescendants())]
    return bool(types & _NOTE_TYPES) or "sup" in within


def _contains(outer: etree._Element, inner: etree._Element) -> bool:
    return any(each is outer for each in inner.iterancestors())


def fragment(link: etree._Element) -> str:
    """The id that a link within the page leads to; empty for a link that leads elsewhere."""
    before, _, name = str(link.get("href") or "").partition("#")
    return "" if before else name


def words(element: etree._Element, without_link_to: str = "") -> str:
    """The words in an element, a space between its blocks; without the way back from a note."""

    def texts(each: etree._Element) -> Iterator[str]:
        name = kind(each)
        if not name or name in LEFT:
            return
        if name == "a" and without_link_to and fragment(each) == without_link_to:
            return
        if name == "a" and fragment(each) and _ARROWS.fullmatch("".join(map(str, each.itertext()))):
            return
        yield (each.text or "") if name not in BLOCKS else f" {each.text or ''}"
        for child in each:
            yield from texts(child)
            yield (" " if kind(child) in (*BLOCKS, "br", "li") else "") + (child.tail or "")

    return "".join(texts(element))
