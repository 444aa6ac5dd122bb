"""Compare readers on marked texts, by family of law and by the surface form of the marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.authority_table import AuthorityTable
from app.domain.references import is_within, law_of
from app.domain.surface import surface
from app.formats.gold import Mark, Row
from app.services.recognise import recognise
from app.text.reading import reading_of_text

Read = tuple[int, int, str]  # start, end, id
Reader = Callable[[Row], Sequence[Read]]


@dataclass(slots=True)
class Tally:
    """Of the marks: those whose law was named, those named to the last subdivision, and wrong.

    ``wrong`` are marks on which something was read, but not their law.
    """

    marks: int = 0
    law: int = 0
    exact: int = 0
    wrong: int = 0


@dataclass(slots=True)
class Comparison:
    """Tallies of one reader by family (``usc``, ``pl``) and by surface form."""

    families: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    forms: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))


def ours(table: AuthorityTable, names: Iterable[str]) -> Reader:
    """Our own reading with the recognisers of these names, in the terms of a comparison."""
    chosen = tuple(names)

    def read(row: Row) -> list[Read]:
        reading = reading_of_text(row.text, row.date, row.context)
        found = recognise(reading, table, chosen)
        return [(each.start, each.end, each.chosen) for each in found if each.chosen]

    return read


def of_text(read: Callable[[str], Sequence[Read]]) -> Reader:
    """A reader that knows nothing but the text."""
    return lambda row: read(row.text)


def compare(rows: Iterable[Row], readers: Mapping[str, Reader]) -> dict[str, Comparison]:
    """What each reader finds of the marks; notes count as the section that they stand under."""
    found = {name: Comparison() for name in readers}
    for row in rows:
        for name, read in readers.items():
            reads = read(row)
            for mark in row.marks:
                near = [each for start, end, each in reads if start < mark.end and mark.start < end]
                form = surface(row.text[mark.start : mark.end])
                family = mark.target.split("/")[2]
                for tally in (found[name].families[family], found[name].forms[form]):
                    _count(tally, mark, [each.removesuffix("/note") for each in near])
    return found


def _count(tally: Tally, mark: Mark, near: Sequence[str]) -> None:
    law = law_of(mark.target)
    found = any(is_within(law_of(each), law) for each in near)
    tally.marks += 1
    tally.law += found
    tally.exact += mark.target in near
    tally.wrong += bool(near) and not found
