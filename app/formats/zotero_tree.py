"""Zotero's items with what belongs to them: the API gives notes and annotations side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from app.formats.zotero_item import NOT_DOCUMENTS, text

Item = dict[str, Any]


def items(rows: Iterable[Item]) -> Iterator[Item]:
    """The items of an export (``{"items": [...]}``) or of the API (``{"key", "data"}`` each),
    with ``notes`` and ``attachments``, and ``annotations`` in these.
    """
    flat: list[Item] = []
    for row in rows:
        listed = row.get("items")
        flat += (
            [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
        )
        if isinstance(row.get("data"), dict):
            flat.append(_own(row))
    below: dict[str, list[Item]] = {}
    for each in flat:
        below.setdefault(text(each, "parentItem"), []).append(each)
    for each in flat:
        if text(each, "itemType") not in NOT_DOCUMENTS:
            yield _with_children(each, below)


def _own(row: Item) -> Item:
    """An item of the API: its data, under the address that it has in the library."""
    links = row.get("links")
    alternate = links.get("alternate") if isinstance(links, dict) else None
    address = alternate.get("href") if isinstance(alternate, dict) else ""
    return {"key": row.get("key"), "uri": address, **row["data"]}


def _with_children(item: Item, below: dict[str, list[Item]]) -> Item:
    children = below.get(text(item, "key"), []) if text(item, "key") else []
    notes = [each for each in children if text(each, "itemType") == "note"]
    files = [each for each in children if text(each, "itemType") == "attachment"]
    marked = [
        each | {"annotations": below.get(text(each, "key"), [])} if text(each, "key") else each
        for each in files
    ]
    return {
        **item,
        "notes": [*_listed(item, "notes"), *notes],
        "attachments": [*_listed(item, "attachments"), *marked],
    }


def _listed(item: Item, field: str) -> list[Any]:
    value = item.get(field)
    return value if isinstance(value, list) else []
