"""A section of the eCFR's XML as Markdown, each paragraph under the marker of its subdivision.

Elements: "eCFR XML User Guide" of the Government Publishing Office.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from app.domain.references import is_id
from app.formats import page_blocks, page_elements, subdivisions
from app.formats.markdown_writer import Writer
from app.formats.subdivisions import Mark

SOURCE_CREDIT = "source-credit"
NOTE = "note"

_PARAGRAPHS = frozenset(("P", "FP", "FP-1", "FP-2", "PSPACE"))
_CREDITS = frozenset(("CITA", "SECAUTH"))
_NOTES = frozenset(("NOTE", "EDNOTE", "EFFDNOT", "CROSSREF", "FTNT", "APPRO"))
_HEADS = frozenset(("HD1", "HD2", "HD3", "HED"))
_TABLES = frozenset(("DIV", "TABLE", "GPOTABLE"))
_MARK = re.compile(r"\s*\(([0-9]{1,3}|[a-z]{1,5}|[A-Z]{1,3})\)")
_LONGEST_RUN = 4  # marks at the beginning of one paragraph: "(a)(1)(i)(A)"


def markdown(section: etree._Element, reference: str, authority: str = "") -> str:
    """The Markdown of a ``DIV8`` element whose id is to be ``reference``.

    ``authority`` is what the part says of the law that it rests on.
    """
    writer = Writer()
    writer.provision = reference
    writer.add(words(section.find("HEAD")))
    writer.close(2)
    _law(section, reference, writer)
    writer.provision = f"{reference}/{SOURCE_CREDIT}"
    for each in section:
        if page_elements.kind(each).upper() in _CREDITS:
            writer.add(words(each))
            writer.close()
    writer.provision = f"{reference}/{NOTE}"
    if authority:
        writer.add(f"Authority: {authority}")
        writer.close()
    for each in section:
        if page_elements.kind(each).upper() in _NOTES:
            page_blocks.written(each, writer)
    return writer.source()


def words(element: etree._Element | None) -> str:
    """The words in an element, white space folded; empty for none."""
    if element is None:
        return ""
    return " ".join("".join(map(str, element.itertext())).split())


def _law(section: etree._Element, reference: str, writer: Writer) -> None:
    blocks = [each for each in section if _name(each) not in (*_CREDITS, *_NOTES, "HEAD")]
    paths = subdivisions.paths([_marks(each) for each in blocks])
    times: Counter[str] = Counter()
    last: tuple[str, ...] = ()
    for element, path in zip(blocks, paths, strict=True):
        if path != last:
            last = path
            writer.provision = _id(reference, path, times)
        if _name(element) in _PARAGRAPHS:
            writer.add(words(element))
            writer.close()
        elif _name(element) in _HEADS:
            writer.add(words(element))
            writer.close(3)
        else:  # tables, extracts, pictures
            page_blocks.written(element, writer)


def _id(reference: str, path: tuple[str, ...], times: Counter[str]) -> str:
    """The id of a subdivision; a second one of the same marks is ``a_2``."""
    wanted = "/".join((reference, *path))
    if path:
        times[wanted] += 1
    found = f"{wanted}_{times[wanted]}" if times[wanted] > 1 else wanted
    return found if is_id(found) else reference


def _name(element: etree._Element) -> str:
    return page_elements.kind(element).upper()


def _marks(element: etree._Element) -> list[Mark] | None:
    """The marks that a paragraph begins with: ``(a)(1)``, of which those in ``I`` are italic.

    None for a definition, which begins with its term in italics.
    """
    if _name(element) not in _PARAGRAPHS:
        return []
    if not (element.text or "").strip() and len(element) and _name(element[0]) == "I":
        return None
    return list(_leading("".join(text for text, _ in _runs(element)), _italics(element)))


def _leading(text: str, italics: frozenset[int]) -> Iterator[Mark]:
    at = 0
    for _ in range(_LONGEST_RUN):
        found = _MARK.match(text, at)
        if not found:
            return
        yield Mark(found[1], found.start(1) in italics)
        at = found.end()


def _runs(element: etree._Element) -> Iterator[tuple[str, bool]]:
    """The text of an element in pieces, and whether each stands in italics."""
    yield element.text or "", _name(element) == "I" or element.get("T") == "03"
    for child in element:
        yield from _runs(child)
        yield child.tail or "", False


def _italics(element: etree._Element) -> frozenset[int]:
    """The offsets of the letters that stand in italics."""
    found: list[int] = []
    at = 0
    for text, italic in _runs(element):
        found += range(at, at + len(text)) if italic else ()
        at += len(text)
    return frozenset(found)
