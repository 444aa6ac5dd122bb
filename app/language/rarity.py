"""How rare a word is in news and official notices, as measured by ``benchmarks/word_counts.py``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from whoosh.lang.snowball.english import EnglishStemmer

RAREST = 8.2  # of a stem that the list does not have: rarer than one passage in 3,000

_stemmer = EnglishStemmer()


@cache
def stem(word: str) -> str:
    """The Porter 2 stem of a lower-case word without its possessive ``'s``."""
    return str(_stemmer.stem(word.removesuffix("'s").replace("'", "")))


def rarity(stemmed: str) -> float:
    """Minus the logarithm of the share of passages with a stem: 0 ("the") to 8.2 (unseen)."""
    return _levels().get(stemmed, RAREST)


@cache
def _levels() -> dict[str, float]:
    lines = (
        files("app.language").joinpath("word_counts.txt").read_text(encoding="utf-8").splitlines()
    )
    return {each: float(level) for level, *stems in map(str.split, lines) for each in stems}
