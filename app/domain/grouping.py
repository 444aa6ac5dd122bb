"""Grouping: things brought together by what they belong to, in memory or wherever there is room."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Grouping(Protocol):
    """Takes pairs of a key and a thing once; gives the things of each key in the order they came.

    What it gives can be gone through again and again, one by one.
    """

    def __call__(self, pairs: Iterable[tuple[str, Item]]) -> Mapping[str, Collection[Item]]:
        """The things by their keys."""
        ...


def in_memory(pairs: Iterable[tuple[str, Item]]) -> Mapping[str, Collection[Item]]:
    """Things by their keys, held in memory."""
    found: dict[str, list[Item]] = {}
    for key, item in pairs:
        found.setdefault(key, []).append(item)
    return found
