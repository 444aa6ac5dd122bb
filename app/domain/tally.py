"""What was done on an article and what is left to do, in numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Links accepted and rejected, notes written, proposals waiting; ``changed`` is the last act.

    ``changed`` is a time in UTC (ISO 8601), or empty where nobody did anything yet.
    """

    accepted: int = 0
    rejected: int = 0
    notes: int = 0
    waiting: int = 0
    changed: str = ""

    @property
    def decided(self) -> int:
        """How many links were accepted or rejected."""
        return self.accepted + self.rejected

    def plus(self, other: Tally) -> Tally:
        """Both together; the later change of the two."""
        return Tally(
            self.accepted + other.accepted,
            self.rejected + other.rejected,
            self.notes + other.notes,
            self.waiting + other.waiting,
            max(self.changed, other.changed),
        )
