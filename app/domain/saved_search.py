"""Saved searches: questions that somebody asks again, to see what is new."""

from __future__ import annotations

from dataclasses import dataclass

SUBJECT = "/searches/"  # before the last part of a search's id, in the history


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that a person keeps; ``id`` is a ``urn:uuid:``, times are ISO 8601 in UTC.

    ``removed`` ones are kept, so that they can be put back.
    """

    id: str
    title: str
    query: str
    creator: str
    created: str
    removed: bool = False

    @property
    def subject(self) -> str:
        """What the history calls it: the address of its page."""
        return SUBJECT + self.id.removeprefix("urn:uuid:")
