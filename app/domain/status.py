"""Status: what follows from an authority's events up to a day, and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.authority import Authority, Event
from app.domain.dates import first_day

UNKNOWN = "unknown"

# Kind of event -> what a reader may say from then on.  Kinds that are absent (docketed, argued,
# invoked, ...) change no status.
STATUS_AFTER = {
    "enacted": "enacted",
    "amended": "amended",
    "issued": "issued",
    "signed": "signed",
    "ratified": "ratified",
    "published": "published",
    "effective": "effective",
    "designated": "designated",
    "extended": "extended",
    "decided": "decided",
    "granted": "granted",
    "denied": "denied",
    "stayed": "stayed",
    "affirmed": "affirmed",
    "reversed": "reversed",
    "vacated": "vacated",
    "superseded": "superseded",
    "terminated": "terminated",
    "repealed": "repealed",
    "ended": "ended",
}


@dataclass(frozen=True, slots=True)
class Status:
    """A word, and the event it rests on or the reason why it is unknown."""

    word: str
    reason: str
    event: Event | None = None


def status(authority: Authority, day: str) -> Status:
    """The status on a day (ISO 8601), from the events up to and with it.

    Unknown after ``as_of`` (of reduced precision: after its first day), without a dated event,
    and where the last day holds events that contradict each other.
    """
    if not authority.as_of or day > first_day(authority.as_of):
        return Status(UNKNOWN, f"the newest source read is of {authority.as_of or 'no known date'}")
    past = [e for e in authority.events if e.kind in STATUS_AFTER and first_day(e.date) <= day]
    if not past:
        return Status(UNKNOWN, "no event up to this day is on record")
    last_day = max(first_day(event.date) for event in past)
    last = [event for event in past if first_day(event.date) == last_day]
    words = {STATUS_AFTER[event.kind] for event in last}
    if len(words) > 1:
        return Status(UNKNOWN, f"events of {last_day} contradict each other")
    return Status(words.pop(), last[-1].text, last[-1])
