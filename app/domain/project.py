"""Projects: sets of articles with a purpose."""

from __future__ import annotations

from dataclasses import dataclass

SUBJECT = "/projects/"  # before the last part of a project's id, in the history


@dataclass(frozen=True, slots=True)
class Project:
    """Articles that are worked on together; ``id`` is a ``urn:uuid:``, times are ISO 8601 in UTC.

    ``articles`` are ids of documents in the order in which they were added; a ``closed`` project
    is kept and shown last.
    """

    id: str
    title: str
    purpose: str
    creator: str
    created: str
    closed: bool = False
    articles: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """What the history calls it: the address of its page."""
        return SUBJECT + self.id.removeprefix("urn:uuid:")
