"""The timeline: everything has a place, in the order of its days."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.authority import Authority, AuthorityKind, Event
from app.domain.authority_table import AuthorityTable
from app.domain.dates import last_day
from app.domain.timeline import history, timeline
from tests.corpus.authority_files import IDS, read
from tests.domain.test_status import DAYS, EVENTS

RECORDS = [read(each)[0] for each in IDS]
TABLE = AuthorityTable(RECORDS, {})
MAY_19 = "/us/scotus/noem-v-national-tps-alliance/2025-05-19"


def test_a_ruling_is_followed_by_the_later_steps_in_its_case() -> None:
    steps = [
        event for event in history(TABLE, TABLE.authorities[MAY_19]) if event.date > "2025-05-19"
    ]
    assert [(event.date, event.kind) for event in steps] == [
        ("2025-09-05", "decided"),
        ("[2025-05-20..2025-10-02]", "affirmed"),
        ("2025-10-03", "stayed"),
    ]


def test_its_own_step_is_told_once() -> None:
    events = history(TABLE, TABLE.authorities[MAY_19])
    assert [event.kind for event in events if event.date == "2025-05-19"] == ["granted"]


def test_articles_of_one_day_share_a_tick() -> None:
    record = TABLE.authorities[MAY_19]
    line = timeline(record, record.events, [("2025-05-20", "b"), ("2025-05-20", "a"), ("", "c")])
    assert [(tick.day, tick.articles) for tick in line.ticks] == [("2025-05-20", ("a", "b"))]


def test_a_record_without_events_has_an_empty_line() -> None:
    line = timeline(Authority("/us/x/1", AuthorityKind.ORDER, "X"), ())
    assert (line.points, line.bands, line.ticks) == ((), (), ())


@given(st.lists(EVENTS, max_size=8), DAYS, st.lists(DAYS.map(lambda day: (day, "a")), max_size=4))
def test_the_order_of_days_is_the_order_of_places(
    events: list[Event], as_of: str, articles: list[tuple[str, str]]
) -> None:
    record = Authority("/us/x/1", AuthorityKind.ORDER, "X", as_of=as_of, events=tuple(events))
    line = timeline(record, events, articles)
    ends = sorted((last_day(point.event.date), point.until) for point in line.points)
    assert [at for _, at in ends] == sorted(at for _, at in ends)
    for point in line.points:
        assert 0 <= point.at <= point.until <= 1
    for before, after in zip(line.bands, line.bands[1:], strict=False):
        assert before.end == after.start
    assert all(band.start < band.end <= line.read for band in line.bands)
    assert all(date.fromisoformat(tick.day) for tick in line.ticks)
