"""Fields of the query language: their names, and what each takes as a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from app.domain.annotation import Stance
from app.domain.mention import Form
from app.domain.references import is_id
from app.errors import BadQuery
from app.query import days, leaves
from app.query.analysis import comparable
from app.query.citations import normal_forms
from app.query.pieces import At
from app.query.streams import WORDY
from app.query.tree import And, Cited, CitedBy, Everything, Filter, Near, Node, Not, Or

TEXTS = ("title", "names")
KINDS = ("article", "authority", "note")
EXACT_VALUES = (*WORDY, "kind", "tag", "form", "stance", "status", "document")
DATES = ("date", "year", "asof")
REFERENCES = ("cite", "cites", "own", "cited-by", "relies-on", "authority", "docket")
FIELDS = (*TEXTS, *EXACT_VALUES, *DATES, *REFERENCES)
_CLOSED = {"form": Form, "stance": Stance}


def check(name: str, position: int) -> str:
    """The field of that name.  Raises ``BadQuery`` with the nearest ones for any other."""
    field = name.lower()
    if field not in FIELDS:
        near = get_close_matches(field, FIELDS, 2, 0.5) or FIELDS
        raise BadQuery(
            position=position,
            why=f"there is no field {name}:",
            remedy=f"Try {', '.join(f'{each}:' for each in near)}"
            " or put quotation marks around words with a colon.",
        )
    return field


def value(field: str, piece: Any, start: int, today: date) -> Node:
    """The leaf of a field and one value, quoted or not (``piece`` has ``text`` and a place)."""
    place = At(start=start, end=piece.endchar)
    text = " ".join(piece.text.split())
    if not text:
        raise _bad_value(field, piece, "has an empty value", "Write a value behind the colon.")
    if field in REFERENCES:
        return _reference(field, piece, text, place)
    if field in DATES:
        return _dates(field, piece, text, today, place)
    if field in _CLOSED and text.lower() not in map(str.lower, _CLOSED[field]):
        values = ", ".join(_CLOSED[field])
        raise _bad_value(field, piece, f"has no value {text}", f"Use one of {values}.")
    return Filter(field, text, **place)


def _reference(field: str, piece: Any, text: str, place: At) -> Node:
    if field == "cited-by":
        return CitedBy(text, text, **place)
    forms = _forms(field, piece, text)
    if field in ("authority", "relies-on"):
        return Filter("authority", text if is_id(text) else forms[0], f"{field}:{text}", **place)
    if field == "docket" and not all(form.startswith("docket:") for form in forms):
        raise _bad_value(
            field, piece, f"{text} is no docket number", "Write it like this: docket:24A1079."
        )
    if field == "own":
        return _own(forms, text, place)
    cited = Cited(forms, text, **place)
    if field != "cites":
        return cited
    return And((cited, Not(_own(forms, text, place), **place)), **place)


def _own(forms: tuple[str, ...], text: str, place: At) -> Node:
    """Whose own citations these are, as against those who cite them."""
    parts = tuple(Filter("own", form, f'own:"{text}"', **place) for form in forms)
    return parts[0] if len(parts) == 1 else Or(parts, **place)


def _dates(field: str, piece: Any, text: str, today: date, place: At) -> Node:
    span = days.span(text, today)
    if span is None:
        raise _bad_value(
            field,
            piece,
            f"cannot read {text} as a time",
            f"Write it like this: {field}:2025-05-30, {field}:2025-05, {field}:2024..2025-06,"
            f" {field}:>=2025-01-20, {field}:-30d, {field}:{f', {field}:'.join(days.NAMES)}.",
        )
    name, written = "asof" if field == "asof" else "date", f"{field}:{text}"
    parts = tuple(Filter(name, day, written, **place) for day in days.covering(*span))
    return parts[0] if len(parts) == 1 else Or(parts, **place)


def within(node: Node, column: str) -> Node:
    """The same search, its words limited to one column."""
    if isinstance(node, And | Or):
        return replace(node, parts=tuple(within(part, column) for part in node.parts))
    if isinstance(node, Not):
        return replace(node, part=within(node.part, column))
    if isinstance(node, Near):
        return replace(node, left=within(node.left, column), right=within(node.right, column))
    if isinstance(node, Cited | CitedBy | Filter | Everything):
        raise BadQuery(
            position=node.start,
            why=f"{column}: takes words, no citation and no other field",
            remedy=f"Put it outside the brackets of {column}:, or in quotation marks.",
        )
    return replace(node, column=column)  # type: ignore[call-arg]


def text_value(field: str, piece: Any) -> Node:
    """The words of a value for a text column."""
    found = leaves.quoted(piece) if hasattr(piece, "exact") else leaves.words_of(piece)
    return within(found, field)


def _forms(field: str, piece: Any, text: str) -> tuple[str, ...]:
    forms = tuple(dict.fromkeys(map(comparable, normal_forms(text))))
    if not forms:
        raise _bad_value(
            field,
            piece,
            f"cannot read {text} as a citation, a docket number or an id",
            f'Write it like this: {field}:"50 USC 21" or {field}:24A1079. For a name, use names:.',
        )
    return forms


def _bad_value(field: str, piece: Any, why: str, remedy: str) -> BadQuery:
    return BadQuery(position=piece.startchar, why=f"{field}: {why}", remedy=remedy)
