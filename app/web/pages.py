"""Lists that are shown page by page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pages:
    """``total`` things, ``size`` on a page; ``asked`` is the page that an address asks for."""

    total: int
    size: int
    asked: int = 1

    @property
    def last(self) -> int:
        """The number of the last page; an empty list has one."""
        return max(1, -(-self.total // self.size))

    @property
    def page(self) -> int:
        """The page shown: the one asked for, or the nearest that there is."""
        return min(max(1, self.asked), self.last)

    @property
    def offset(self) -> int:
        """How many things stand before it."""
        return (self.page - 1) * self.size


def number(text: str) -> int:
    """The number of a page as an address carries it; 1 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
