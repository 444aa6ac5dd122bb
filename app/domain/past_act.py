"""An act of the past, as it leaves a library."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PastAct:
    """What somebody did to an annotation, a document, a project or a tag that was agreed on.

    ``after`` is its state then, in JSON.
    """

    at: str
    by: str
    subject: str
    action: str
    after: str
