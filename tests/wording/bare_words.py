"""Words that a template says outside of ``trans`` and ``gettext``, and so in English alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment

# What is written the same in every language: the name, and what is typed as it stands.
NAMES = re.compile(r"\bBasis\b|&\w+;")
AS_TYPED = {"code", "kbd", "script", "style"}
SPOKEN = ("alt", "aria-label", "content", "placeholder", "title")
EXAMPLES = re.compile(r"[\d\s./-]+|50 USC 21|width=device-width.*|light dark")
_WORD = re.compile(r"[^\W\d_]")
_CONSTANT = re.compile(r"^(?=.*[a-z])(?:[A-Z]|.*[a-z]{2,} [a-z]{2,})")


def bare_words(source: str) -> list[tuple[int, str]]:
    """Line and words of each text, spoken attribute and constant that is not translated."""
    reader = _Reader()
    reader.feed("".join(_data(source)))
    reader.close()
    return sorted([*reader.found, *_constants(source)])


def _data(source: str) -> Iterator[str]:
    """The HTML of a template with all of Jinja's left out but its line ends.

    An element whose name is an expression is called ``x``.
    """
    inside, before = False, ""
    for _, kind, value, follows in _tokens(source):
        if kind == "block_begin" and follows in ("trans", "endtrans"):
            inside = follows == "trans"
        if kind == "data":
            before = value
        named = kind == "variable_begin" and before.endswith(("<", "</"))
        other = "x" if named else "\n" * value.count("\n")
        yield value if kind == "data" and not inside else other


def _tokens(source: str) -> Iterator[tuple[int, str, str, str]]:
    """Line, kind and value of each token, and the first name behind it."""
    tokens = list(Environment(extensions=["jinja2.ext.i18n"]).lex(source))
    for at, (line, kind, value) in enumerate(tokens):
        names = (each for _, what, each in tokens[at + 1 : at + 4] if what == "name")
        yield line, kind, value, next(names, "")


def _constants(source: str) -> Iterator[tuple[int, str]]:
    """Constants that read like words for people and are not given to ``_`` or ``many``."""
    told, depth, before = 0, 0, ""
    for line, kind, value, _ in _tokens(source):
        if kind == "operator" and value in "()":
            depth += 1 if value == "(" else -1
            if value == "(" and before in ("_", "gettext", "ngettext", "many", "url_for", "from"):
                told = told or depth
            elif value == ")" and depth < told:
                told = 0
        if kind == "string" and not told and _CONSTANT.match(value[1:-1]):
            yield line, value[1:-1]
        if kind not in ("whitespace",):
            before = value if kind == "name" else ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, str]] = []
        self._as_typed = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._as_typed += tag in AS_TYPED
        for name, value in attrs:
            if name in SPOKEN and value:
                self._say(value)

    def handle_endtag(self, tag: str) -> None:
        self._as_typed -= tag in AS_TYPED

    def handle_data(self, data: str) -> None:
        if not self._as_typed:
            self._say(data)

    def _say(self, words: str) -> None:
        if _WORD.search(NAMES.sub("", words)) and not EXAMPLES.fullmatch(words.strip()):
            self.found.append((self.getpos()[0], " ".join(words.split())))
