"""Entries: the units that a search finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One searchable unit: an article, an authority, a provision or a note.

    ``key`` is ``article:<slug>``, ``authority:<id>``, ``provision:<id>`` or ``note:<urn>``.
    ``names`` are other names that it is found by.  ``cites`` are references in normal form (ids,
    or what ``query.citations.normal_forms`` gives): its own and those that it rests on, whatever
    its words are.  ``filters`` are exact values by field, (``"form"``, ``"quoted"``).  ``date`` is
    ISO 8601, possibly of reduced precision, or empty.
    """

    key: str
    kind: str
    title: str
    names: tuple[str, ...] = ()
    body: str = ""
    cites: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    date: str = ""

    @property
    def id(self) -> str:
        """The id of what the entry stands for, without the kind in front."""
        return self.key.partition(":")[2]
