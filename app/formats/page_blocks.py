"""HTML without a frame around it (a Word file's, a book's, a court's) as Markdown.

Headings, paragraphs, lists, quotations, tables and footnotes stay; emphasis, links and pictures
go, their words stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from lxml import etree, html

from app.errors import BadInput, Unsafe
from app.formats.markdown_writer import Writer
from app.formats.page_elements import BLOCKS, LEFT, fragment, kind, notes, words

_HEADING = re.compile(r"h([1-6])")


def markdown(source: str | bytes, name: str) -> str:
    """The Markdown of an HTML page or a piece of one.  Raises what ``tree`` raises."""
    return written(tree(source, name)).source()


def tree(source: str | bytes, name: str) -> etree._Element:
    """The page as elements, read without a network.

    Raises ``BadInput`` for an empty one, ``Unsafe`` for elements nested more than 255 deep.
    """
    known = "utf-8" if isinstance(source, str) else None
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding=known)
    try:
        found = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, ValueError) as error:
        remedy = "Look whether it was saved whole."
        raise BadInput(name=name, why=f"there is no page in it ({error})", remedy=remedy) from error
    if any("depth" in entry.message for entry in parser.error_log):  # what lies deeper was dropped
        why = "its elements are nested too deeply"
        raise Unsafe(name=name, why=why, remedy="Save its text as Markdown (.md) and add that.")
    return found


def written(page: etree._Element, writer: Writer | None = None) -> Writer:
    """A page, or a part of one, written on at the end of ``writer``."""
    blocks = _Blocks(page, writer or Writer())
    blocks.element(page)
    blocks.writer.close()
    return blocks.writer


class _Blocks:
    """A page being written."""

    def __init__(self, page: etree._Element, writer: Writer) -> None:
        self.writer = writer
        self._notes = dict(notes(page))
        self._numbers: dict[str, int] = {}
        self._lists: list[tuple[str, int]] = []  # the lists that are open, and their last number
        self._prefix = ""
        self._quoted = False
        self._pre = False

    def element(self, element: etree._Element) -> None:
        name = kind(element)
        if not name or name in LEFT:
            return
        if element.get("id") in self._notes:
            return  # it is written where it is referred to
        heading = _HEADING.fullmatch(name)
        if heading:
            self._close()
            self._content(element)
            self.writer.close(int(heading[1]))
        else:
            write = self._OWN_WAY.get(name, _Blocks._block if name in BLOCKS else _Blocks._content)
            write(self, element)

    def _content(self, element: etree._Element) -> None:
        self._add(element.text)
        for child in element:
            self.element(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if not (self._pre and text):
            self.writer.add(text)
            return
        for number, part in enumerate(re.split(r"\n[ \t]*\n\s*", text)):
            if number:
                self._close()
            self.writer.add(part)

    def _close(self) -> None:
        quote = "> " if self._quoted else ""
        if self.writer.close(0, quote + self._prefix):
            self._prefix = " " * len(self._prefix)

    def _block(self, element: etree._Element) -> None:
        self._close()
        self._content(element)
        self._close()

    def _break(self, element: etree._Element) -> None:
        self.writer.add(" ")

    def _rule(self, element: etree._Element) -> None:
        self._close()

    def _preformatted(self, element: etree._Element) -> None:
        self._close()
        self._pre = True
        self._content(element)
        self._close()
        self._pre = False

    def _list(self, element: etree._Element) -> None:
        self._close()
        outer = self._prefix
        start = str(element.get("start") or "1")
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
        self._lists.append((kind(element), first - 1))
        self._content(element)
        self._close()
        self._lists.pop()
        self._prefix = outer

    def _item(self, element: etree._Element) -> None:
        self._close()
        sort, number = self._lists.pop() if self._lists else ("ul", 0)
        self._lists.append((sort, number + 1))
        indent = "    " * (len(self._lists) - 1)
        self._prefix = indent + (f"{number + 1}. " if sort == "ol" else "- ")
        self._content(element)
        self._close()

    def _quotation(self, element: etree._Element) -> None:
        self._close()
        outer, self._quoted = self._quoted, True
        outer_prefix, self._prefix = self._prefix, ""
        self._content(element)
        self._close()
        self._quoted, self._prefix = outer, outer_prefix

    def _table(self, table: etree._Element) -> None:
        rows = [
            [cell for cell in row if kind(cell) in ("td", "th")]
            for row in table.iter()
            if kind(row) == "tr"
        ]
        width = max(map(len, rows), default=0)
        if width < 2 or table.find(".//{*}table") is not None or table.find(".//table") is not None:
            self._block(table)  # a frame for a layout, no table
            return
        self._close()
        head = [] if any(kind(each) == "th" for each in rows[0]) else [[""] * width]
        self.writer.table([*head, *([self._cell(cell) for cell in row] for row in rows)])

    def _cell(self, cell: etree._Element) -> str:
        self.writer.add(words(cell))
        return self.writer.take()

    def _link(self, link: etree._Element) -> None:
        target = fragment(link)
        if target not in self._notes:
            self._content(link)
        elif target not in self._numbers:
            self._numbers[target] = self.writer.next_note()
            text = words(self._notes[target], without_link_to=str(link.get("id") or ""))
            self.writer.refer(self._numbers[target])
            self.writer.note_words(self._numbers[target], text)
        else:
            self.writer.refer(self._numbers[target])

    _OWN_WAY: ClassVar[dict[str, Callable[[_Blocks, etree._Element], None]]] = {
        "a": _link,
        "blockquote": _quotation,
        "br": _break,
        "hr": _rule,
        "li": _item,
        "ol": _list,
        "ul": _list,
        "pre": _preformatted,
        "table": _table,
    }


def first_heading(page: etree._Element) -> str:
    """The words of the first heading, or nothing."""
    found = next((each for each in page.iter() if _HEADING.fullmatch(kind(each))), None)
    return " ".join(words(found).split()) if found is not None else ""
