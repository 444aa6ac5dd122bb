"""The caption before a citation: ``Ludecke v. Watkins, ``, ``In re Winship, ``."""

from __future__ import annotations

import re

_FARTHEST = 200  # code points that a caption may take
_VERSUS = re.compile(r"\s(?:v|vs|V)\.?\s+")
_ALONE = re.compile(
    r"\b(?:(?:In\s+re|Ex\s+parte|In\s+the\s+Matter\s+of|(?:Petition|Application|Estate|Matter)\s+of)"
    r"\s+[A-Z][^;()]{0,100})$"
)
_BREAK = re.compile(r"[;()“”\[\]]|[.!?:]\s*\n\s*\n|\b(?:[Ii]d|[Ii]bid)\.|\d{4}\)|[.!?][’”\"]\s|:\s")
# Signals before a citation (Bluebook rule 1.2) and words that lead to one.
_SIGNAL = re.compile(
    r"(?:(?:[Bb]ut\s+)?(?:[Ss]ee|[Cc]f\.?|[Cc]ompare)(?:\s+also)?(?:,?\s+e\.\s?g\.,?)?|[Ee]\.\s?g\.,?"
    r"|[Aa]ccord|[Cc]ontra|[Ii]n|[Uu]nder|[Aa]nd|[Ww]ith|[Aa]lso|[Qq]uoting|[Cc]iting|[Bb]y|[Aa]s"
    r"|[Oo]verruling|[Oo]f|[Tt]he|[Tt]hat|[Ss]ince|[Ff]rom|[Tt]o|[Oo]n|[Ff]or|[Oo]r)\s+"
)
_LOWER = frozenset(
    {"of", "the", "and", "for", "ex", "rel.", "de", "la", "del", "von", "van", "der", "re", "et"}
    | {
        "al.",
        "d/b/a",
        "a",
        "in",
        "on",
        "at",
        "to",
        "du",
        "le",
        "al",
        "an",
        "&",
        "parte",
        "by",
        "co.",
    }
)
_LOWER_FIRST = re.compile(r"(?:[a-z]\S*\s+|&\s+)+")
_NUMBERS = re.compile(r"(?:[0-9]+\s+)+")
_WORD = re.compile(r"\S+")
_SHORT_NAME = re.compile(
    r"^[^a-z]{0,6}[A-Z][\w'’&-]{0,7}\.,?$|^(?:[A-Z]\.)+,?$|^ex$|^rel\.$|^al\.,?$"
)


def caption_before(text: str, end: int, lowest: int = 0) -> tuple[int, int] | None:
    """The span of the caption that ends, with its comma, before ``end``; None without one.

    ``lowest`` is where the citation before ends: no caption reaches over it.
    """
    stop = len(text[:end].rstrip())
    if stop == 0 or text[stop - 1] not in ",":
        return None
    stop -= 1
    begin = max(lowest, end - _FARTHEST)
    for mark in _BREAK.finditer(text, begin, stop):
        begin = mark.end()
    versus = None
    for versus in _VERSUS.finditer(text, begin, stop):  # noqa: B007
        pass
    if versus is None:
        alone = _ALONE.search(text, begin, stop)
        return (alone.start(), stop) if alone else None
    start = _plaintiff(text, begin, versus.start())
    return (start, stop) if start < versus.start() and versus.end() < stop else None


def _plaintiff(text: str, begin: int, end: int) -> int:
    """Where the first party begins: as far back as its words have capitals or join such words."""
    start = end
    for word in reversed(list(_WORD.finditer(text, begin, end))):
        begins = text[start : start + 1].isupper() and _SIGNAL.match(text, start, end)
        ends_sentence = word[0].endswith(".") and begins
        if ends_sentence or not _is_of_a_name(word[0], last=start == end):
            break
        start = word.start()
    start = _behind_numbers(text, start, end)
    moved = True
    while moved:
        signal = _SIGNAL.match(text, start, end)
        moved = bool(signal)
        start = signal.end() if signal else start
    lower = _LOWER_FIRST.match(text, start, end)
    return lower.end() if lower and not text.startswith(("ex rel", "d/b/a"), start) else start


def _behind_numbers(text: str, start: int, end: int) -> int:
    """Without the number of a footnote or line that stands before a name."""
    numbers = _NUMBERS.match(text, start, end)
    return numbers.end() if numbers else start


def _is_of_a_name(word: str, *, last: bool) -> bool:
    """Whether a word may stand in a party's name; a stop ends a sentence unless it abbreviates."""
    bare = word.lstrip("‘'\"“").rstrip(",")
    if not (
        bare[:1].isupper() or bare[:1].isdigit() or bare.lower() in _LOWER or bare in ("&", "&amp;")
    ):
        return False
    return last or not word.endswith((".", "?", "!")) or bool(_SHORT_NAME.match(word))
