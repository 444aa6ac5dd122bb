"""Subdivisions in parentheses: which level one stands on, what follows it, what lies between.

Sections of the Code are divided in the order ``(a)(1)(A)(i)(I)``, regulations in the order
``(a)(1)(i)(A)``; letters that are Roman numerals too are read by what stands before them.
"""

from __future__ import annotations

import re
from string import ascii_lowercase

_TRIPLED = "|".join(letter * 3 for letter in ascii_lowercase if letter not in "ivx")
# A year or an abbreviation in parentheses is no subdivision, nor is anything behind a space.
# Atomic, because "(i)" is read in three ways: a row of forty that nothing follows would be read in
# every combination of them (42 U.S.C. 1396b never ended).
PART = rf"(?>\((?:[0-9]{{1,3}}[A-Z]?|[A-Za-z]{{1,2}}|[ivxl]{{1,7}}|[IVXL]{{1,7}}|{_TRIPLED})\))"
_PIECE = re.compile(r"\(([0-9A-Za-z]+)\)")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_TENS = ("", "x", "xx", "xxx", "xl")
_ROMANS = [_TENS[n // 10] + _ROMAN[n % 10] for n in range(1, 50)]


def pieces(subdivisions: str) -> tuple[str, ...]:
    """``(d)(5)(A)`` to ``("d", "5", "A")``."""
    return tuple(_PIECE.findall(subdivisions))


def written(parts: tuple[str, ...]) -> str:
    """``("d", "5", "A")`` to ``(d)(5)(A)``."""
    return "".join(f"({part})" for part in parts)


def continued(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...] | None:
    """What ``after`` means in a list behind ``before``: ``(a)(2), (3)`` is ``(a)(3)``.

    It takes the place of the deepest part of its own kind; None where there is none.
    """
    for depth in range(len(before) - 1, -1, -1):
        both = _kinds(before[depth]) & _kinds(after[0])
        if _kind(before, depth) in both or (not depth and both & {"roman", "ROMAN"}):
            return before[:depth] + after
    return None


def between(first: tuple[str, ...], last: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What lies between ``(a)`` and ``(d)``; nothing where that cannot be told."""
    if len(first) != len(last) or first[:-1] != last[:-1]:
        return []
    series = _series(_kind(first, len(first) - 1), first[-1])
    counts = first[-1].lower() == "i" and len(first) == 1  # "(i) to (v)" are five, not fourteen
    if (counts or last[-1] not in series) and last[-1].lower() in _ROMANS:
        series = _series("roman" if last[-1].islower() else "ROMAN", first[-1])
    if first[-1] not in series or last[-1] not in series:
        return []
    return [
        (*first[:-1], each) for each in series[series.index(first[-1]) + 1 : series.index(last[-1])]
    ]


def _kinds(part: str) -> set[str]:
    kinds = {"digit" if part[0].isdigit() else "lower" if part.islower() else "upper"}
    if part.isalpha() and len(part) > 1 and part == part[0] * len(part):
        kinds = {"doubled"}  # (aa) stands below (I), or far down a long row of (a)
    if part.lower() in _ROMANS:
        kinds.add("roman" if part.islower() else "ROMAN")
    return kinds


def _kind(parts: tuple[str, ...], depth: int) -> str:
    """The kind of one part: ``i`` is Roman below a capital, ``I`` below a Roman numeral."""
    kinds = _kinds(parts[depth])
    above = _kind(parts, depth - 1) if depth else ""
    for roman, holders in (("roman", ("upper", "digit")), ("ROMAN", ("roman",))):
        if roman in kinds and (above in holders or len(parts[depth]) > 2):
            return roman
    if "doubled" in kinds and not depth:
        return "lower" if parts[0].islower() else "upper"
    return next(kind for kind in ("digit", "lower", "upper", "doubled") if kind in kinds)


def _series(kind: str, first: str) -> list[str]:
    if kind == "digit":
        return [str(number) for number in range(1, 200)] if first.isdigit() else []
    if kind in ("roman", "ROMAN"):
        return _ROMANS if kind == "roman" else [each.upper() for each in _ROMANS]
    letters = [letter * len(first) for letter in ascii_lowercase]
    return letters if first.islower() else [each.upper() for each in letters]


# What a division begins with.
FIRSTS = frozenset(("a", "1", "A", "i", "I", "aa", "AA"))


def in_order(parts: list[str]) -> bool:
    """Whether parts follow each other without a gap: ``1, 2, 3``; ``a, b, c``; ``i, ii, iii``."""
    for kind in ("digit", "roman", "ROMAN", "lower", "upper"):
        series = _series(kind, parts[0])
        if parts[0] in series:
            start = series.index(parts[0])
            if series[start : start + len(parts)] == parts:
                return True
    return False
