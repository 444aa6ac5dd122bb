"""How pages write dates, ids and counts."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from flask import Flask
from markupsafe import Markup

from app.domain.citation_form import citation
from app.domain.dates import bounds, first_day, is_date
from app.domain.ordinals import MONTHS
from app.web.labels import SHORT_MONTHS
from app.web.wording import gettext, ngettext, said

_ISO = re.compile(r"\b[12]\d{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?\b(?!-)")


def register(app: Flask) -> None:
    """Give templates the filters."""
    app.jinja_env.filters.update(
        day=lru_cache(maxsize=4096)(day),  # a long article shows the days of a thousand notes
        dated=dated,
        first_day=first_day,
        moment=moment,
        short=short,
        many=many,
        local=local,
        cited=cited,
        said=said,
    )


def day(iso: str) -> Markup:
    """An ISO date of any precision as a ``<time>``: ``May 19, 2025``, ``May 2025``, ``1798``.

    Some day between two is told in words, as it has no ``<time>``.
    """
    ends = bounds(iso)
    if ends is not None:
        return Markup("<span>{}</span>").format(_between(*ends))
    if not is_date(iso):
        return Markup("<span>{}</span>").format(iso or gettext("undated"))
    return Markup('<time datetime="{}">{}</time>').format(iso, _spelled(iso))


def dated(words: str) -> str:
    """Words with their ISO dates written out."""
    return _ISO.sub(lambda found: _spelled(found[0]), words)


def moment(utc: str) -> Markup:
    """A UTC time as a ``<time>`` in words: ``Nov 24, 2026, 04:10 UTC``."""
    try:
        when = datetime.fromisoformat(utc)
    except ValueError:
        return Markup('<time datetime="{}">{}</time>').format(utc, utc)
    told = gettext(
        "%(month)s %(day)s, %(year)s, %(time)s UTC",
        month=gettext(SHORT_MONTHS[when.month - 1]),
        day=when.day,
        year=when.year,
        time=f"{when:%H:%M}",
    )
    return Markup('<time datetime="{}">{}</time>').format(utc, told)


def short(urn: str) -> str:
    """An annotation's id without ``urn:uuid:``, as addresses and fragments carry it."""
    return urn.removeprefix("urn:uuid:")


def local(reference: str) -> str:
    """An authority's id as the tail of its address: without the slash that begins it."""
    return reference.removeprefix("/")


def many(count: int, one: str, more: str = "") -> str:
    """``1 note``, ``2 notes``; an irregular plural is given as ``more``."""
    forms = f"%(num)s {one}", f"%(num)s {more or one + 's'}"
    return ngettext(*forms, count, num=f"{count:,}")


def _between(first: str, last: str) -> str:
    if first and last:
        days = {"first": _spelled(first), "last": _spelled(last)}
        return gettext("between %(first)s and %(last)s", **days)
    if last:
        return gettext("by %(last)s", last=_spelled(last))
    return gettext("from %(first)s on", first=_spelled(first))


def _spelled(iso: str) -> str:
    if len(iso) == 4:
        return iso
    year, month, *rest = iso.split("-")
    name = gettext(MONTHS[int(month) - 1])
    if not rest:
        return gettext("%(month)s %(year)s", month=name, year=year)
    return gettext("%(month)s %(day)s, %(year)s", month=name, day=int(rest[0]), year=year)


def cited(reference: str) -> str:
    """An id as the field cites it, where it is a citation; else as it is."""
    return citation(reference) or reference
