"""One authority that a phrase may describe, with all that fired for and against it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.mention import Signal
from app.domain.references import ancestors, is_within
from app.language.features import Fired
from app.language.phrase import Build
from app.language.weights import weights

_MOST = 0.75  # of the weight that provisions got, for one of them to be meant
_DATES = ("date", "event_date")
_PRECISE = 0.7  # the precision of a date of ten days
_MONTHLY = 0.55  # of a month
_TELLING = (
    *("trait", "number", "historic", "article", "turn", "deed"),
    *(f"told_{build}" for build in Build),
)
_SPOKEN_OF = ("word_in_phrase", "trait", "article", *(f"told_{build}" for build in Build))
_TELLS_MORE = ("word_in_phrase", "trait", "turn", "historic", "subject_date")
_INSIDE = (
    "word_in_phrase",
    "court",
    "date",
    "historic",
    "event_date",
    "subject_date",
    "trait",
    "number",
    "deed",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An authority, all that fired for and against it, and its sum of weights in log-odds."""

    id: str
    fired: tuple[Fired, ...]
    score: float

    @property
    def inside(self) -> float:
        """The part of the score that the phrase itself made."""
        return sum(weights()[f.name] * f.value for f in self.fired if f.name in _INSIDE)

    @property
    def behind(self) -> float:
        """The part of the score that the rest of its clause made."""
        return sum(weights()[f.name] * f.value for f in self.fired if f.name == "word_behind")

    @property
    def words_behind(self) -> int:
        """How many words the rest of its clause shares with the record."""
        return sum(1 for f in self.fired if f.name == "word_behind")

    @property
    def tells(self) -> bool:
        """Whether more fired than the kind, the court, a date of many days, and shared words."""
        return any(
            f.name in _TELLING or (f.name in _DATES and f.value > _PRECISE) for f in self.fired
        )

    @property
    def is_of_its_month(self) -> bool:
        """Whether the phrase has the record's date to a month: "the June order", not "an" order."""
        return any(f.name == "date" and f.value > _MONTHLY for f in self.fired)

    @property
    def is_of_its_year_alone(self) -> bool:
        """Whether a year is all that speaks for it, and words speak against it: "a 1952 wartime
        law".
        """
        names = {f.name for f in self.fired}
        lacks = not names.isdisjoint(("of_others", "not_in_record"))
        return "historic" in names and lacks and names.isdisjoint(_SPOKEN_OF)

    @property
    def is_of_a_month_alone(self) -> bool:
        """Whether its month is all of the phrase that tells: "the May order"."""
        names = {f.name for f in self.fired}
        precise = any(f.name == "date" and f.value > _PRECISE for f in self.fired)
        return "date" in names and not precise and names.isdisjoint(_TELLS_MORE)

    @property
    def is_spoken_of(self) -> bool:
        """Whether the article, or the sentences before, speak of it."""
        return any(f.name in _SPOKEN_OF or f.name == "kin" for f in self.fired)

    @property
    def is_of_another_turn(self) -> bool:
        """Whether it is the last ruling of its case and the first is spoken of, or so."""
        return any(f.name == "turn" and f.value < 0 for f in self.fired)

    @property
    def words(self) -> list[str]:
        """The words that the phrase and the record share."""
        return [f.words for f in self.fired if f.name == "word_in_phrase"]

    @property
    def signals(self) -> tuple[Signal, ...]:
        """What fired, the heaviest first."""
        found = (
            Signal(f.field, f.words, round(weights()[f.name] * f.value, 2)) for f in self.fired
        )
        told = (each for each in found if each.weight)
        return tuple(sorted(told, key=lambda each: (-each.weight, each.field, each.words)))

    @property
    def meant(self) -> str:
        """The authority, or the provision that most of what fired for provisions is about."""
        inside = [f for f in self.fired if f.name == "word_in_phrase"]
        provisions = [(f.provision, f.value) for f in inside if f.provision]
        total = sum(value for _, value in provisions)
        paths = {path for provision, _ in provisions for path in ancestors(provision)}
        for path in sorted(paths, key=lambda each: (-len(each), each)):
            held = sum(value for provision, value in provisions if is_within(provision, path))
            enough = total > sum(f.value for f in inside) / 4
            if held >= _MOST * total and is_within(path, self.id) and enough:
                return path
        return self.id
