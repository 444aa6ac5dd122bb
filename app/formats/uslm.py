"""A section of the Code in USLM XML as Markdown, each level under the marker of its provision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import ClassVar

from lxml import etree

from app.domain.official_address import official_address
from app.domain.references import fold_dashes, is_id
from app.errors import Unsafe
from app.formats.markdown_writer import Writer
from app.formats.uslm_elements import APART, BLOCKS, CELLS, LEVELS, footnotes, local

SOURCE_CREDIT = "source-credit"  # last step of the ids of what follows the law's own words
NOTE = "note"
_PLAIN = frozenset(("inline", "b", "i", "date", "quotedText", "term", "shortTitle", "sup", "sub"))
_DEEPEST = 100  # levels; the Code has about a dozen


def markdown(section: etree._Element, reference: str, name: str) -> str:
    """The Markdown of a ``section`` element whose id is to be ``reference``.

    Raises ``Unsafe`` naming ``name`` when it is nested too deeply.
    """
    return _Section(section, reference, name).source()


def notes(elements: Sequence[etree._Element], reference: str, name: str) -> str:
    """The Markdown of notes that stand beside the law whose id is ``reference``, under its notes.

    Raises ``Unsafe`` naming ``name`` when one is nested too deeply.
    """
    writing = _Section(etree.Element("notes"), reference, name)
    writing.add_notes(elements)
    return "\n" + writing.source() if elements else ""


class _Section:
    """One section being written."""

    def __init__(self, section: etree._Element, reference: str, name: str) -> None:
        self._writer = Writer()
        self._name = name
        self._reference = reference
        identifier = str(section.get("identifier") or "").split(" ")[0]
        self._open = [(identifier, reference)]  # identifiers and ids, the innermost first
        self._times: Counter[str] = Counter()
        self._footnotes = footnotes(section)
        self._depth = 0
        self._level = 1  # of headings: the section has the second
        self._number_waits = False  # for the words that stand in the same line
        self._in_line = False  # in a cell or footnote: blocks in it are words only
        self._in_notes = False
        self._writer.provision = reference
        self._element(section)

    def source(self) -> str:
        return self._writer.source()

    def add_notes(self, elements: Sequence[etree._Element]) -> None:
        """Write these elements as notes."""
        self._after_the_law(NOTE)
        self._in_notes = True
        for element in elements:
            self._block(element)
        self._law_again()

    def _element(self, element: etree._Element) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            why = f"it is nested more than {_DEEPEST} levels deep"
            raise Unsafe(name=self._name, why=why, remedy="Take the file as it was published.")
        kind = local(element)
        if kind in _PLAIN:  # most elements: no note, no level, nothing in lines of its own
            self._content(element)
        else:
            self._by_kind(element, kind)
        self._depth -= 1

    def _by_kind(self, element: etree._Element, kind: str) -> None:
        if kind == "note" and element.get("type") == "footnote":
            self._footnote(element)
        elif kind == "ref" and element.get("class") == "footnoteRef":
            self._mark(str(element.get("idref")))
        elif kind == "ref" and element.get("href"):
            self._lead(element)
        elif self._in_line:
            self._content(element)
            self._add(" " if kind in BLOCKS | APART | CELLS else "")
        else:
            write = self._OWN_WAY.get(kind, _Section._block if kind in BLOCKS else _Section._inline)
            write(self, element)

    def _lead(self, element: etree._Element) -> None:
        """What the Office marked as a reference leads to where it can be read officially."""
        address = official_address(fold_dashes(str(element.get("href"))))
        begun = self._writer.mark()
        self._content(element)
        if address:
            self._writer.lead(begun, address)

    def _content(self, element: etree._Element) -> None:
        self._add(element.text)
        for child in element:
            self._element(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text and not text.isspace():
            self._number_waits = False
        self._writer.add(text)

    def _inline(self, element: etree._Element) -> None:
        self._content(element)
        if local(element) in APART:
            self._add(" ")
        if local(element) == "num":
            self._number_waits = True

    def _block(self, element: etree._Element) -> None:
        level = local(element) in LEVELS
        if level or not self._number_waits:
            self._writer.close()
        outer, self._level = self._writer.provision, self._level + level
        own = self._provision(element)
        self._writer.provision = own or outer
        self._open.insert(0, (str(element.get("identifier")), own) if own else self._open[0])
        self._content(element)
        self._writer.close()
        self._open.pop(0)
        self._writer.provision, self._level = outer, self._level - level
        self._number_waits = False

    def _provision(self, element: etree._Element) -> str:
        """The id of a level of the law, or nothing; a second level of one number is ``c_2``."""
        identifier = str(element.get("identifier") or "")
        outer = next((each for each in self._open if identifier.startswith(each[0] + "/")), None)
        if self._in_notes or outer is None:
            return ""
        wanted = outer[1] + fold_dashes(identifier[len(outer[0]) :])
        self._times[wanted] += 1
        reference = f"{wanted}_{self._times[wanted]}" if self._times[wanted] > 1 else wanted
        return reference if is_id(reference) else ""

    def _heading(self, element: etree._Element) -> None:
        """The heading of a level shares the line of its number; laws quoted in notes have none."""
        self._content(element)
        parent = element.getparent()
        if parent is not None and local(parent) == "note":
            self._writer.close(3 if parent.get("role") == "crossHeading" else 4)
        else:
            self._writer.close(0 if self._in_notes else self._level)
        self._number_waits = False

    def _source_credit(self, element: etree._Element) -> None:
        self._after_the_law(SOURCE_CREDIT)
        self._writer.add("Source credit")
        self._writer.close(3)
        self._content(element)
        self._law_again()

    def _notes(self, element: etree._Element) -> None:
        if self._in_notes:
            self._block(element)
            return
        self._after_the_law(NOTE)
        self._in_notes = True
        self._content(element)
        self._law_again()

    def _after_the_law(self, step: str) -> None:
        self._writer.close()
        self._writer.provision = f"{self._reference}/{step}"

    def _law_again(self) -> None:
        self._writer.close()
        self._in_notes = False
        self._writer.provision = self._reference

    def _mark(self, idref: str) -> None:
        if idref in self._footnotes:
            self._writer.refer(self._footnotes[idref])

    def _footnote(self, element: etree._Element) -> None:
        outer, self._writer = self._writer, Writer()
        outer_line, self._in_line = self._in_line, True
        for child in element:
            if local(child) != "num":
                self._element(child)
            self._writer.add(child.tail)
        line = self._writer.take()
        self._writer, self._in_line = outer, outer_line
        self._writer.note(self._footnotes[str(element.get("id"))], line)

    def _table(self, table: etree._Element) -> None:
        self._writer.close()
        rows = [list(row.iterchildren("{*}th", "{*}td")) for row in table.iter("{*}tr")]
        caption = table.find("{*}caption")
        if caption is not None:
            self._block(caption)
        head = [] if table.find("{*}thead") is not None else [[""] * len(rows[0] if rows else [])]
        self._writer.table([*head, *([self._cell(cell) for cell in row] for row in rows)])

    _OWN_WAY: ClassVar[dict[str, Callable[[_Section, etree._Element], None]]] = {
        "heading": _heading,
        "sourceCredit": _source_credit,
        "note": _notes,
        "notes": _notes,
        "table": _table,
    }

    def _cell(self, cell: etree._Element) -> str:
        self._in_line = True
        self._content(cell)
        self._in_line = False
        return self._writer.take()
