"""The status on a day: by histories that one can read, and by every event of the corpus."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.authority import Authority, AuthorityKind, Event
from app.domain.dates import first_day, last_day
from app.domain.status import NEUTRAL, RULES, UNKNOWN, periods, status
from tests.conftest import CASES
from tests.corpus.authority_files import IDS, read

HISTORIES = CASES / "status" / "histories.txt"
CORPUS = json.loads((CASES / "status" / "corpus.json").read_text("utf-8"))
_LINE = re.compile(r"(\S+) (\w+)(?:: (.*))?")


@dataclass
class History:
    """A record of nothing but events, and what is to be said of it on which day."""

    events: list[Event] = field(default_factory=list)
    as_of: str | None = None
    wanted: list[tuple[str, str, str]] = field(default_factory=list)

    def take(self, line: str) -> None:
        if line.startswith("as of"):
            self.as_of = line.removeprefix("as of").strip()
            return
        found = _LINE.fullmatch(line)
        assert found, line
        if self.as_of is None:
            self.events.append(Event(found[1], found[2], f"It was {found[2]}.", "a case"))
        else:
            self.wanted.append((found[1], found[2], found[3] or ""))

    @property
    def record(self) -> Authority:
        kind, events = AuthorityKind.ORDER, tuple(self.events)
        return Authority("/us/x/1", kind, "X", as_of=self.as_of or "", events=events)


def histories() -> Iterator[History]:
    for paragraph in HISTORIES.read_text("utf-8").split("\n\n"):
        lines = [line for line in paragraph.splitlines() if not line.startswith("#")]
        if lines:
            history = History()
            for line in lines:
                history.take(line)
            yield history


ASKED = [(h.record, *wanted) for h in histories() for wanted in h.wanted]


@pytest.mark.parametrize(
    ("record", "day", "word", "reason"),
    ASKED,
    ids=[f"{'-'.join(e.kind for e in case[0].events)} {case[1]}" for case in ASKED],
)
def test_history(record: Authority, day: str, word: str, reason: str) -> None:
    found = status(record, day)
    assert (found.word, reason in found.reason) == (word, True), found


@pytest.mark.parametrize("reference", IDS)
def test_the_day_before_the_day_and_the_day_after_every_event(reference: str) -> None:
    """``corpus.json`` was read line by line against the records."""
    record = read(reference)[0]
    assert {day: status(record, day).word for day in _days(record)} == CORPUS[reference]


def test_the_corpus_is_all_there() -> None:
    assert sorted(CORPUS) == sorted(IDS)


def _days(record: Authority) -> list[str]:
    days: set[str] = set()
    for event in record.events:
        for edge in (first_day(event.date), last_day(event.date)):
            if edge > "0001-01-01":
                day = date.fromisoformat(edge)
                days |= {(day + timedelta(step)).isoformat() for step in (-1, 0, 1)}
    return sorted(days)


DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31)).map(date.isoformat)
EVENTS = st.builds(
    Event,
    st.one_of(DAYS, st.tuples(DAYS, DAYS).map(lambda two: f"[{min(two)}..{max(two)}]")),
    st.sampled_from(sorted({*RULES, *NEUTRAL, "sidelined"})),
    st.just("It happened."),
    st.just("a test"),
)


@given(st.lists(EVENTS, max_size=6), DAYS, DAYS)
def test_nothing_is_said_that_no_event_says(events: list[Event], as_of: str, day: str) -> None:
    record = Authority("/us/x/1", AuthorityKind.ORDER, "X", as_of=as_of, events=tuple(events))
    found = status(record, day)
    if found.word != UNKNOWN:
        assert found.event in events
        assert first_day(found.event.date) <= day <= as_of
    else:
        assert found.reason


@given(st.lists(EVENTS, max_size=6), DAYS, DAYS)
def test_periods_say_what_each_day_says(events: list[Event], as_of: str, day: str) -> None:
    record = Authority("/us/x/1", AuthorityKind.ORDER, "X", as_of=as_of, events=tuple(events))
    before = [then for since, then in periods(record) if since <= day]
    if day <= as_of and before:
        assert before[-1].word == status(record, day).word
