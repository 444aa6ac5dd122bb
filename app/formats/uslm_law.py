"""A public law, bill or resolution of the Government Publishing Office in USLM, made ready to be
written as a section of the Code is: every level with its identifier, the margins apart.

Elements: USLM User Guide, sections 5 to 9, and the schema's version 2 (github.com/usgpo/uslm).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from app.domain.references import fold_dashes
from app.formats import uslm
from app.formats.uslm_elements import LEVELS, local, words

_OF_OTHERS = frozenset(("quotedContent", "note", "toc"))  # levels in these are no provisions here
_LARGE = {"title": "t", "subtitle": "st", "division": "d", "chapter": "ch", "part": "pt"}
_LARGE |= {"subchapter": "sch", "subpart": "spt", "subdivision": "sd"}
_STEP = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]*")
_PAGE = re.compile(r"([0-9]+) STAT\. ([0-9]+)")


@dataclass(frozen=True, slots=True)
class Law:
    """A law as Markdown, and its pages in the Statutes at Large: volume, page, letters before."""

    markdown: str
    pages: tuple[tuple[str, str, int], ...]


def read(root: etree._Element, reference: str, name: str) -> Law:
    """The law whose id is to be ``reference``; sidenotes that refer to something, and the history,
    stand under ``…/note``.

    Raises ``Unsafe`` naming ``name`` when it is nested too deeply.
    """
    main = deepcopy(root.find("{*}main"))
    assert main is not None  # whoever asks has looked
    margins = [note for note in _taken_out(main, "{*}sidenote") if _says_where(note)]
    pages = list(_pages(main))
    first = root.find("{*}preface/{*}page")
    if first is not None:
        pages.insert(0, (*_page(first), 0))
    main.set("identifier", reference)
    _identify(main, reference)
    law = uslm.markdown(main, reference, name)
    notes = uslm.notes([*margins, *root.iterfind("{*}legislativeHistory")], reference, name)
    return Law(law + notes, tuple(page for page in pages if page[0]))


def _says_where(sidenote: etree._Element) -> bool:
    """Whether a note in the margin refers to something: the others repeat single words."""
    return sidenote.find(".//{*}ref") is not None


def _taken_out(main: etree._Element, path: str) -> Iterator[etree._Element]:
    for element in list(main.iter(path)):
        tail, element.tail = element.tail, None
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            continue
        if before is not None:
            before.tail = (before.tail or "") + (tail or "")
        else:
            parent.text = (parent.text or "") + (tail or "")
        parent.remove(element)
        yield element


def _pages(main: etree._Element) -> Iterator[tuple[str, str, int]]:
    """Each page that begins within the law, with the letters and digits before it; the marks go."""
    found = []
    seen = 0
    for event, element in etree.iterwalk(main, ("start", "end")):
        if event == "start" and local(element) == "page":
            found.append((*_page(element), seen))
        elif event == "start":
            seen += _letters(element.text)
        if event == "end":
            seen += _letters(element.tail)
    for _ in _taken_out(main, "{*}page"):
        pass
    yield from found


def _page(element: etree._Element) -> tuple[str, str]:
    found = _PAGE.search(element.text or "")
    return (found[1], found[2]) if found else ("", "")


def _letters(text: str | None) -> int:
    return sum(map(str.isalnum, text or ""))


def _identify(element: etree._Element, above: str) -> None:
    """Give each level without an identifier the one that its number makes; sections are numbered
    through the whole law, whatever title they stand in.
    """
    for child in element:
        kind = local(child)
        if kind in _OF_OTHERS:
            continue
        below = above
        if kind in LEVELS:
            below = str(child.get("identifier") or "") or _own(child, kind, above)
            if below != above:
                child.set("identifier", below)
        _identify(child, below if kind not in _LARGE else above)


def _own(level: etree._Element, kind: str, above: str) -> str:
    number = level.find("{*}num")
    value = fold_dashes(str(number.get("value") or "")) if number is not None else ""
    if not _STEP.fullmatch(value):
        return above
    if kind == "section":
        return f"{above}/s{value}"
    return f"{above}/{_LARGE.get(kind, '')}{value}"


def title_of(root: etree._Element) -> str:
    """What the law is called: its title in the record of its publisher, without its number."""
    whole = root.findtext("{*}meta/{http://purl.org/dc/elements/1.1/}title") or ""
    return " ".join(whole.split()).partition(": ")[2]


def citations(root: etree._Element) -> list[str]:
    """How its publisher cites it: ``Public Law 115-16``, ``131 Stat. 80``."""
    return [fold_dashes(words(each)) for each in root.iterfind("{*}meta/{*}citableAs")]
