"""The names-used ledger: by which words people's accepted links call an authority.

What somebody accepts once is evidence; what two articles call one authority, and no other, is a
name.  A person can overrule either way.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.keys import fold_name
from app.domain.mention import Form

NAMING = frozenset({Form.NAMED, Form.DESCRIBED})
ENOUGH = 2  # articles
LONGEST = 12  # words
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Words that mean something only where and when they are written, or nothing by themselves.
_POINTING = _words(
    "this that these those it its they their his her he she we our you your i my such same other"
    " another first second third last next latest earlier later new old today yesterday tomorrow"
    " ago week month year monday tuesday wednesday thursday friday saturday sunday january february"
    " march april may june july august september october november december spring summer fall"
    " autumn winter one two both"
)
_EMPTY = _words(
    "the a an of in on for to and or by with from at as be is was were that which who whom whose"
    " act law statute order ruling decision judgment opinion notice proclamation court judge"
    " justices government administration president supreme federal"
)


class Use(StrEnum):
    """What a person said of a name: nothing, that it is one, or that it is none."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says of words as a name of a record."""

    authority: str
    words: str
    use: Use


@dataclass(frozen=True, slots=True)
class NameUsed:
    """Words that accepted links call a record by: how often, in how many articles, and the choice.

    ``active`` says whether the recognisers and the search take them for a name of it.
    """

    authority: str
    words: str
    passages: int
    articles: int
    use: Use
    active: bool


def bare(words: str) -> str:
    """Words without an article before them."""
    found = _ARTICLE.match(words)
    return words[found.end() :] if found else words


def spelling(words: str) -> str:
    """What brings the spellings of a name together: without an article before it."""
    return fold_name(bare(words))


def ledger(accepted: Iterable[tuple[str, str, str]], choices: Iterable[Choice]) -> list[NameUsed]:
    """Names in use, the most used first; ``accepted`` is ``(record, words, article)`` of links."""
    places: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for authority, words, article in accepted:
        places[authority, spelling(words)].append((words, article))
    chosen = {(choice.authority, spelling(choice.words)): choice for choice in choices}
    for key in chosen:
        places.setdefault(key, [])
    owners = Counter(folded for _, folded in places)
    found = [_name(key[0], where, chosen.get(key), owners[key[1]]) for key, where in places.items()]
    return sorted(found, key=lambda name: (-name.passages, name.authority, name.words))


def is_telling(words: str) -> bool:
    """Whether words can mean the same thing in any article: two that say what, none that points."""
    parts = words.lower().replace("’s", "").replace("'s", "").split()
    telling = [part for part in parts if part.strip(".,;:“”\"'()") not in _EMPTY]
    points = any(part.strip(".,;:“”\"'()") in _POINTING for part in parts)
    return len(telling) > 1 and len(parts) <= LONGEST and not points


def _name(
    authority: str, where: list[tuple[str, str]], choice: Choice | None, owners: int
) -> NameUsed:
    spellings = [words for words, _ in where]
    usual = max(sorted(set(spellings)), key=spellings.count) if spellings else ""
    words = choice.words if choice else usual
    articles = len({article for _, article in where})
    earned = articles >= ENOUGH and owners == 1 and is_telling(words)
    use = choice.use if choice else Use.AUTO
    active = use is Use.ALWAYS or (use is Use.AUTO and earned)
    return NameUsed(authority, words, len(where), articles, use, active)
