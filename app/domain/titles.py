"""Titles that people give: to a project, to a saved search."""

from __future__ import annotations

from app.errors import BadInput

LONGEST = 200  # code points


def tidy_title(title: str, thing: str) -> str:
    """A title on one line.  Raises ``BadInput`` for an empty one or one over ``LONGEST``."""
    words = " ".join(title.split())
    if not words or len(words) > LONGEST:
        why = f"it has more than {LONGEST} characters" if words else "it is empty"
        raise BadInput(name="The title", why=why, remedy=f"Give the {thing} a short title.")
    return words
