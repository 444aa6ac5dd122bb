"""Documents of the Federal Register as govinfo.gov gives them in plain text.

Lines are broken by hand, quotation marks are typed, footnotes stand between rules, and a mark
``[[Page 9041]]`` says where a printed page begins, in the middle of a sentence if need be.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.formats.markdown_writer import Writer

HEAD = "[Federal Register Volume"

_VOLUME = re.compile(
    r"\[Federal Register Volume ([0-9]+), Number ([0-9]+) \(\w+, (\w+ [0-9]{1,2}, [0-9]{4})\)\]"
)
_SECTION = re.compile(r"^\[([A-Z][A-Za-z ]+)\]$", re.MULTILINE)
_PAGES = re.compile(r"^\[Pages? ([0-9]+)(?:-([0-9]+))?\]$", re.MULTILINE)
_NUMBER = re.compile(r"^\[FR Doc(?:\.|ument)? No:? ?([0-9A-Z-]+)\]$", re.MULTILINE)
_BREAK = re.compile(
    r"(?P<before>[^\n]*\S)[ \t]*\n\s*\[\[Page (?P<page>[0-9]+)\]\][ \t]*\n\s*?(?P<indent>[ \t]*)"
    r"(?P<after>\S)"
)
_PAGE = re.compile(r"^\[\[Page ([0-9]+)\]\]$")
_RULE = re.compile(r"^[-=]{5,}$")
_FIELD = re.compile(r"(?:AGENCY|ACTION|SUMMARY|DATES|ADDRESSES|FOR FURTHER INFORMATION CONTACT)\b")
_NOTE_MARK = re.compile(r"\\([0-9]+)\\")
_ENDED = re.compile(r"[.?!:;\"”')\]]$|^[A-Z0-9 ,.&-]+$")
_TAG = re.compile(r"<[^>]*>")
_INDENT = 2  # spaces that begin a paragraph


@dataclass(frozen=True, slots=True)
class Printed:
    """A document: where and when it was printed, and its title; what is not stated is empty."""

    volume: str
    page: str
    section: str
    number: str
    day: str  # as printed: February 5, 2025
    title: str
    source: str
    pages: tuple[tuple[str, int], ...]  # number, and the letters and digits that stand before


@dataclass(slots=True)
class _Text:
    """The paragraphs so far, with the pages that begin in them."""

    writer: Writer = field(default_factory=Writer)
    pages: list[tuple[str, int]] = field(default_factory=list)
    letters: int = 0
    notes: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


def read(text: str) -> Printed | None:
    """The document, or None where the head of one is missing; HTML around it is taken off."""
    plain = html.unescape(_TAG.sub("", text)) if text.lstrip().startswith("<") else text
    volume, pages = _VOLUME.search(plain), _PAGES.search(plain)
    if not (volume and pages):
        return None
    section, number = _SECTION.search(plain), _NUMBER.search(plain)
    body = plain[number.end() if number else pages.end() :]
    paragraphs = list(_paragraphs(body))
    written = _written(paragraphs, pages[1])
    return Printed(
        volume=volume[1],
        page=pages[1],
        section=section[1] if section else "",
        number=number[1] if number else "",
        day=volume[3],
        title=_title(paragraphs),
        source=written.writer.source(),
        pages=tuple(written.pages),
    )


def _written(paragraphs: list[str], first: str) -> _Text:
    found = _Text(pages=[(first, 0)])
    found.notes = dict(_notes(paragraphs))
    title = _title(paragraphs)
    for paragraph in paragraphs:
        if _is_note(paragraph):
            continue
        _write(paragraph, found)
        found.writer.close(1 if paragraph == title else 0)
    found.pages.append(("", found.letters))
    return found


def _write(paragraph: str, found: _Text) -> None:
    for part in re.split(r"(\[\[Page [0-9]+\]\] ?|\\[0-9]+\\)", paragraph):
        page, note = _PAGE.fullmatch(part.strip()), _NOTE_MARK.fullmatch(part)
        if page:
            found.pages.append((page[1], found.letters))
        elif note and note[1] in found.notes:
            if note[1] not in found.numbers:
                found.numbers[note[1]] = found.writer.next_note()
                found.writer.note_words(found.numbers[note[1]], found.notes[note[1]])
            found.writer.refer(found.numbers[note[1]])
        else:
            words = note[1] if note else _printed_marks(part)
            found.letters += sum(map(str.isalnum, words))
            found.writer.add(words)


def _printed_marks(text: str) -> str:
    """Quotation marks and dashes as they are printed, of those that were typed for them."""
    return text.replace("``", "“").replace("''", "”").replace(" -- ", "—").replace("--", "—")


def _paragraphs(body: str) -> Iterator[str]:
    """Paragraphs in one line each; a mark of a page stands in the sentence that it interrupts."""
    lines: list[str] = []
    for row in _BREAK.sub(_within, body.expandtabs(8)).split("\n"):
        line = row.strip()
        begins = row.startswith(" " * _INDENT) or _FIELD.match(line)
        if lines and (begins or not line or _RULE.match(line)):
            yield _joined(lines)
            lines = []
        if line and not _RULE.match(line):
            lines.append(line)
    if lines:
        yield _joined(lines)


def _within(match: re.Match[str]) -> str:
    """A mark of a page before the words that it begins with, in one paragraph or in two."""
    goes_on = not _ENDED.search(match["before"]) or match["after"].islower()
    between = "\n" if goes_on else f"\n\n{match['indent']}"
    return f"{match['before']}{between}[[Page {match['page']}]] {match['after']}"


def _joined(lines: list[str]) -> str:
    """Lines as one: a hyphen or a dash at the end of one belongs to the word that goes on."""
    text = lines[0]
    for line in lines[1:]:
        text += line if text.endswith("-") else f" {line}"
    return text


def _title(paragraphs: list[str]) -> str:
    """What stands before the first field: the last of the lines that are no capitals or mark."""
    head = []
    for paragraph in paragraphs:
        if _FIELD.match(paragraph):
            break
        head.append(paragraph)
    named = [each for each in head if not (each.isupper() or each.startswith("[["))]
    named = [each for each in named if not each.startswith("[")]
    return named[-1] if named else (head[-1] if head else "")


def _is_note(paragraph: str) -> bool:
    return _NOTE_MARK.match(paragraph) is not None


def _notes(paragraphs: list[str]) -> Iterator[tuple[str, str]]:
    for paragraph in paragraphs:
        mark = _NOTE_MARK.match(paragraph)
        if mark:
            words = re.sub(r"\[\[Page [0-9]+\]\] ?", "", paragraph[mark.end() :])
            yield mark[1], _printed_marks(words.strip())
