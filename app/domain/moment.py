"""Now, as every record writes it down."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The time in UTC to the second, ISO 8601 with ``Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds_since(moment: str) -> float:
    """How long ago a time was that ``now`` wrote."""
    return (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds()
