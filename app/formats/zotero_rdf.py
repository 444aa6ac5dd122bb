"""Zotero RDF as Zotero's items: the vocabularies that it writes, read by their local names.

The elements refer to each other (``rdf:resource``, ``rdf:about``); nothing outside is looked up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from app.formats.zotero_item import NOT_DOCUMENTS

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
ROOT = f"{_RDF}RDF"
_NAMES = {
    "itemType": "{*}itemType",
    "title": "{*}title",
    "date": "{http://purl.org/dc/elements/1.1/}date",
    "abstractNote": "{*}abstract",
    "dateAdded": "{*}dateSubmitted",
}

Item = dict[str, Any]


def items(root: etree._Element) -> Iterator[Item]:
    """The items in the order of the file, with their notes and the names of their files."""
    named = {str(each.get(f"{_RDF}about")): each for each in root if each.get(f"{_RDF}about")}
    for element in root:
        kind = _text(element, "{*}itemType")
        if kind and kind not in NOT_DOCUMENTS:
            yield _item(element, named)


def _item(element: etree._Element, named: dict[str, etree._Element]) -> Item:
    found: Item = {name: _text(element, path) for name, path in _NAMES.items()}
    return found | {
        "url": _address(element),
        "publicationTitle": _container(element, named),
        "creators": [_person(each) for each in element.iterfind("{*}authors//{*}Person")],
        "tags": _subjects(element),
        "notes": [_note(each) for each in _referred(element, "{*}isReferencedBy", named)],
        "attachments": [{"title": "file"} for _ in _referred(element, "{*}link", named)],
    }


def _address(element: etree._Element) -> str:
    stated = _text(element, "{*}identifier/{*}URI/{*}value")
    about = str(element.get(f"{_RDF}about") or "")
    return stated or (about if about.startswith("http") else "")


def _container(element: etree._Element, named: dict[str, etree._Element]) -> str:
    """The title of what it stands in, which is within it or elsewhere in the file."""
    inside = _text(element, "{*}isPartOf/*/{*}title")
    if inside:
        return inside
    titles = (_text(each, "{*}title") for each in _referred(element, "{*}isPartOf", named))
    return next(filter(None, titles), _text(element, "{*}publisher//{*}name"))


def _person(person: etree._Element) -> Item:
    given = _text(person, "{*}givenName") or _text(person, "{*}givenname")
    return {
        "creatorType": "author",
        "firstName": given,
        "lastName": _text(person, "{*}surname"),
    }


def _note(memo: etree._Element) -> Item:
    return {
        "note": _text(memo, "{*}value"),
        "tags": _subjects(memo),
        "dateAdded": _text(memo, "{*}dateSubmitted"),
    }


def _subjects(element: etree._Element) -> list[str]:
    """Tags: words, or words within an automatic tag."""
    return [
        words
        for each in element.iterfind("{*}subject")
        if (words := " ".join("".join(map(str, each.itertext())).split()))
    ]


def _referred(
    element: etree._Element, path: str, named: dict[str, etree._Element]
) -> Iterator[etree._Element]:
    for each in element.iterfind(path):
        target = named.get(str(each.get(f"{_RDF}resource")))
        if target is not None:
            yield target


def _text(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else (found.text or "").strip()
