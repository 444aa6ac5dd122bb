"""The fields of a record as a file gives them, read with errors that name file and field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from app.domain.dates import is_date, is_when
from app.domain.references import is_id
from app.errors import BadInput


class Fields:
    """One mapping of a file.  ``name`` is the file's, ``place`` where in it the mapping stands."""

    def __init__(self, fields: Mapping[str, object], name: str, place: str = "") -> None:
        self.fields = fields
        self.name = name
        self.place = place

    def error(self, key: str, why: str, remedy: str) -> BadInput:
        """A ``BadInput`` that names the file and the field."""
        return BadInput(name=self.name, why=f"`{self.place}{key}` {why}", remedy=remedy)

    def only(self, known: Iterable[str]) -> None:
        """Refuse a field that is not among the known ones."""
        known = tuple(known)
        for key in self.fields:
            if key not in known:
                near = get_close_matches(key, known, 1)
                remedy = f"Did you mean `{near[0]}`?" if near else f"It has {', '.join(known)}."
                raise self.error(key, "is no field of this record", remedy)

    def text(self, key: str, *, required: bool = False) -> str:
        """One text, without the space around it; empty when absent."""
        value = self.fields.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is not None and not isinstance(value, str):
            raise self.error(key, "must be text", "Write one text there, in quotes.")
        if required:
            raise self.error(key, "is missing", "Every record needs it: add it.")
        return ""

    def flag(self, key: str) -> bool:
        """``true`` or ``false``; false when absent."""
        value = self.fields.get(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        raise self.error(key, "must be true or false", "Write one of the two, without quotes.")

    def date(self, key: str) -> str:
        """An ISO date, possibly of reduced precision."""
        value = self.text(key)
        if value and not is_date(value):
            raise self.error(
                key, f"is no date that exists ({value})", "Write it as 2025-05-30, 2025-05 or 2025."
            )
        return value

    def when(self, key: str) -> str:
        """A date, or some day between two (``[2025-05-19..2025-10-02]``)."""
        value = self.text(key, required=True)
        if not is_when(value):
            raise self.error(
                key,
                f"is no date that exists ({value})",
                "Write it as 2025-05-30, 2025-05 or 2025; a day that is not known as"
                " [2025-05-19..2025-10-02] or [..2025-06-23].",
            )
        return value

    def reference(self, key: str, *, required: bool = False) -> str:
        """The id of an authority or provision."""
        value = self.text(key, required=required)
        if value and not is_id(value):
            raise self.error(key, f"is no id ({value})", "Write a path such as /us/usc/t50/s21.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        items = {f"{key}[{number}]": item for number, item in enumerate(self._list(key), start=1)}
        numbered = Fields(items, self.name, self.place)
        return tuple(numbered.text(place, required=True) for place in items)

    def mappings(self, key: str) -> list[Fields]:
        """A list of mappings, each ready to be read."""
        return [
            self._within(value, f"{self.place}{key}[{number}]")
            for number, value in enumerate(self._list(key), start=1)
        ]

    def mapping(self, key: str) -> Fields:
        """One mapping, ready to be read; empty when absent."""
        return self._within(self.fields.get(key) or {}, f"{self.place}{key}")

    def _within(self, value: object, place: str) -> Fields:
        if not isinstance(value, Mapping):
            raise Fields({}, self.name).error(
                place, "must have fields of its own", "Write it as {field: value, ...}."
            )
        return Fields(value, self.name, f"{place}.")

    def _list(self, key: str) -> list[object]:
        value = self.fields.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.error(key, "must be a list", "Write one item a line, each after a hyphen.")
        return value
