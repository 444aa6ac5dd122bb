"""What was done to the annotations and documents: who, when, and the state after it."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.bundle import Bundle
from app.exporters import File
from app.formats.bundle_record import dump_act

__all__ = ["History"]


class History:
    """``history/<id>.jsonl``, an act a line, the oldest first."""

    name = "history"
    title = "History of the annotations (JSON Lines)"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """One file for each document with a history that leaves."""
        for document, held in bundle.documents():
            if held.history:
                path = f"history/{document.strip('/')}.jsonl"
                about = f"History of {document} and its annotations"
                yield File(path, map(dump_act, held.history), about)
