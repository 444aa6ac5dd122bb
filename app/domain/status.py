"""Status: what follows from an authority's events up to a day, and from nothing else.

``RULES`` is the whole of it.  Where the events do not settle the answer, it is unknown, with the
reason; nothing is inferred from what usually happens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from app.domain.authority import Authority, Event
from app.domain.dates import first_day, last_day

UNKNOWN = "unknown"


class Place(Enum):
    """Where in a life an event can stand."""

    BEGINS = auto()  # the first that can be said of a thing; a later one of its kind is a step
    STEP = auto()  # needs a beginning before it
    ENDS = auto()  # needs a beginning; after it only a revival makes sense
    REVIVES = auto()  # needs a beginning; lets a thing that was halted or ended take effect


# What a reader may say of a thing from the day of such an event on.
RULES = {
    "enacted": Place.BEGINS,
    "issued": Place.BEGINS,
    "signed": Place.BEGINS,
    "published": Place.BEGINS,
    "designated": Place.BEGINS,
    "decided": Place.BEGINS,
    "granted": Place.BEGINS,
    "denied": Place.BEGINS,
    "ratified": Place.STEP,
    "amended": Place.STEP,
    "extended": Place.STEP,
    "stayed": Place.STEP,
    "enjoined": Place.STEP,
    "affirmed": Place.STEP,
    "reversed": Place.ENDS,
    "vacated": Place.ENDS,
    "superseded": Place.ENDS,
    "terminated": Place.ENDS,
    "repealed": Place.ENDS,
    "ended": Place.ENDS,
    "effective": Place.REVIVES,
    "allowed": Place.REVIVES,
    "reinstated": Place.REVIVES,
}
# How an application was decided: beside one of these "decided", of the same day, says no more.
OUTCOMES = frozenset({"granted", "denied"})
# What happens around a thing and leaves it as it is.
NEUTRAL = frozenset({"docketed", "filed", "argued", "invoked", "construed"})


@dataclass(frozen=True, slots=True)
class Status:
    """A word, and the event it rests on or the reason why it is unknown."""

    word: str
    reason: str
    event: Event | None = None


def changes(event: Event) -> bool:
    """Whether the status after an event may be another: it is not one of the neutral kinds."""
    return event.kind not in NEUTRAL


def status(authority: Authority, day: str) -> Status:
    """The status on a day (ISO 8601), from the events up to and with it.

    Unknown after ``as_of`` (of reduced precision: after its first day), without a dated event,
    where an event of an unsettled day may have come or not, and where the events contradict each
    other or come in an order that cannot be: see ``RULES``.
    """
    if not authority.as_of or day > first_day(authority.as_of):
        return _unknown(f"the newest source read is of {authority.as_of or 'no known date'}")
    past = _told(event for event in authority.events if first_day(event.date) <= day)
    if not past:
        return _unknown("no event up to this day is on record")
    doubt = _doubt(past) or _unsettled(past, day)
    return _unknown(doubt) if doubt else Status(past[-1].kind, past[-1].text, past[-1])


def periods(authority: Authority) -> list[tuple[str, Status]]:
    """The days from which the status is another, up to ``as_of``, each with the status then."""
    if not authority.as_of:
        return []
    end = first_day(authority.as_of)
    days = {first_day(event.date) for event in authority.events}
    days |= {last_day(event.date) for event in authority.events}
    found: list[tuple[str, Status]] = []
    for day in sorted(day for day in days if day <= end):
        then = status(authority, day)
        if not found or found[-1][1] != then:
            found.append((day, then))
    return found


def _told(events: Iterable[Event]) -> list[Event]:
    """The events that change something, in order, each day's decision by its outcome if told."""
    telling = [event for event in events if changes(event)]
    settled = {event.date for event in telling if event.kind in OUTCOMES}
    return sorted(
        (event for event in telling if event.kind != "decided" or event.date not in settled),
        key=lambda event: (last_day(event.date), first_day(event.date)),
    )


def _unknown(reason: str) -> Status:
    return Status(UNKNOWN, reason)


def _doubt(past: list[Event]) -> str:
    """Why the events as a whole cannot be right; empty where they can."""
    for event in past:
        if event.kind not in RULES:
            return f"no rule says what follows from “{event.kind}” ({event.date})"
    for number, event in enumerate(past):
        earlier = [other for other in past if first_day(other.date) <= last_day(event.date)]
        if not any(RULES[other.kind] is Place.BEGINS for other in earlier):
            return f"{event.kind} ({event.date}), but no event says that it had begun"
        before = _last_before(past[:number], event)
        ended = before is not None and RULES[before.kind] is Place.ENDS
        if ended and before and RULES[event.kind] in (Place.STEP, Place.ENDS):
            return f"{event.kind} ({event.date}) after it was {before.kind} ({before.date})"
    return ""


def _last_before(past: Iterable[Event], event: Event) -> Event | None:
    found = [other for other in past if last_day(other.date) < first_day(event.date)]
    return found[-1] if found else None


def _unsettled(past: list[Event], day: str) -> str:
    """Why the last word among the events cannot be told; empty where it can."""
    last = past[-1]
    open_ones = [event for event in past if last_day(event.date) > day]
    settled = [event for event in past if last_day(event.date) <= day]
    if open_ones and not (settled and all(e.kind == settled[-1].kind for e in open_ones)):
        known = f"{settled[-1].kind} ({settled[-1].date}); " if settled else ""
        return f"{known}{open_ones[0].kind} on a day that is not on record ({open_ones[0].date})"
    rivals = [e for e in past if last_day(e.date) >= first_day(last.date) and e.kind != last.kind]
    if rivals and rivals[-1].date == last.date:
        return f"events of {last.date} contradict each other ({rivals[-1].kind}, {last.kind})"
    if rivals:
        return f"whether it was {rivals[-1].kind} or {last.kind} last is not on record"
    return ""
