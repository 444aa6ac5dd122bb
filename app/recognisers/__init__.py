"""Recognisers: one way of referring to law a file.

A recogniser is stateless.  It sees one text and the authority table and yields mentions; it
never looks at another recogniser's.  ``services.resolve`` settles overlaps and antecedents.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading

NAMES: tuple[str, ...] = ()


class Recogniser(Protocol):
    """What each module of this folder offers."""

    name: str

    def find(self, reading: Reading, table: AuthorityTable) -> Iterable[Mention]:
        """The mentions of one kind in ``reading``, in any order; never raises on any text."""
        ...
