"""An item of CSL JSON under the names that Zotero has for its fields (CSL 1.0.2, appendix IV)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

Item = Mapping[str, Any]

_TYPES = (
    *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book"),
    *("broadcast", "chapter", "document", "entry", "entry-dictionary", "entry-encyclopedia"),
    *("hearing", "interview", "legal_case", "legislation", "manuscript", "paper-conference"),
    *("personal_communication", "post", "post-weblog", "regulation", "report", "review"),
    *("speech", "standard", "thesis", "treaty", "webpage"),
)
_TYPE = re.compile(rb'"type"\s*:\s*"(?:%s)"' % "|".join(_TYPES).encode())
_LAW = {"legal_case": "case", "legislation": "statute", "bill": "bill", "regulation": "statute"}
_OWN_FIELD = re.compile(r"^[A-Za-z][\w .-]*[:=] ?\S.*$")  # what Zotero has no field for


def has_type(head: bytes) -> bool:
    """Whether a JSON text names a type of CSL's."""
    return _TYPE.search(head) is not None


def as_zotero(item: Item) -> dict[str, Any]:
    """The item with Zotero's names; its notes are ``annote``, and what of ``note`` is no field."""
    kind = str(item.get("type", ""))
    return {
        "itemType": _LAW.get(kind, kind),
        "title": item.get("title"),
        "publicationTitle": item.get("container-title") or item.get("publisher"),
        "date": _date(item.get("issued")),
        "url": item.get("URL"),
        "abstractNote": item.get("abstract"),
        "creators": [_person(each) for each in _many(item.get("author"))],
        "code": item.get("container-title"),
        "codeNumber": str(item.get("volume", "")),
        "section": str(item.get("section", "")),
        "publicLawNumber": str(item.get("number", "")),
        "uri": str(item.get("id", "")),
        "notes": [_note(item.get("annote")), _note(item.get("note"))],
    }


def _date(value: object) -> str:
    if not isinstance(value, Mapping):
        return ""
    parts = _many(value.get("date-parts"))
    if parts and isinstance(parts[0], list) and parts[0]:
        numbers = [str(each) for each in parts[0][:3]]
        return "-".join([numbers[0].zfill(4), *(each.zfill(2) for each in numbers[1:])])
    return str(value.get("raw") or value.get("literal") or "")


def _person(value: object) -> dict[str, object]:
    if not isinstance(value, Mapping):
        return {}
    parts = (value.get("given"), value.get("non-dropping-particle"), value.get("family"))
    whole = " ".join(str(part) for part in parts if part)
    return {"creatorType": "author", "name": value.get("literal") or whole}


def _note(value: object) -> str:
    lines = value.split("\n") if isinstance(value, str) else []
    kept = [line for line in lines if not _OWN_FIELD.match(line.strip())]
    return "".join(f"<p>{escape(line)}</p>" for line in kept if line.strip())


def _many(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
