"""How pages write dates, ids and counts, and the labels that templates know."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from flask import Flask
from markupsafe import Markup

from app.domain.citation_form import citation
from app.domain.dates import bounds, first_day, is_date
from app.domain.noted_text import STANCES
from app.web import labels

_ISO = re.compile(r"\b[12]\d{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?\b(?!-)")


def register(app: Flask) -> None:
    """Give templates the labels and the filters."""
    known = {name: value for name, value in vars(labels).items() if name.isupper()}
    app.jinja_env.globals.update(known, STANCES=STANCES)
    app.jinja_env.filters.update(
        day=day,
        dated=dated,
        first_day=first_day,
        moment=moment,
        short=short,
        many=many,
        local=local,
        cited=cited,
    )


@lru_cache(maxsize=4096)  # a long article shows the days of a thousand notes
def day(iso: str) -> Markup:
    """An ISO date of any precision as a ``<time>``: ``May 19, 2025``, ``May 2025``, ``1798``.

    Some day between two is told in words, as it has no ``<time>``.
    """
    ends = bounds(iso)
    if ends is not None:
        return Markup("<span>{}</span>").format(_between(*ends))
    if not is_date(iso):
        return Markup("<span>{}</span>").format(iso or "undated")
    return Markup('<time datetime="{}">{}</time>').format(iso, _spelled(iso))


def dated(words: str) -> str:
    """Words with their ISO dates written out."""
    return _ISO.sub(lambda found: _spelled(found[0]), words)


def moment(utc: str) -> Markup:
    """A UTC time as a ``<time>`` in words: ``Nov 24, 2026, 04:10 UTC``."""
    try:
        spoken = datetime.fromisoformat(utc).strftime("%b %-d, %Y, %H:%M UTC")
    except ValueError:
        spoken = utc
    return Markup('<time datetime="{}">{}</time>').format(utc, spoken)


def short(urn: str) -> str:
    """An annotation's id without ``urn:uuid:``, as addresses and fragments carry it."""
    return urn.removeprefix("urn:uuid:")


def local(reference: str) -> str:
    """An authority's id as the tail of its address: without the slash that begins it."""
    return reference.removeprefix("/")


def many(count: int, one: str, more: str = "") -> str:
    """``1 note``, ``2 notes``; an irregular plural is given as ``more``."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _between(first: str, last: str) -> str:
    if first and last:
        return f"between {_spelled(first)} and {_spelled(last)}"
    return f"by {_spelled(last)}" if last else f"from {_spelled(first)} on"


def _spelled(iso: str) -> str:
    if len(iso) == 4:
        return iso
    if len(iso) == 7:
        return date.fromisoformat(f"{iso}-01").strftime("%B %Y")
    return date.fromisoformat(iso).strftime("%B %-d, %Y")


def cited(reference: str) -> str:
    """An id as the field cites it, where it is a citation; else as it is."""
    return citation(reference) or reference
