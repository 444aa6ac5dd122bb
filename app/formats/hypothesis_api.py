"""Annotations as the Hypothesis API has them: rows of a search, one annotation, or the file that
its sidebar exports and imports.

Positions are not read: they count in the text that a browser made of the page, which is not ours.
Links to authorities have no place there: they are left out of what is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from app.domain.annotation import Anchor, AnchorState, Annotation, Visibility
from app.errors import BadInput
from app.formats.iris import is_iri
from app.formats.w3c_words import Json, Reference, many

HOME = "https://hypothes.is/a/"  # what a Hypothesis id stands for, wherever it was kept
WORLD = "group:__world__"
_WHOLE = {"rows", "annotations"}  # what a search answers, what the sidebar exports
_ID = re.compile(r"/a/([A-Za-z0-9_-]+)$")


def is_rows(data: object) -> bool:
    """Whether some JSON is of this format, and not W3C JSON-LD."""
    rows = _rows(data)
    ours = all(isinstance(row, dict) and "@context" not in row and "target" in row for row in rows)
    whole = isinstance(data, dict) and bool(_WHOLE & data.keys())
    return bool(rows) and ours and (whole or any("uri" in row for row in rows))


def read(data: object, name: str, reference: Reference) -> Iterator[Annotation | BadInput]:
    """The annotations, or the reason why one of them cannot be kept.

    ``reference`` finds the id of the document that an address stands for.  A passage has the state
    ``check`` and no place: its words must be found.
    """
    for number, row in enumerate(_rows(data), start=1):
        try:
            yield _annotation(row, reference)
        except BadInput as error:
            why = str(error.fields["why"])
            place = f"{name}, annotation {number}"
            yield BadInput(name=place, why=why, remedy=error.fields["remedy"])


def dump(annotations: Sequence[Annotation], uri: str, title: str, base: str = "") -> Json:
    """The file with these annotations on the document at ``uri``, as the sidebar exports it.

    Its date is that of the newest of them.  The sidebar imports the file; for an answer of a search
    it does not ask.
    """
    return {
        "export_date": max((each.modified for each in annotations), default=""),
        "export_userid": "",
        "client_version": "",
        "annotations": [row(each, uri, title, base) for each in annotations],
    }


def row(annotation: Annotation, uri: str, title: str, base: str = "") -> Json:
    """One annotation; ``base`` is the address of the server that shows it, with a final slash."""
    public = annotation.visibility is Visibility.PUBLISHED
    mine = [annotation.creator]
    name = id_of(annotation.id, annotation.via)
    written: Json = {
        "id": name,
        "created": annotation.created,
        "updated": annotation.modified,
        "user": annotation.creator,
        "user_info": {"display_name": annotation.creator},
        "uri": uri,
        "text": annotation.note,
        "tags": list(annotation.tags),
        "group": "__world__",
        "permissions": {
            "read": [WORLD] if public else mine,
            "admin": mine,
            "update": mine,
            "delete": mine,
        },
        "target": [_target(anchor, uri) for anchor in annotation.anchors] or [{"source": uri}],
        "document": {"title": [title]},
        "links": _links(annotation, name, base),
        "flagged": False,
        "hidden": False,
    }
    return written | ({"references": [annotation.reply_to]} if annotation.reply_to else {})


def id_of(annotation: str, via: Sequence[str]) -> str:
    """The id that Hypothesis gave an annotation, or its UUID."""
    found = (match[1] for iri in via if (match := _ID.search(iri)))
    return next(found, annotation.removeprefix("urn:uuid:"))


def urn_of(name: str) -> str:
    """The id of ours for one of Hypothesis's, or for a UUID."""
    try:
        return UUID(name).urn
    except ValueError:
        return uuid5(NAMESPACE_URL, HOME + name).urn


def _annotation(data: Any, reference: Reference) -> Annotation:
    if not isinstance(data, dict):
        raise _wrong("it is no JSON object")
    name = _text(data, "id")
    if not name:
        raise _wrong("it has no id")
    created = _time(data.get("created"))
    references = many(data.get("references"))
    return Annotation(
        id=urn_of(name),
        document=reference(_address(data)),
        anchors=tuple(_anchors(data)),
        creator=_text(data, "user"),
        created=created,
        modified=_time(data.get("updated")) or created,
        note=_text(data, "text"),
        tags=tuple(map(str, many(data.get("tags")))),
        visibility=_visibility(data),
        reply_to=urn_of(str(references[-1])) if references else "",
        via=_via(data, name),
    )


def _rows(data: object) -> list[Any]:
    if isinstance(data, dict):
        data = next((data[name] for name in _WHOLE if name in data), data)
    return many(data)


def _address(data: Json) -> str:
    sources = [each.get("source") for each in many(data.get("target")) if isinstance(each, dict)]
    found = next((each for each in (data.get("uri"), *sources) if isinstance(each, str)), "")
    if not found:
        raise _wrong("it says of no page that it is on it", "Name the document with --document.")
    return found


def _anchors(data: Json) -> Iterator[Anchor]:
    for target in many(data.get("target")):
        selectors = many(target.get("selector")) if isinstance(target, dict) else []
        for selector in selectors:
            if isinstance(selector, dict) and selector.get("type") == "TextQuoteSelector":
                quote, before, after = (_text(selector, k) for k in ("exact", "prefix", "suffix"))
                if quote.strip():
                    yield Anchor("", 0, 0, quote, before, after, AnchorState.CHECK)


def _visibility(data: Json) -> Visibility:
    permissions = data.get("permissions")
    readers = permissions.get("read") if isinstance(permissions, dict) else []
    return Visibility.PUBLISHED if WORLD in many(readers) else Visibility.PRIVATE


def _via(data: Json, name: str) -> tuple[str, ...]:
    links = data.get("links")
    html = links.get("html") if isinstance(links, dict) else None
    if is_iri(html):
        return (str(html),)
    return () if urn_of(name).endswith(name) else (HOME + name,)


def _target(anchor: Anchor, uri: str) -> Json:
    quote = {"exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
    position = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    selectors = ([position] if anchor.placed else []) + [{"type": "TextQuoteSelector"} | quote]
    return {"source": uri, "selector": selectors}


def _links(annotation: Annotation, name: str, base: str) -> Json:
    if base:
        return {"html": f"{base}annotations/{name}", "json": f"{base}api/annotations/{name}"}
    return {"html": annotation.via[0]} if annotation.via else {}


def _text(data: Json, key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise _wrong(f"its {key} is no text")
    return value


def _time(value: object) -> str:
    """In UTC with ``Z``, to the fraction that it has."""
    if value is None:
        return ""
    try:
        moment = datetime.fromisoformat(str(value)).astimezone(UTC)
    except ValueError:
        raise _wrong(f"{value} is no time") from None
    return moment.isoformat().removesuffix("+00:00") + "Z"


def _wrong(why: str, remedy: str = "Export it again.") -> BadInput:
    return BadInput(name="The annotation", why=why, remedy=remedy)
