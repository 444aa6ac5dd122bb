"""A phrase where it stands: its own words and times, and those around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.mention import Reading
from app.language.article import Article
from app.language.courts import Court, courts
from app.language.dates import Period
from app.language.legal_nouns import NOUNS, PARTS, PROGRAMS
from app.language.phrase import Build, Phrase
from app.language.terms import Term, once

_ON = 60  # code points behind a phrase that may say what it did
_CLAUSE = re.compile(
    r"(?<=\w)[,;:—](?!\d)|[”\"]?\s[–—-]\s|,? \b(?:and|but|while|although|because)\b"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A phrase in its sentence, with what the article is about and has told before.

    ``topic`` gives each authority's share (0 to 1) of the words that the article has in common
    with the authority it has most in common with; ``told`` how far the sentences before spoke of
    it, the nearer the more.
    """

    article: Article
    phrase: Phrase
    sentence: tuple[int, int]
    before: tuple[int, int] | None
    told: Mapping[str, float]

    @property
    def reading(self) -> Reading:
        """The whole text."""
        return self.article.reading

    @property
    def topic(self) -> Mapping[str, float]:
        """What the article is about."""
        return self.article.topic

    @property
    def words(self) -> str:
        """The phrase as written."""
        return self.reading.text[self.phrase.start : self.phrase.end]

    def goes_on(self) -> str:
        """What its sentence says behind it, up to the next comma."""
        behind = self.reading.text[self.phrase.end : min(self.sentence[1], self.phrase.end + _ON)]
        return re.split(r"(?<=\w)[,;:—]", behind, maxsplit=1)[0]

    def says_anything(self) -> bool:
        """Whether the phrase has a term, a date or a court of its own."""
        behind = self.is_told_behind and self.behind()
        return bool(self.phrase.court or self.is_dated or self.inside() or behind)

    @property
    def is_dated(self) -> bool:
        """Whether the phrase itself says when."""
        return any(inside for _, inside in self.periods())

    @property
    def is_told_behind(self) -> bool:
        """Whether its own clause tells which one is meant: "another paragraph bars review"."""
        build = self.phrase.build
        is_part = self.phrase.noun in PARTS
        return build == Build.STAND_IN or (build == Build.INDEFINITE and is_part)

    def inside(self) -> list[Term]:
        """The terms of the phrase, each once; the noun that says what kind it is tells no more."""
        span = self.phrase.start, self.phrase.end
        times = [each for each, is_inside in self.periods() if is_inside]
        found = [
            term
            for term in once(self.article.terms_in(*span))
            if not any(each.start <= term.start < each.end for each in times)
        ]
        noun = self.phrase.noun
        if noun in NOUNS and not NOUNS[noun] <= PROGRAMS:
            found = [term for term in found if term.words.lower().removesuffix("s") != noun]
        return found

    def behind(self) -> list[Term]:
        """The terms of what its clause says of it behind it."""
        return once(self.article.terms_in(self.phrase.end, self._clause_end()))

    def around(self) -> list[Term]:
        """The terms of the rest of its sentence."""
        found = [
            *self.article.terms_in(self.sentence[0], self.phrase.start),
            *self.article.terms_in(self._clause_end(), self.sentence[1]),
        ]
        return once(found)

    def _clause_end(self) -> int:
        cut = _CLAUSE.search(self.reading.text, self.phrase.end, self.sentence[1])
        return cut.start() if cut else self.sentence[1]

    def ahead(self) -> list[Term]:
        """The terms of the sentence before."""
        return once(self.article.terms_in(*self.before)) if self.before else []

    def periods(self) -> Iterator[tuple[Period, bool]]:
        """What its sentence says of time, and whether the phrase itself says it."""
        end = self._clause_end() if self.is_told_behind else self.phrase.end
        for each in self.article.periods_in(*self.sentence):
            yield each, self.phrase.start <= each.start and each.end <= end

    def courts(self) -> list[Court]:
        """The courts of its sentence."""
        return list(courts(self.reading.text, *self.sentence))
