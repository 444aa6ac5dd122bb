"""Mentions: what a recogniser found in one text, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a passage refers to an authority."""

    CITED = "cited"
    NAMED = "named"
    QUOTED = "quoted"
    DESCRIBED = "described"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Target:
    """A candidate: the id of an authority or provision, and a score that only ranks."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that fired: the field of the authority's record, the words, and their weight."""

    field: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a recogniser saw.  ``missing`` names the fact whose absence made it abstain."""

    recogniser: str
    signals: tuple[Signal, ...] = ()
    runner_up: Target | None = None
    missing: str = ""


# ``Evidence.missing`` of a mention that stands only if the text has told its record before.
ANTECEDENT = "an antecedent in the text"
# The field of a signal of a clause: "in May the Court let …".
CLAUSE = "told as a clause"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to an authority: ``text`` is ``source[start:end]``, in code points.

    ``targets`` are ranked, best first; ``chosen`` is the id proposed, or None on abstention.
    """

    start: int
    end: int
    text: str
    form: Form
    targets: tuple[Target, ...]
    chosen: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reading:
    """What a recogniser may see of a text: the text, its blocks and its circumstances.

    ``blocks`` and ``sentences`` are ``(start, end)`` spans in code points, in order; ``date`` is
    the day of publication (ISO 8601, or empty); ``context`` the id that "this section" means.
    """

    text: str
    blocks: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    date: str = ""
    context: str = ""
