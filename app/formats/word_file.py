"""Word files (Office Open XML): their words as HTML, and what they say of themselves."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.parsers.expat import ExpatError

from lxml import etree

from app.errors import BadInput, Unsafe
from app.formats import packed, packing
from app.formats.source import Source

DOCUMENT = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_PARTS = (".xml", ".rels")
_DAMAGE = (zipfile.BadZipFile, ExpatError, KeyError, ValueError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class WordFile:
    """``html`` has headings, lists, tables and footnotes; deletions that are tracked are out."""

    html: str
    title: str
    author: str
    pictures: int


def read(source: Source) -> WordFile:
    """The words of a Word file.

    Raises ``Unsafe`` for parts that declare a document type or expand beyond all measure, and
    ``BadInput`` for what is damaged.
    """
    import mammoth  # noqa: PLC0415  # slow to import, and every start lists the importers

    data = source.bytes()
    title, author = _checked(source)
    pictures = 0

    @mammoth.images.img_element  # type: ignore[untyped-decorator]
    def without(image: object) -> dict[str, str]:
        nonlocal pictures
        pictures += 1
        return {}

    try:
        made = mammoth.convert_to_html(io.BytesIO(data), convert_image=without)
    except _DAMAGE as error:
        remedy = "Open it in Word, save it again, and add that."
        raise BadInput(name=source.name, why=f"it is damaged ({error})", remedy=remedy) from error
    return WordFile(made.value, title, author, pictures)


def _checked(source: Source) -> tuple[str, str]:
    """Title and author, once every part was seen to be harmless."""
    left, properties = packing.allowed(source.size), b""
    for name in packed.names(source):
        if name.endswith(_PARTS):
            part = packed.member(source, name, left)
            left -= len(part)
            if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                why = f"{name} in it declares a document type, which can hide entities"
                raise Unsafe(name=source.name, why=why, remedy="Save it again in Word.")
            if name == _PROPERTIES:
                properties = part
    return _stated(properties, "title"), _stated(properties, "creator")


def _stated(properties: bytes, field: str) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        found = etree.fromstring(properties, parser).findtext(f"{_DUBLIN_CORE}{field}")
    except etree.XMLSyntaxError:
        return ""
    return " ".join((found or "").split())
