"""Analysis: the one stream of tokens that indexing, querying and highlighting share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.query import citations
from app.query.tokens import BREAK_TEXT, CITATION, JOINED, Cut, Token, fold, stem, words

_HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
_HYPHEN = re.compile(rf"[{_HYPHENS}]")


def analyse(text: str, with_citations: bool = True) -> list[Token]:
    """All tokens of a text: its words and breaks in order, then what it says beside its words.

    Beside them stand each hyphenated word joined (``case-by-case`` as ``casebycase``) and each
    citation in its normal form; finding citations takes half of the time and can be left out.
    Offsets are code points in ``text``.
    """
    found = _words(text)
    return [*found, *_joined(found, text), *(_citations(found, text) if with_citations else ())]


def joined(text: str, cut: Cut) -> Iterator[str]:
    """The stems of the hyphenated words of a text, each joined: as ``analyse`` gives them."""
    group: list[int] = []
    for word in _before_hyphens(text, cut):
        if group and word != group[-1]:
            yield from _joined_stem([cut.exact[each] for each in group])
            group = []
        group = [*(group or [word]), word + 1]
    yield from _joined_stem([cut.exact[each] for each in group])


def _before_hyphens(text: str, cut: Cut) -> Iterator[int]:
    """Each word that a hyphen, and nothing else, joins with the next one."""
    for hyphen in _HYPHEN.finditer(text):
        at = hyphen.start()
        word = bisect_left(cut.starts, at) - 1
        if word >= 0 and cut.end(word) == at and cut.starts[word + 1 : word + 2] == [at + 1]:
            yield word


@lru_cache(maxsize=128)
def _words(text: str) -> tuple[Token, ...]:
    return tuple(words(text))


def comparable(form: str) -> str:
    """A citation's normal form as it is compared: without regard to upper and lower case."""
    return form.lower()


def _citations(found: Sequence[Token], text: str) -> Iterator[Token]:
    starts = [token.start for token in found]
    for form, start, end in citations.find(text):
        position = bisect_left(starts, start)
        yield Token(comparable(form), comparable(form), position, start, end, CITATION)


def _joined(found: Sequence[Token], text: str) -> Iterator[Token]:
    group: list[Token] = []
    for token in found:
        if group and not _hyphen_between(group[-1], token, text):
            yield from _join(group)
            group = []
        group.append(token)
    yield from _join(group)


def _hyphen_between(left: Token, right: Token, text: str) -> bool:
    return right.start == left.end + 1 and text[left.end] in _HYPHENS


def _join(group: list[Token]) -> Iterator[Token]:
    for together in _joined_word([token.exact for token in group]):
        first, last = group[0], group[-1]
        yield Token(stem(together), together, first.position, first.start, last.end, JOINED)


def _joined_stem(exact: list[str]) -> Iterator[str]:
    return map(stem, _joined_word(exact))


def _joined_word(exact: list[str]) -> Iterator[str]:
    # Not 21-24 or 23-1732: numbers are no word, and dockets are citations.
    together = fold("".join(exact))
    if len(exact) > 1 and not together.isdigit() and BREAK_TEXT not in exact:
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
