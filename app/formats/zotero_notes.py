"""What was said of an item in Zotero: its notes, and the annotations in the PDFs attached to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from app.domain.annotation import Anchor, AnchorState, Annotation
from app.formats import note_html
from app.formats.iris import is_iri
from app.formats.zotero_item import Item, text

_HIGHLIGHTS = frozenset(("highlight", "underline"))


def notes(item: Item, name: str) -> Iterator[Annotation]:
    """The notes on an item as a whole, and each annotation of its attachments that has words.

    They have no author and no document: whoever brings them in is asked for both.  A highlight
    has no place yet: its words must be found.  Raises what ``note_html.plain`` raises.
    """
    for each in _many(item, "notes"):
        if words := note_html.plain(_html(each), name):
            yield _annotation(each, item, note=words)
    for attachment in _many(item, "attachments"):
        for each in _many(attachment, "annotations"):
            yield from _marked(each, attachment, name)


def _html(note: Item) -> str:
    value = note.get("note")
    return value if isinstance(value, str) else ""


def _marked(each: Item, attachment: Item, name: str) -> Iterator[Annotation]:
    kind = text(each, "annotationType")
    marked = note_html.plain(text(each, "annotationText"), name)
    said = note_html.plain(str(each.get("annotationComment") or ""), name)
    page = text(each, "annotationPageLabel")
    anchored = kind in _HIGHLIGHTS and marked
    if not (anchored or said):
        return  # a picture, or ink
    where = f"Page {page}: " if page and not anchored else ""
    anchors = (Anchor("", 0, 0, marked, state=AnchorState.CHECK),) if anchored else ()
    yield _annotation(each, attachment, note=where + said, anchors=anchors)


def _annotation(
    each: Item, around: Item, note: str, anchors: tuple[Anchor, ...] = ()
) -> Annotation:
    address = text(each, "uri")
    created = time(text(each, "dateAdded"))
    named = address or f"{text(around, 'uri')}#{text(each, 'key')} {note} {anchors}"
    return Annotation(
        id=uuid5(NAMESPACE_URL, named).urn,
        document="",
        anchors=anchors,
        creator="",
        created=created,
        modified=time(text(each, "dateModified")) or created,
        note=note,
        tags=tuple(tags(each)),
        via=(address,) if is_iri(address) else (),
    )


def tags(item: Item) -> Iterator[str]:
    """The tags of an item or a note, which are objects or mere words."""
    listed = item.get("tags")
    for each in listed if isinstance(listed, list) else []:
        word = text(each, "tag") if isinstance(each, Mapping) else str(each).strip()
        if word:
            yield word


def time(written: str) -> str:
    """A moment in UTC with ``Z``; empty for what is none."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return ""
    moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    return moment.isoformat().removesuffix("+00:00") + "Z"


def _many(item: Item, field: str) -> list[dict[str, Any]]:
    value = item.get(field)
    listed = value if isinstance(value, list) else []
    return [{"note": each} if isinstance(each, str) else each for each in listed if each]
