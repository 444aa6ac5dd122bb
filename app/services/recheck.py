"""Recheck: the passages whose authority has changed since they were written, or since linked."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.authority import Authority, Event
from app.domain.authority_table import AuthorityTable
from app.domain.dates import last_day
from app.domain.status import changes
from app.domain.timeline import history
from app.services.reliances import Reliance, linked_passages
from app.services.tabulate import tabulate
from app.store import authorities
from app.store.library import Library


class Since(StrEnum):
    """From which day on a change counts."""

    ARTICLE = "article"  # the day the article ran
    ANNOTATION = "annotation"  # the day somebody last touched the link


@dataclass(frozen=True, slots=True)
class Outdated:
    """A passage, the record it rests on, and what happened to that after ``since`` (ISO day).

    A ruling is outdated by later steps in its case too; an event on a day that is not on record
    counts from the last day it can have been.
    """

    reliance: Reliance
    authority: Authority
    since: str
    events: tuple[Event, ...]


def recheck(library: Library, since: Since = Since.ARTICLE) -> list[Outdated]:
    """Every linked passage whose authority changed after it, by the day of the articles.

    Nothing is known of an authority after its ``as_of``: a passage that is not listed may still
    rest on what has changed since.  An article without a day is compared by its links' days.
    """
    table = tabulate(library)
    return [
        found
        for reliance in linked_passages(library)
        if (found := _outdated(library, table, reliance, since)) is not None
    ]


def _outdated(
    library: Library, table: AuthorityTable, reliance: Reliance, since: Since
) -> Outdated | None:
    record = table.record_of(authorities.redirect(library.db, reliance.target))
    if record is None:
        return None
    ran = reliance.document.published if since is Since.ARTICLE else ""
    day = last_day(ran) if ran else reliance.linked
    later = [e for e in history(table, record) if changes(e) and last_day(e.date) > day]
    return Outdated(reliance, record, day, tuple(later)) if later else None
