"""Marked HTML made ready for a page without scripts: a number after each passage, no pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

_PICTURE: Final = re.compile(r"<img\s[^>]*>")
_WORDS: Final = re.compile(r'\salt="([^"]*)"')
_MARKED: Final = re.compile(r'<mark [^>]*data-marks="([^"]*)"[^>]*>[^<]*</mark>')
_STOP: Final = re.compile(rf"(?:{_MARKED.pattern})|<a\s[^>]*>|</a>")


def without_pictures(html: str) -> str:
    """``html`` with each picture's description in place of the picture, as no part of the text."""
    return _PICTURE.sub(_description, html)


def with_note_marks(html: str, labels: Mapping[str, str]) -> str:
    """``html`` from ``marking.mark`` with a link to its note after the end of each passage.

    ``labels`` gives the words of the link for each mark's id; the link leads to the fragment of
    that id.  Inside another link it waits for its end, since links cannot hold links.
    """
    last = {name: m.end() for m in _MARKED.finditer(html) for name in m[1].split()}
    pieces: list[str] = []
    waiting: list[str] = []
    at, in_link = 0, False
    for match in _STOP.finditer(html):
        pieces.append(html[at : match.end()])
        at = match.end()
        in_link = match[0].startswith("<a") or (in_link and match[0] != "</a>")
        waiting += _ending(match, last)
        if not in_link:
            pieces += [_link(name, labels[name]) for name in waiting]
            waiting = []
    return "".join([*pieces, html[at:]])


def _ending(match: re.Match[str], last: Mapping[str, int]) -> Iterator[str]:
    """The marks that end with this segment."""
    yield from (name for name in (match[1] or "").split() if last[name] == match.end())


def _link(name: str, label: str) -> str:
    return (
        f'<a class="to-note" href="#{escape(name)}" data-noanno="" '
        f'aria-label="Note {escape(label)}"><sup>{escape(label)}</sup></a>'
    )


def _description(picture: re.Match[str]) -> str:
    words = _WORDS.search(picture[0])
    return f'<span class="image" data-noanno="">{words[1] if words else ""}</span>'
