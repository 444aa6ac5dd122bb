"""Places that stand for others in news: a capital for its country, a court's seat for its state."""

from __future__ import annotations

from typing import Final

_PLACES: Final = {
    "tirana": "albania",
    "rome": "italy",
    "meloni": "italy",
    "caracas": "venezuela",
    "havana": "cuba",
    "managua": "nicaragua",
    "portauprince": "haiti",
    "adriatic": "albania",
    "boston": "massachusetts",
    "francisco": "california",
    "oakland": "california",
    "abilene": "texas",
    "salvadoran": "salvador",
    "cecot": "salvador",
    "baltimore": "maryland",
    "greenbelt": "maryland",
    "boasberg": "washington",
}


def stands_for(word: str) -> str:
    """The place that a lower-case name stands for: itself, or the country or state around it."""
    return _PLACES.get(word, word)
