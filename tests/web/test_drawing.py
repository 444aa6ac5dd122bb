"""The picture of a timeline: what is written in it has room."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.domain.authority_table import AuthorityTable
from app.domain.timeline import history, timeline
from app.web.drawing import DAY, Day, picture
from tests.corpus.authority_files import IDS, read

TABLE = AuthorityTable([read(each)[0] for each in IDS], {})
RAN = [(f"2025-{month:02}-11", str(month)) for month in range(1, 13)]


def begin(day: Day) -> float:
    return day.x - {"start": 0.0, "middle": DAY / 2, "end": DAY}[day.anchor]


@pytest.mark.parametrize("reference", IDS)
def test_no_two_days_touch(reference: str) -> None:
    record = TABLE.authorities[reference]
    drawn = picture(timeline(record, history(TABLE, record), RAN))
    assert drawn is not None
    assert len(drawn.days) > 1
    assert all(begin(after) - begin(before) >= DAY for before, after in pairwise(drawn.days))


def test_the_first_and_the_last_day_are_written() -> None:
    record = TABLE.authorities["/us/scotus/noem-v-national-tps-alliance/2025-05-19"]
    drawn = picture(timeline(record, history(TABLE, record)))
    assert drawn is not None
    assert drawn.days[0].iso == "2025-03-31"
    assert drawn.days[-1].iso == "2025-10-03"
