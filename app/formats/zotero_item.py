"""An item of a Zotero library as a document and what was said of it, whatever it was exported as.

Fields are those of Zotero's own schema (https://api.zotero.org/schema), which Better BibTeX JSON
and the web API use.  An item has no text: only what is known of it is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.authority import Authority
from app.domain.citation_form import stub
from app.domain.dates import is_date
from app.domain.document import Document, DocumentKind
from app.domain.references import is_id, public_law, usc
from app.errors import BadInput
from app.formats import article_record

Item = Mapping[str, Any]

_OUTLETS = (
    *("publicationTitle", "websiteTitle", "blogTitle", "bookTitle", "proceedingsTitle"),
    *("forumTitle", "programTitle", "institution", "university", "publisher"),
)
_TITLES = ("title", "caseName", "nameOfAct", "subject")
_DATES = ("date", "dateDecided", "dateEnacted", "issueDate")
_AUTHORS = frozenset(("author", "reporter", "journalist", "contributor", "presenter", ""))
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_LAW = re.compile(r"(?:P(?:ub)?\.?\s*L\.?\s*(?:No\.?)?\s*)?(\d{2,3})[-–](\d{1,4})")
_CODE = re.compile(r"U\.?\s?S\.?\s?C\.?(?:ode)?|United States Code", re.IGNORECASE)
_SECTION = re.compile(r"(?:§+\s*|sec(?:tion|\.)\s*)?(\d+[a-zA-Z]*(?:[-–]\d+[a-zA-Z]*)?)")
NOT_DOCUMENTS = frozenset(("attachment", "note", "annotation"))


@dataclass(frozen=True, slots=True)
class Described:
    """What an item is of: a document, with its record where it is an authority."""

    document: Document
    authority: Authority | None = None


def described(item: Item, name: str) -> Described:
    """The document of an item; a statute whose citation is read is that authority, as a stub.

    Raises ``BadInput`` for one without a title, and for a case or statute that names no record:
    as an article it would be found among the news.
    """
    title = first(item, _TITLES)
    if not title:
        remedy = "Give it a title in Zotero and export it again."
        raise BadInput(name=name, why="the item has no title", remedy=remedy)
    kind = text(item, "itemType")
    if kind == "statute" and (reference := _statute(item)):
        authority = stub(reference)
        found = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
        return Described(found, authority)
    if kind in ("statute", "case", "bill"):
        why = f"the {kind} “{title}” is law, and no citation of it that is read here stands in it"
        remedy = "Bring in its text from an official source, and its notes on that by hand."
        raise BadInput(name=name, why=why, remedy=remedy)
    return Described(_article(item, title))


def text(item: Item, field: str) -> str:
    """A field that is text, without the space around it; empty where it is anything else."""
    value = item.get(field)
    return " ".join(value.split()) if isinstance(value, str) else ""


def first(item: Item, fields: Sequence[str]) -> str:
    """The first of several fields that is not empty."""
    return next(filter(None, (text(item, field) for field in fields)), "")


def _article(item: Item, title: str) -> Document:
    address = text(item, "url")
    return Document(
        id=article_record.slug_of(title, address),
        kind=DocumentKind.ARTICLE,
        title=title,
        outlet=first(item, _OUTLETS),
        author=", ".join(filter(None, _people(item))),
        published=day(first(item, _DATES)),
        url=address if address.startswith(("https://", "http://")) else "",
        summary=text(item, "abstractNote"),
    )


def day(written: str) -> str:
    """A date in ISO form, as far as it is one: Zotero keeps what people typed."""
    found = _DAY.match(written)
    if not found:
        return ""
    parts = [part for part in found.groups() if part]
    while parts and not is_date("-".join(parts)):
        parts.pop()
    return "-".join(parts)


def _people(item: Item) -> Iterator[str]:
    creators = item.get("creators")
    for each in creators if isinstance(creators, list) else []:
        if isinstance(each, dict) and text(each, "creatorType") in _AUTHORS:
            whole = f"{text(each, 'firstName')} {text(each, 'lastName')}".strip()
            yield text(each, "name") or whole


def _statute(item: Item) -> str:
    """The id of a section of the Code or of a public law; empty for what is neither."""
    law = _LAW.search(text(item, "publicLawNumber"))
    title, section = text(item, "codeNumber"), _SECTION.match(text(item, "section"))
    if _CODE.fullmatch(text(item, "code")) and title.isdigit() and section:
        reference = usc(title, section[1])
    elif law:
        reference = public_law(law[1], law[2])
    else:
        return ""
    return reference if is_id(reference) else ""
