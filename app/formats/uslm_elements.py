"""The elements of USLM: which are levels of the law, which stand in lines of their own.

Their meaning: USLM User Guide (United States Legislative Markup), sections 5 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

LEVELS = frozenset(
    {"title", "subtitle", "chapter", "subchapter", "part", "subpart", "division", "subdivision"}
    | {"article", "subarticle", "section", "subsection", "paragraph", "subparagraph", "clause"}
    | {"subclause", "item", "subitem", "subsubitem", "level", "rule", "courtRule", "compiledAct"}
)
BLOCKS = frozenset(
    {"content", "chapeau", "continuation", "proviso", "p", "note", "notes", "signature", "name"}
    | {
        "referenceItem",
        "longTitle",
        "docTitle",
        "officialTitle",
        "enactingFormula",
        "resolvingClause",
        "preamble",
    }
    | {"recital", "subheading", "action", "actionDescription", "signatures", "role", "main"}
    | {"layout", "header", "toc", "tocItem", "block", "row", "list", "listItem", "caption"}
    | LEVELS
)
APART = frozenset(("br", "column", "num", "designator"))  # a space follows them
CELLS = frozenset(("tr", "td", "th"))


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment or the like."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)  # a title has a hundred thousand elements, and fifty names
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def words(element: etree._Element) -> str:
    """The words in an element without its footnotes, white space folded."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: etree._Element) -> Iterator[str]:
    if element.get("type") == "footnote" or element.get("class") == "footnoteRef":
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def footnotes(section: etree._Element) -> dict[str, int]:
    """The numbers of a section's footnotes, by their ids, in the order of the text."""
    notes = section.iter("{*}note")
    ids = [str(note.get("id")) for note in notes if note.get("type") == "footnote"]
    return {each: number for number, each in enumerate(dict.fromkeys(ids), 1)}
