"""The Supreme Court's docket pages, saved as text: a case with what happened in it, day by day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from app.domain.authority import Authority, AuthorityKind, Event, Key
from app.domain.document import Document, DocumentKind
from app.domain.references import fold_dashes, slug
from app.errors import BadInput
from app.formats import article_record, text_file
from app.formats.source import Source
from app.importers import Imported, Options

__all__ = ["DocketPage"]

_TABLE = re.compile(rb"^Date\s*Proceedings and Orders\s*$", re.MULTILINE)
_NUMBER = re.compile(r"^No\. ([0-9]{2}[A-Z]?[-–]?[0-9]+)\s*$", re.MULTILINE)
_TITLE = re.compile(r"^Title:\s*(.+?)\nv\.\n(.+?)\n", re.MULTILINE | re.DOTALL)
_DOCKETED = re.compile(r"^Docketed:\s*([A-Z][a-z]+ [0-9]{1,2}, [0-9]{4})", re.MULTILINE)
_BELOW = re.compile(r"^\s*Case Numbers:\s*\(([^)\n]+)\)", re.MULTILINE)
_ENTRY = re.compile(r"([A-Z][a-z]{2} [0-9]{1,2} [0-9]{4})\s*(\S.*)")
_LINKS = re.compile(
    r"(?:Main Document|Lower Court Orders/Opinions|Proof of Service|Other|Reply|Petition|Appendix"
    r"|Certificate of Word Count|Written Request|Electronic Notice|\s)+"
)
_DECIDED = re.compile(r"^(?:Application|Petition)\b.* (granted|denied)\b", re.IGNORECASE)


class DocketPage:
    """Each entry is an event; links to documents and the list of attorneys are left."""

    name = "docket page"
    suffixes = (".txt", ".text")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether the head of the table of proceedings stands in a line of its own."""
        return _TABLE.search(source.head()) is not None

    def read(self, source: Source, options: Options) -> Iterator[Imported]:
        """The case; it has no text."""
        article_record.check_columns(options.columns)
        text = text_file.read_text(source).replace("\r\n", "\n")
        number, title = _NUMBER.search(text), _TITLE.search(text)
        entries = list(_entries(text))
        if not (number and title and entries):
            why = "its number, its title or its proceedings are missing"
            raise BadInput(name=source.name, why=why, remedy="Save the whole page as text.")
        docket, last = fold_dashes(number[1]), entries[-1][0]
        read = f"Supreme Court, docket of No. {docket}, to {last} ({source.file_name})"
        caption = f"{_party(title[1])} v. {_party(title[2])}"
        below = _BELOW.search(text)
        numbers = [docket, *re.split(r",\s*", fold_dashes(below[1]))] if below else [docket]
        authority = Authority(
            id=f"/us/scotus/{slug(caption)}",
            kind=AuthorityKind.CASE,
            title=caption,
            as_of=last,
            source=read,
            held="The docket's entries stand among the events; no text is in this copy.",
            court="Supreme Court of the United States",
            keys=tuple(Key("docket", f"No. {each}") for each in numbers),
            events=tuple(_events(text, entries, read)),
        )
        document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
        yield Imported(document, "", "markdown", authority)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """``(ISO day, words)`` of each entry, without its links, in the order of the page."""
    _, _, table = text.partition("Proceedings and Orders")
    day, words = "", ""
    for line in filter(str.strip, table.split("\n")):
        entry = _ENTRY.match(line)
        if entry and (found := _day(entry[1], "%b %d %Y")):
            if words:
                yield day, words
            day, words = found, entry[2].strip()
        elif words and not _LINKS.fullmatch(line):
            words += f" {line.strip()}"
    if words:
        yield day, words


def _events(text: str, entries: list[tuple[str, str]], source: str) -> Iterator[Event]:
    """What happened.  Only where an entry says that the application or petition was granted or
    denied, and not in part, does it say so here; the rest is filed.
    """
    docketed = _DOCKETED.search(text)
    day = _day(docketed[1], "%B %d, %Y") if docketed else ""
    if day:
        yield Event(day, "docketed", "Docketed.", source)
    for day_of_it, words in entries:
        decided = _DECIDED.search(words)
        plain = decided and " in part" not in words
        kind = decided[1].lower() if decided and plain else "filed"
        yield Event(day_of_it, kind, words, source)


def _party(words: str) -> str:
    """The first party of a side: ``A.A.R.P., et al., Applicants`` is ``A.A.R.P.``"""
    return " ".join(words.split(",", maxsplit=1)[0].split())


def _day(text: str, form: str) -> str:
    try:
        return datetime.strptime(text, form).date().isoformat()
    except ValueError:
        return ""
