"""EPUB files: the chapters in reading order, and what the package says of the book.

Shapes: EPUB 3.3, sections 4 (Open Container Format) and 5 (package document).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from app.errors import BadInput, Unsafe
from app.formats import packed, packing
from app.formats.source import Source

CONTAINER = "META-INF/container.xml"
_PAGES = frozenset(("application/xhtml+xml", "text/html"))
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Book:
    """``chapters`` as XHTML; ``stated`` has title, author, outlet (the publisher), published."""

    chapters: tuple[bytes, ...]
    stated: Mapping[str, object]


def read(source: Source) -> Book:
    """The chapters of the spine.

    Raises ``BadInput`` for a book that lacks what it names or is locked by DRM, ``Unsafe`` for
    one that expands beyond all measure.
    """
    unpack = _Unpacking(source)
    if "META-INF/encryption.xml" in unpack.names and b"EncryptedData" in unpack(
        "META-INF/encryption.xml"
    ):
        remedy = "Ask its publisher for a copy without a lock."
        raise BadInput(name=source.name, why="it is locked (DRM)", remedy=remedy)
    place = _xml(unpack(CONTAINER), source).find(".//{*}rootfile")
    path = str(place.get("full-path")) if place is not None else ""
    package = _xml(unpack(path), source)
    pages = {
        str(item.get("id")): posixpath.normpath(
            posixpath.join(posixpath.dirname(path), unquote(str(item.get("href"))))
        )
        for item in package.iterfind(".//{*}manifest/{*}item")
        if item.get("media-type") in _PAGES and "nav" not in str(item.get("properties")).split()
    }
    order = [str(each.get("idref")) for each in package.iterfind(".//{*}spine/{*}itemref")]
    chapters = tuple(unpack(pages[each]) for each in order if each in pages)
    return Book(chapters, _stated(package))


class _Unpacking:
    """The files of one book, by name, of which no more is unpacked than is allowed."""

    def __init__(self, source: Source) -> None:
        self.names = frozenset(packed.names(source))
        self._source, self._left = source, packing.allowed(source.size)

    def __call__(self, name: str) -> bytes:
        if name not in self.names:
            why = f"the file {name or 'of its contents'} that it names is not in it"
            raise BadInput(name=self._source.name, why=why, remedy="Fetch it again.")
        data = packed.member(self._source, name, self._left)
        self._left -= len(data)
        return data


def _xml(data: bytes, source: Source) -> etree._Element:
    if b"<!ENTITY" in data:
        why = "it declares entities"
        raise Unsafe(name=source.name, why=why, remedy="Fetch it from its publisher.")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BadInput(
            name=source.name,
            why=f"its package is broken XML: {error.msg}",
            remedy="Fetch it again.",
        ) from error


def _stated(package: etree._Element) -> dict[str, object]:
    def texts(field: str) -> list[str]:
        found = package.iterfind(f".//{{http://purl.org/dc/elements/1.1/}}{field}")
        return [
            words
            for each in found
            if (words := " ".join("".join(map(str, each.itertext())).split()))
        ]

    day = _DAY.match("".join(texts("date")[:1]))
    return {
        "title": "".join(texts("title")[:1]),
        "author": ", ".join(texts("creator")),
        "outlet": "".join(texts("publisher")[:1]),
        "published": day[0] if day else "",
    }
