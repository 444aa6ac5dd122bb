"""Filters of the margin, as the address of an article carries them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields

from app.domain.annotation import Stance
from app.domain.mention import Form
from app.domain.noted_text import STANCES
from app.web.cards import Card
from app.web.labels import FILTERS, FORMS, STATES
from app.web.wording import gettext

BY_AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Choice:
    """One field of the filters: its values with their labels and how many cards have each."""

    name: str
    label: str
    chosen: str
    values: list[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown of a margin; an empty field shows everything.  ``by`` is the arrangement."""

    status: str = ""
    form: str = ""
    stance: str = ""
    person: str = ""
    tag: str = ""
    by: str = ""

    @property
    def on(self) -> bool:
        """Whether anything may be left out."""
        return any(getattr(self, name) for name in FILTERS)

    def query(self) -> dict[str, str]:
        """The filters as the query of an address."""
        return {name: value for name, value in asdict(self).items() if value}

    def show(self, card: Card) -> bool:
        """Whether a card has every value that was chosen."""
        had = values(card)
        return all(getattr(self, name) in {"", *had[name]} for name in FILTERS)

    def choices(self, cards: Iterable[Card]) -> list[Choice]:
        """What there is to choose, with counts; a field with one value for all is left out."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
        for card in cards:
            for name, had in values(card).items():
                counts[name].update(set(had))
        return [
            Choice(
                name,
                gettext(FILTERS[name]),
                getattr(self, name),
                self._labelled(name, counts[name]),
            )
            for name in FILTERS
            if len(counts[name]) > 1 or getattr(self, name)
        ]

    def _labelled(self, name: str, counts: Counter[str]) -> list[tuple[str, str, int]]:
        found = [(value, _label(name, value), count) for value, count in counts.items()]
        chosen = getattr(self, name)
        if chosen and chosen not in counts:  # from an old address: it is shown, with nothing in it
            found.append((chosen, chosen, 0))
        order = {value: number for number, value in enumerate(STATES)}
        return sorted(found, key=lambda each: (order.get(each[0], 0), each[1].lower()))


def filters(asked: Mapping[str, str]) -> Filters:
    """The filters that an address asks for; what it does not name shows everything."""
    return Filters(**{field.name: asked.get(field.name, "") for field in fields(Filters)})


def values(card: Card) -> dict[str, list[str]]:
    """The values that a card has in each field of the filters."""
    note = card.annotation
    return {
        "status": [card.state],
        "form": [passage.form.value for passage in card.passages],
        "stance": [passage.stance.value for passage in card.passages],
        "person": [note.creator] if note else [],
        "tag": list(note.tags) if note else [],
    }


def _label(name: str, value: str) -> str:
    if name == "status":
        return gettext(STATES[value])
    if name == "form":
        return gettext(FORMS[Form(value)])
    return gettext(STANCES[Stance(value)]) if name == "stance" else value
