"""Parts of a section named by their level: ``paragraphs (1) and (2) of subsection (b)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.law_quoted import is_amended
from app.domain.references import pinpoint
from app.domain.section_lists import PARTS, Member, members
from app.domain.subdivisions import continued, pieces, written

# The levels of a section; a lower one can be told only from a place inside the section.
LEVELS = ("subsec", "par", "subpar", "cl", "subcl")
_LEVEL = (
    r"(?P<level>[Ss]ubsec|[Ss]ubpar|[Ss]ubcl|[Pp]ar|[Cc]l)"
    r"(?:tions?|agraphs?|auses?|(?P<short>s?\.))\s+"
)
PART = re.compile(
    rf"\b{_LEVEL}(?>(?P<list>{PARTS}))(?P<above>(?:(?:,\s+respectively,)?\s+of\s+"
    rf"(?:(?:sub)?(?:section|paragraph|clause)|(?:sub)?(?:sec|par|cl)\.)\s+(?:\([0-9A-Za-z]{{1,5}}\))+)*)"
    r"(?P<this>\s+of\s+this\s+(?P<unit>(?:sub)?(?:section|paragraph|clause))(?!\s+[0-9]))?"
    r"(?!\s+(?:of|thereof)\s+(?:such|that|said|the|section|subdivision|[Tt]itle|Pub|[Aa]ct|§|[A-Z])|\s+thereof)"
)
# "redesignated former subsec. (c) as (d)", "Former par. (5) redesignated (4)"
_AS = re.compile(rf"\s+(?:redesignated(?:\s+as)?|as)\s+(?>(?P<list>{PARTS}))(?!\s+of\b)")
_ANEW = re.compile(r"\s*(?:[12][0-9]{3}—|Pars?\.\s)")
_REFERRED_TO = re.compile(r"\breferred\s+to\s+in\s(?:pars?\.\s[^,;.]*)?$")
_SUBSECTION = re.compile(r"[Ss]ubsec")
# What a mention lacks whose part is one of a law that is quoted.
QUOTED = "what is quoted"


def placed(text: str, place: tuple[str, ...]) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """Each naming of parts, with the place in the section that it is written from.

    Editors name a subsection at the head of a note ("Subsec. (c)(1)(A)") and mean by "subpar. (B)"
    one beside or below it, and so do the words that an amendment changed there; the law's own words
    stand where the context says.
    """
    told = place
    near: tuple[int, tuple[str, ...]] = (0, ())
    for match in PART.finditer(text):
        if match["level"] == "subpar" and len(told) == 1 and _same_clause(text, near[0], match):
            yield match, near[1]
            continue
        yield match, told if match["short"] or _is_beside(text, match, told) else place
        if match["short"] and match["level"] == "Subsec":
            told, near = pieces(match["list"]), (0, ())
        elif match["short"] and match["level"] == "par" and not match["above"]:
            near = match.end(), (*told[:1], *pieces(match["list"])[:1])


def _same_clause(text: str, behind: int, match: re.Match[str]) -> bool:
    """Whether ``in par. (1), … subpars. (A) to (C)`` is of what was named before the comma."""
    return bool(behind) and not re.search(
        r"[;.]\s|^\s+and\s+$|\band\s+(?:added|struck)", text[behind : match.start()]
    )


def told_at_the_head(text: str, place: int) -> tuple[str, ...]:
    """The part that the head of a note names before a place ("Subsec. (c)(1). Pub. L. …")."""
    told: tuple[str, ...] = ()
    for match in PART.finditer(text, 0, place):
        if match["short"] and match["level"] == "Subsec":
            told = pieces(match["list"])
    return told


def is_of_no_subsection(text: str, match: re.Match[str]) -> bool:
    """Whether editors name a paragraph of a section that has no subsections.

    A note that begins with a year, with a paragraph or with what is referred to begins anew; one
    that begins with a law goes on in the subsection of the note before.
    """
    is_paragraph = match["short"] and match["level"] in ("Par", "par") and not match["above"]
    begins = _ANEW.match(text) or _REFERRED_TO.search(text, 0, match.start())
    return bool(is_paragraph and begins) and not _SUBSECTION.search(text, 0, match.start())


def beside(parts: tuple[str, ...], level: str) -> tuple[str, ...] | None:
    """What a part on a level lies in, told beside ``parts`` of the same section; None if unknown.

    ``subparagraph`` beside ``("a", "27")`` lies in it, ``paragraph`` in ``("a",)``.
    """
    depth = next(n for n, each in enumerate(LEVELS) if level.lower().startswith(each))
    return parts[:depth] if len(parts) >= depth else None


def redesignated(text: str, match: re.Match[str]) -> Iterator[Member]:
    """What the parts named became, beside them: ``pars. (2) and (3) as (3) and (4)``."""
    became = _AS.match(text, match.end())
    if became is None:
        return
    first, *_ = members(text, *match.span("list"))
    for each in members(text, *became.span("list")):
        place = continued(pieces(first.subdivisions), pieces(each.subdivisions))
        if place:
            yield Member("", written(place), each.start, each.end, each.implied)


def _is_beside(text: str, match: re.Match[str], told: tuple[str, ...]) -> bool:
    """Whether amended words name a part on a level that the head of the note names too."""
    level = LEVELS.index(match["level"].lower())
    return len(told) > level and is_amended(text, match.start())


def above(match: re.Match[str], inside: tuple[str, ...]) -> str | None:
    """The path between the section and the parts named, or None where it cannot be told.

    ``inside`` is the place in the section that the words stand at, as far as it is known.
    """
    written = re.findall(r"(?:\([0-9A-Za-z]{1,5}\))+", match["above"])
    outer = "".join(pinpoint(each) for each in reversed(written))
    levels = [match["level"].lower(), *re.findall(r"of\s+((?:sub)?(?:sec|par|cl))", match["above"])]
    depth = LEVELS.index(levels[-1])
    if levels == ["cl"] and match["list"][1].isupper():
        depth = LEVELS.index("subpar")  # "cls. (A) to (D)" are what others call subparagraphs
    if match["unit"] == "section" or depth == 0:
        return outer
    return "".join(f"/{part}" for part in inside[:depth]) + outer if len(inside) >= depth else None
