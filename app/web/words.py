"""What pages call things, and how they write dates: every label in one place."""

from __future__ import annotations

import re
from datetime import date, datetime

from flask import Flask
from markupsafe import Markup

from app.domain.authority import AuthorityKind
from app.domain.citation_form import citation
from app.domain.dates import bounds, first_day, is_date
from app.domain.mention import Form
from app.domain.noted_text import STANCES

KINDS = {
    AuthorityKind.CONSTITUTION: ("Constitutional provision", "Constitution"),
    AuthorityKind.ACT: ("Act", "Acts"),
    AuthorityKind.BILL: ("Bill or resolution", "Bills and resolutions"),
    AuthorityKind.SECTION: ("Code section", "Code sections"),
    AuthorityKind.REGULATION: ("Regulation", "Regulations"),
    AuthorityKind.PROCLAMATION: ("Proclamation", "Proclamations"),
    AuthorityKind.ORDER: ("Executive order", "Executive orders"),
    AuthorityKind.NOTICE: ("Notice", "Notices"),
    AuthorityKind.TREATY: ("Treaty", "Treaties"),
    AuthorityKind.CASE: ("Case", "Cases"),
    AuthorityKind.RULING: ("Ruling", "Rulings"),
}
FORMS = {
    Form.CITED: "cited",
    Form.NAMED: "named",
    Form.QUOTED: "quoted",
    Form.DESCRIBED: "described",
    Form.BACK: "refers back",
}
STATES = {
    "proposed": "to decide",
    "accepted": "accepted",
    "rejected": "rejected",
    "note": "notes without a link",
}
FILTERS = {
    "status": "Status",
    "form": "Form",
    "stance": "Stance",
    "person": "Person",
    "tag": "Tag",
}
TALLY_STATES = {
    "": "any",
    "waiting": "something to decide",
    "done": "all decided",
    "untouched": "not begun",
}
TALLY_ORDERS = {
    "": "newest first",
    "waiting": "most to decide first",
    "changed": "last worked on first",
    "title": "by title",
}
KEYS = {
    "usc": "U.S. Code",
    "ina": "Immigration and Nationality Act",
    "cfr": "C.F.R.",
    "fr": "Federal Register",
    "stat": "Statutes at Large",
    "act": "Act",
    "pl": "Public Law",
    "eo": "Executive order",
    "proc": "Proclamation",
    "docket": "Docket",
    "reporter": "Reporter",
    "ecli": "ECLI",
    "frdoc": "FR document",
    "rs": "Revised Statutes",
}
ACTS = {
    "annotated": "annotated",
    "revised": "revised a note on",
    "withdrew": "withdrew a note on",
    "undid": "undid a step on",
    "accepted": "accepted a link on",
    "rejected": "rejected a link on",
    "imported": "brought in an annotation on",
    "carried": "carried a note to the new text of",
    "extended": "added a passage to a note on",
    "adjudicated": "settled a dispute on",
    "settled": "placed a passage in",
    "orphaned": "said that a passage is gone from",
    "accepted-all": "accepted a link, among others, on",
    "restored": "put back an earlier state on",
    "merged": "merged into another article",
    "kept apart": "kept apart from another article",
}

# The same deeds without what they were done to, for the history.
DEEDS = {
    "annotated": "annotated",
    "revised": "revised",
    "withdrew": "withdrew",
    "undid": "undid a step on",
    "extended": "added a passage to",
    "restored": "put back an earlier state of",
    "accepted": "accepted a link on",
    "rejected": "rejected a link on",
    "named": "said which words are a name of",
    "imported": "brought in",
    "carried": "brought in a new text, which carried",
    "adjudicated": "settled",
    "settled": "placed",
    "orphaned": "said that this is gone:",
    "defined": "agreed on",
    "removed": "agreed no more on",
    "closed": "closed the vocabulary",
    "unclosed": "let any tag be used",
    "held": "made a record without text of",
    "accepted-all": "accepted, with others, a link on",
    "began": "began the project",
    "described": "described the project",
    "gathered": "added articles to the project",
    "released": "took an article out of the project",
    "added": "added a text of",
    "opened": "took from a bundle",
    "merged": "merged into another article",
    "kept apart": "kept apart from another article",
}
FIELDS = {
    "document": "Document",
    "anchors": "Passage",
    "note": "Note",
    "tags": "Tags",
    "links": "Links",
    "visibility": "Visibility",
    "reply_to": "Answers",
    "canonical": "Known as",
    "via": "Came from",
    "withdrawn": "Withdrawn",
}

_ISO = re.compile(r"\b[12]\d{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?\b(?!-)")


def register(app: Flask) -> None:
    """Give templates the labels and the filters."""
    app.jinja_env.globals.update(KINDS=KINDS, FORMS=FORMS, STANCES=STANCES, KEYS=KEYS, ACTS=ACTS)
    app.jinja_env.globals.update(DEEDS=DEEDS, FIELDS=FIELDS, STATES=STATES)
    app.jinja_env.globals.update(TALLY_STATES=TALLY_STATES, TALLY_ORDERS=TALLY_ORDERS)
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
