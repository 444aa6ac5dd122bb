"""Fields of the query language: their names, and what each takes as a value."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from app.domain.dates import is_date
from app.domain.mention import Form
from app.domain.references import is_id
from app.errors import BadQuery
from app.query import leaves
from app.query.analysis import comparable
from app.query.citations import normal_forms
from app.query.tree import And, Cited, Everything, Filter, Near, Node, Not, Or

TEXTS = ("title", "names")
KINDS = ("article", "authority", "provision", "note")
EXACT_VALUES = ("kind", "authority", "document", "form", "tag", "by", "outlet", "year", "date")
FIELDS = (*TEXTS, "cite", *EXACT_VALUES)


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


def value(field: str, piece: Any, start: int) -> Node:
    """The leaf of a field and one value, quoted or not (``piece`` has ``text`` and a place)."""
    place = leaves.At(start=start, end=piece.endchar)
    text = " ".join(piece.text.split())
    if not text:
        raise _bad_value(field, piece, "has an empty value", "Write a value behind the colon.")
    if field == "cite":
        return Cited(_forms(field, piece, text), text, **place)
    if field == "authority" and not is_id(text):
        return Filter(field, _forms(field, piece, text)[0], **place)
    if problem := _problem(field, text):
        raise _bad_value(field, piece, *problem)
    return Filter(field, text, **place)


def within(node: Node, column: str) -> Node:
    """The same search, its words limited to one column."""
    if isinstance(node, And | Or):
        return replace(node, parts=tuple(within(part, column) for part in node.parts))
    if isinstance(node, Not):
        return replace(node, part=within(node.part, column))
    if isinstance(node, Near):
        return replace(node, left=within(node.left, column), right=within(node.right, column))
    if isinstance(node, Cited | Filter | Everything):
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


def _problem(field: str, text: str) -> tuple[str, str] | None:
    if field == "form" and text.lower() not in list(Form):
        return f"has no value {text}", f"Use one of {', '.join(Form)}."
    if field == "year" and re.fullmatch(r"\d{4}", text, re.ASCII) is None:
        return "takes a year of four digits", "Write it like this: year:2025."
    if field == "date" and not is_date(text):
        return "takes a day, a month or a year", "Write it like this: date:2025-05-30."
    return None


def _forms(field: str, piece: Any, text: str) -> tuple[str, ...]:
    forms = tuple(map(comparable, normal_forms(text)))
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
