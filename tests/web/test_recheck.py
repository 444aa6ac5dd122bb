"""The page of the stale-reliance report, and the timeline on the page of an authority."""

from __future__ import annotations

import pytest

from tests.web.conftest import Browser
from tests.web.pages import parse

MAY_19 = "/authorities/us/scotus/noem-v-national-tps-alliance/2025-05-19"


def test_it_lists_passages_with_what_happened_after_them(starter: Browser) -> None:
    page = parse(starter.get("/recheck"))
    assert "The Court of Appeals for the Ninth Circuit affirmed" in page.text
    assert "between May 20, 2025 and October 2, 2025" in page.text
    passages = [a for a in page.all("a") if "#m-" in a.attributes["href"]]
    assert len(passages) > 40
    for link in passages[:3]:
        address, _, key = link.attributes["href"].partition("#")
        assert key in parse(starter.get(address)).ids()


def test_a_library_in_which_nothing_is_linked_says_so(small: Browser) -> None:
    text = parse(small.get("/recheck")).text
    assert "No linked passage rests on law that is known to have changed" in text
    assert parse(small.get("/recheck?since=annotation")).text != text


def test_the_picture_numbers_what_the_list_tells(starter: Browser) -> None:
    page = parse(starter.get(MAY_19))
    circles = [e for e in page.all("circle") if e.attributes["class"].startswith("event")]
    assert len(circles) == page.text.count("Another step in the case") + 1
    assert "Another step in the case" in page.text


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-05-18", "On May 18, 2025: unknown"),
        ("2025-05-19", "On May 19, 2025: granted"),
        ("2025-10-04", "On October 4, 2025: unknown"),
    ],
)
def test_the_status_of_a_day(starter: Browser, day: str, said: str) -> None:
    page = parse(starter.get(f"{MAY_19}?day={day}"))
    assert said in page.text
    assert ("as far as the sources go" in page.text) == (day > "2025-10-03")


def test_passages_tell_the_status_on_the_day_of_their_article(starter: Browser) -> None:
    assert "Status then: granted" in parse(starter.get(MAY_19)).text
