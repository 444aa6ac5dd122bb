"""A passage described by position, quote and context, checked, and found again exactly.

What was edited inside a quote is not found here: only one place that cannot be another counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.annotation import Anchor, AnchorState
from app.errors import BadAnchor
from app.text.versions import version_hash

CONTEXT: Final = 32  # code points on either side, as the field's annotation clients keep


def describe(text: str, start: int, end: int, version: str) -> Anchor:
    """The anchor of ``text[start:end]`` in the version of that hash; offsets in code points.

    Raises ``BadAnchor`` when the passage is empty or not within the text.
    """
    _check_range(text, start, end, f"version {version[:12]}")
    prefix, suffix = _context(text, start, end)
    return Anchor(version, start, end, text[start:end], prefix, suffix)


def check(text: str, anchor: Anchor, document: str = "this document") -> None:
    """Raise ``BadAnchor``, naming ``document``, unless ``text[start:end]`` is the quote."""
    _check_range(text, anchor.start, anchor.end, document)
    if text[anchor.start : anchor.end] != anchor.exact:
        raise BadAnchor(
            start=anchor.start,
            end=anchor.end,
            document=document,
            why=f"“{text[anchor.start : anchor.end][:CONTEXT]}” stands there",
        )


def find(text: str, anchor: Anchor) -> Anchor | None:
    """The anchor as it stands in another text: in its place, moved whole, or None.

    In its place: the quote is there, and so is its context on one side, or it stands nowhere
    else.  Moved: the quote stands once with its context on one side, or at several places of
    which one has both.  The anchor returned names the version of ``text``, and its context.
    """
    places = list(_occurrences(text, anchor.exact))
    if anchor.start in places and (len(places) == 1 or _sides(text, anchor, anchor.start)):
        return _at(text, anchor, anchor.start, anchor.state)
    wanted = 1 if len(places) == 1 else 2
    fitting = [place for place in places if _sides(text, anchor, place) >= wanted]
    if len(fitting) != 1:
        return None
    return _at(text, anchor, fitting[0], AnchorState.MOVED)


def _check_range(text: str, start: int, end: int, document: str) -> None:
    if not 0 <= start < end <= len(text):
        why = f"the text has {len(text)} characters" if start < end else "it is empty"
        raise BadAnchor(start=start, end=end, document=document, why=why)


def _context(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def _occurrences(text: str, quote: str) -> Iterator[int]:
    place = text.find(quote) if quote else -1
    while place >= 0:
        yield place
        place = text.find(quote, place + 1)


def _sides(text: str, anchor: Anchor, start: int) -> int:
    """On how many sides of the quote at ``start`` its context stands; none kept fits anywhere."""
    before = text.endswith(anchor.prefix, 0, start)
    return before + text.startswith(anchor.suffix, start + len(anchor.exact))


def _at(text: str, anchor: Anchor, start: int, state: AnchorState) -> Anchor:
    end = start + len(anchor.exact)
    prefix, suffix = _context(text, start, end)
    return replace(
        anchor,
        version=version_hash(text),
        start=start,
        end=end,
        prefix=prefix,
        suffix=suffix,
        state=state,
    )
