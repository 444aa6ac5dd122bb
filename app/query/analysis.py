"""Analysis: the one stream of tokens that indexing, querying and highlighting share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from app.query import citations
from app.query.tokens import BREAK_TEXT, CITATION, JOINED, Cut, Token, cut_up, fold, stem, words

_HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
HYPHEN = re.compile(rf"[{_HYPHENS}]")


def analyse(text: str, with_citations: bool = True) -> list[Token]:
    """All tokens of a text: its words and breaks in order, then what it says beside its words.

    Beside them stand each hyphenated word joined (``case-by-case`` as ``casebycase``) and each
    citation in its normal form; finding citations takes half of the time and can be left out.
    Offsets are code points in ``text``.
    """
    return [*_words(text), *beside(text, cut_up(text), with_citations)]


def beside(text: str, cut: Cut, with_citations: bool = True) -> Iterator[Token]:
    """What a text says beside its words: hyphenated words joined, and citations."""
    for group in _hyphenated(text, cut):
        for together in _joined_word(cut, group):
            place = cut.starts[group[0]], cut.ends[group[-1]]
            yield Token(stem(together), together, group[0], *place, JOINED)
    for form, start, end in citations.find(text) if with_citations else ():
        written = comparable(form)
        yield Token(written, written, bisect_left(cut.starts, start), start, end, CITATION)


def joined(text: str, cut: Cut) -> Iterator[str]:
    """The stems of the hyphenated words of a text, each joined: as ``beside`` gives them."""
    for group in _hyphenated(text, cut):
        yield from map(stem, _joined_word(cut, group))


def comparable(form: str) -> str:
    """A citation's normal form as it is compared: without regard to upper and lower case."""
    return form.lower()


@lru_cache(maxsize=128)
def _words(text: str) -> tuple[Token, ...]:
    return tuple(words(text))


def _hyphenated(text: str, cut: Cut) -> Iterator[list[int]]:
    """The words of each group that is joined by hyphens."""
    group: list[int] = []
    for word in _before_hyphens(text, cut):
        if group and word != group[-1]:
            yield group
            group = []
        group = [*(group or [word]), word + 1]
    if group:
        yield group


def _before_hyphens(text: str, cut: Cut) -> Iterator[int]:
    """Each word that a hyphen, and nothing else, joins with the next one."""
    for hyphen in HYPHEN.finditer(text):
        at = hyphen.start()
        word = bisect_left(cut.starts, at) - 1
        if word >= 0 and cut.ends[word] == at and cut.starts[word + 1 : word + 2] == [at + 1]:
            yield word


def _joined_word(cut: Cut, group: list[int]) -> Iterator[str]:
    # Not 21-24 or 23-1732: numbers are no word, and dockets are citations.
    exact = [cut.exact[word] for word in group]
    together = fold("".join(exact))
    if not together.isdigit() and BREAK_TEXT not in exact:
        yield together


def touching(found: list[Token], text: str) -> list[list[Token]]:
    """The words of a text grouped by the spaces between them; ``§`` takes the next word to it."""
    groups: list[list[Token]] = []
    previous = None
    for token in found:
        if previous and (_no_space(previous, token, text) or previous.exact in ("§", "¶")):
            groups[-1].append(token)
        else:
            groups.append([token])
        previous = token
    return groups


def _no_space(left: Token, right: Token, text: str) -> bool:
    return not any(map(str.isspace, text[left.end : right.start]))
