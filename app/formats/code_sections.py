"""The sections of the United States Code that exist, as of the release point in the list.

``code_sections.txt`` is made by ``benchmarks/code_sections.py``: a line a title, its sections in
the order of the Code, runs of them as ``first..last``.  Numbers are written as in ids: with
hyphens, the case of their letters kept.  Appendices of titles are not on the list.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from app.domain.references import fold_dashes

_RELEASE_POINT = "release point "
_PIECE = re.compile(r"([0-9]*)([A-Za-z]*)")
Order = tuple[tuple[int, int, str, str], ...]


class Title:
    """One title's sections, in the order of the Code."""

    def __init__(self, sections: Iterable[str]) -> None:
        self._sections = tuple(sections)
        self._known = frozenset(self._sections)
        self._orders: list[Order] | None = None

    def __contains__(self, section: str) -> bool:
        return fold_dashes(section) in self._known

    def __len__(self) -> int:
        return len(self._sections)

    def between(self, first: str, last: str) -> Sequence[str]:
        """The sections from ``first`` to ``last``, both included where they exist."""
        if self._orders is None:
            self._orders = [order(section) for section in self._sections]
        start = bisect_left(self._orders, order(first))
        return self._sections[start : bisect_right(self._orders, order(last))]


def exists(title: str, section: str) -> bool:
    """Whether a title of the Code (``"50"``) has a section, in either spelling of its dashes."""
    return section in of_title(title)


def between(title: str, first: str, last: str) -> list[str]:
    """The existing sections of a title from ``first`` to ``last``, in the order of the Code."""
    return list(of_title(title).between(first, last))


@cache
def of_title(title: str) -> Title:
    """The sections of a title; none for an appendix or a title that there is not."""
    return Title(unpack(_lines().get(title, "")))


def titles() -> tuple[str, ...]:
    """The titles on the list."""
    return tuple(title for title in _lines() if title)


def release_point() -> str:
    """The release point of the list (``119-100``: all laws up to Public Law 119-100)."""
    return _lines()[""]


def order(section: str) -> Order:
    """What sections sort by: ``45``, ``45-1``, ``45a``, ``45a-1``, ``45b``, ``45z``, ``45aa``.

    A number, then letters (fewer before more), then what follows a hyphen, read alike.
    """
    pieces = (
        (int(number or 0), len(letters), letters.lower(), letters)
        for part in fold_dashes(section).split("-")
        for number, letters in _PIECE.findall(part)
        if number or letters
    )
    return tuple(pieces)


def pack(sections: Iterable[str]) -> str:
    """Sections in their order as one line, runs as ``first..last``."""
    runs: list[list[str]] = []
    for section in sections:
        if runs and _after(runs[-1][-1]) == section:
            runs[-1].append(section)
        else:
            runs.append([section])
    return " ".join(run[0] if len(run) == 1 else f"{run[0]}..{run[-1]}" for run in runs)


def unpack(line: str) -> Iterator[str]:
    """The sections of a packed line."""
    for run in line.split():
        section, _, last = run.partition("..")
        yield section
        while last and section != last:
            section = _after(section)
            yield section


def _after(section: str) -> str:
    """The next in a run: a number one up, or a last letter one on; empty at its end."""
    digits = re.search(r"[0-9]+$", section)
    if digits:
        return section[: digits.start()] + str(int(digits[0]) + 1)
    return "" if section[-1] in "zZ" else section[:-1] + chr(ord(section[-1]) + 1)


@cache
def _lines() -> dict[str, str]:
    """Titles and their packed lines; the release point under no title."""
    text = files("app.formats").joinpath("code_sections.txt").read_text(encoding="utf-8")
    head, *rest = text.splitlines()
    named = (line.partition(": ") for line in rest)
    return {"": head.partition(_RELEASE_POINT)[2]} | {title: line for title, _, line in named}
