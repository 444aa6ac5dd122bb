"""Where the sections of acts are in the United States Code, as the Code's source credits tell.

``classification.txt`` is made by ``benchmarks/classification.py``: a line an act, its id and then
runs ``212..214=8:1182`` of sections that follow each other in both.  A section that stands in two
places, or whose number of today the credit does not tell, is not on it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

_RUN = re.compile(r"(?P<first>[^.=]+)(?:\.\.(?P<last>[^=]+))?=(?P<title>[^:]+):(?P<section>.+)")
Entry = tuple[str, str, str]  # section of the act, title and section of the Code


def section(act: str, number: str) -> str | None:
    """The section of the Code that a section of an act is, or None where that is not known."""
    found = _of_act(act).get(number.lower())
    return f"/us/usc/t{found[0]}/s{found[1]}" if found else None


def act_at(section_of_code: str) -> str | None:
    """The only act that has a section at a place in the Code (``/us/usc/t50/s1801``), or None."""
    acts = _by_place().get(section_of_code, set())
    return next(iter(acts)) if len(acts) == 1 else None


def pack(entries: Iterable[Entry]) -> str:
    """Entries in the order of the act as one line of runs."""
    runs: list[list[Entry]] = []
    for entry in entries:
        if runs and _follows(runs[-1][-1], entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return " ".join(_packed(run) for run in runs)


def unpack(line: str) -> Iterator[Entry]:
    """The entries of a line of runs."""
    for run in line.split():
        match = _RUN.fullmatch(run)
        if match is None:
            continue
        number, place = match["first"], match["section"]
        yield number, match["title"], place
        while match["last"] and number != match["last"]:
            number, place = str(int(number) + 1), str(int(place) + 1)
            yield number, match["title"], place


def _follows(before: Entry, entry: Entry) -> bool:
    if before[1] != entry[1] or not all(
        each.isdigit() for each in (before[0], before[2], entry[0], entry[2])
    ):
        return False
    return (int(entry[0]), int(entry[2])) == (int(before[0]) + 1, int(before[2]) + 1)


def _packed(run: list[Entry]) -> str:
    (first, title, section_of_code), (last, _, _) = run[0], run[-1]
    return f"{first}{'' if first == last else '..' + last}={title}:{section_of_code}"


@cache
def _lines() -> dict[str, str]:
    text = files("app.formats").joinpath("classification.txt").read_text(encoding="utf-8")
    named = (line.partition(" ") for line in text.splitlines()[1:])
    return {act: line for act, _, line in named}


@cache
def _by_place() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for act, line in _lines().items():
        for _, title, place in unpack(line):
            found[f"/us/usc/t{title}/s{place}"].add(act)
    return found


@cache
def _of_act(act: str) -> dict[str, tuple[str, str]]:
    entries = unpack(_lines().get(act, ""))
    return {number.lower(): (title, place) for number, title, place in entries}
