"""What a form or an address says, as typed values.  What cannot be read raises ``BadInput``."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from flask import request

from app.errors import BadInput

Choice = TypeVar("Choice", bound=StrEnum)
LONGEST = 20_000  # code points: a note longer than this is a document


def text(name: str, default: str = "") -> str:
    """A field's text with line feeds, as forms send them as CRLF (HTML, "form submission")."""
    value = request.form.get(name, default).replace("\r\n", "\n")
    if len(value) > LONGEST:
        raise BadInput(
            name=f"The field {name}",
            why=f"it has more than {LONGEST:,} characters",
            remedy="Shorten it.",
        )
    return value


def needed(name: str) -> str:
    """A field that must not be empty."""
    value = text(name)
    if not value:
        raise BadInput(
            name="This form", why=f"the field {name} is empty", remedy="Fill it in and try again."
        )
    return value


def number(name: str) -> int:
    """A whole number, zero or more."""
    value = needed(name)
    if not (value.isascii() and value.isdigit() and len(value) < 12):
        raise BadInput(
            name="This form", why=f"the field {name} is no number", remedy="Reload the page."
        )
    return int(value)


def choice(name: str, kind: type[Choice], default: Choice) -> Choice:
    """A member of a closed list."""
    value = text(name)
    if not value:
        return default
    try:
        return kind(value)
    except ValueError:
        raise BadInput(
            name="This form", why=f"{value} is no {name}", remedy="Choose one of the list."
        ) from None


def tags() -> tuple[str, ...]:
    """The tags of a form, which commas part."""
    return tuple(tag.strip() for tag in text("tags").split(",") if tag.strip())


def every(name: str) -> list[str]:
    """All values of a field that can be there several times."""
    return request.form.getlist(name)
