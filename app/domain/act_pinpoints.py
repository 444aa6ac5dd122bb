"""Where in an act: ``div. A, title XVII, § 1766(a)`` is ``/dA/tXVII/s1766/a``.

The letters are those of USLM references: d division, t title, st subtitle, ch chapter, sch
subchapter, pt part, s section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.references import fold_dashes, pinpoint
from app.domain.section_lists import DASH, LIST, SUBDIVISIONS
from app.domain.subdivisions import PART, between, continued, written

_NUMERAL = r"[IVXLC]+"
_UNITS = (
    ("d", rf"[Dd]iv(?:ision|\.)\s+(?:[A-Z]{{1,2}})\b(?![.{DASH}])"),
    ("t", rf"[Tt]it(?:le|\.)\s+{_NUMERAL}\b(?:[{DASH}][A-Z]\b)?"),
    ("st", r"[Ss]ubtit(?:le|\.)\s+[A-Z]\b"),
    ("sch", rf"[Ss]ubch(?:apter|\.)\s+(?:{_NUMERAL}|[A-Z])\b"),
    ("ch", rf"[Cc]h(?:apter|\.)\s+(?:[0-9]+|{_NUMERAL})\b"),
    ("pt", r"(?:[Pp]art|[Pp]t\.)\s+(?:[0-9]+|[A-Z]+)\b"),
)
_UNIT = "|".join(pattern for _, pattern in _UNITS)
_SECTION = (
    rf"(?:§{{1,2}}\s*|[Ss]ec(?:tion|\.)\s+)[0-9]+[A-Za-z]{{0,4}}(?:[{DASH}][0-9]{{1,3}}(?![0-9]))?"
)
_ONE = rf"(?:{_UNIT}|{_SECTION}{SUBDIVISIONS})"
# Units from the widest down, the last in brackets as appropriation acts have them.
UNITS = rf"(?:{_UNIT})(?:,\s+(?:{_UNIT}))*"
# From the narrowest up: ``subtitle B (§§ 1741–1781) of title XVII of div. A``.
NESTED = rf"(?:{UNITS})(?:\s+\((?:§\s*){{1,2}}(?P<inner>{LIST})\))?(?:\s+of\s+(?:the\s+)?{UNITS})*"
_REST = r"[^\[\]]{0,60}\]"
_SECTION_IN = rf"(?:,\s+(?:{_UNIT}))*,\s+{_SECTION}{SUBDIVISIONS}"
# Of an appropriation act's section: ``section 1000(a)(9) [title IV, § 4731] of``.
INNER = rf"(?:\[(?:{_UNIT})\],\s+)?{_ONE}(?:,\s+{_ONE})*"
_WITHIN = rf"(?:\s?\[(?P<within>{_ONE}(?:,\s+{_ONE})*){_REST})?"
BEHIND = rf"(?P<behind>{_SECTION_IN}|(?:,\s+(?:{_UNIT}))*){_WITHIN}"
MORE = rf"(?P<more>{_SECTION_IN})"
# Further parts of the section told last: ``§ 102(a)(3)(C), (E)``.
MORE_PARTS = rf",\s+(?:and\s+)?(?P<parts>(?:{PART})+)(?!\s*[A-Za-z]*\s*[{DASH}])"
# The last of a range of parts: ``§ 107(b)(10)(A)–(D)``.
UP_TO_PARTS = rf"(?<=\))\s?[{DASH}]\s?(?P<parts>(?:{PART})+)"
LISTED = rf"(?P<units>(?:,\s+(?:{_UNIT}))*),\s+§§\s*(?P<list>{LIST})"
# "titles I, II and XVIII-A of" an act: roman numerals alone
_ROMAN = rf"{_NUMERAL}\b(?:[{DASH}][A-Z]\b)?"
TITLES = rf"{_ROMAN}(?:(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+){_ROMAN})+"
_PARTS_OF = re.compile(r"(?P<section>.*/s[0-9][^/]*)(?P<parts>(?:/[^/]+)*)")
_UNIT_OF_PATH = re.compile(r"(d|st|sch|ch|pt|t)(?:[A-Z]{1,2}|[IVXLC]+(?:-[A-Z])?|[0-9]+)")
_INNER = re.compile(r"\s+\(§.*?\)(?=\s+of\b|$)", re.DOTALL)
_EACH = re.compile(
    "|".join(rf"(?P<{unit}>{pattern})" for unit, pattern in _UNITS)
    + rf"|(?P<s>{_SECTION})(?P<parts>{SUBDIVISIONS})"
)


def nested(words: str) -> str:
    """The path of units named from the narrowest up: ``title XVII of div. A`` is ``/dA/tXVII``."""
    return "".join(path(each) for each in reversed(re.split(r"\s+of\s+", _INNER.sub("", words))))


def titles(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Each title of ``match["list"]``: its words and its path in the act.

    The first one's words begin with the match, the last one's end with it.
    """
    for each in re.finditer(_ROMAN, match["list"]):
        start, end = (match.start("list") + place for place in each.span())
        is_first, is_last = start == match.start("list"), end == match.end("list")
        words = match.start() if is_first else start, match.end() if is_last else end
        yield *words, f"/t{fold_dashes(each[0])}"


def beside(before: str, words: str) -> str:
    """The path of a further section of the same law, within the units of ``before`` that hold on.

    ``§ 1070(c)(3), div. C, title XXXIII, § 3303`` begins anew; ``title I, § 5, § 6`` stays in I.
    """
    ranks = [unit for unit, _ in _UNITS] + ["s"]
    here = path(words)
    first = min(ranks.index(_unit(each)) for each in here.split("/")[1:2])
    kept = (each for each in before.split("/")[1:] if _UNIT_OF_PATH.fullmatch(each))
    return "".join(f"/{each}" for each in kept if ranks.index(_unit(each)) < first) + here


def further_part(before: str, words: str) -> str | None:
    """The path of a further part of the section that ``before`` ends in, if it has its kind."""
    section = _PARTS_OF.fullmatch(before)
    told = tuple(section["parts"].split("/")[1:]) if section else ()
    place = continued(told, tuple(re.findall(r"[0-9A-Za-z]+", words))) if told else None
    return section["section"] + pinpoint(written(place)) if section and place else None


def parts_up_to(first: str, words: str) -> tuple[list[str], str | None]:
    """The paths of the parts between ``first`` and a further part of its section, and the last."""
    last = further_part(first, words)
    if last is None:
        return [], None
    section, low, high = _apart(first, last)
    return [section + pinpoint(written(each)) for each in between(low, high)], last


def _apart(first: str, last: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Two parts of one section: the section's path, and the subdivisions of each."""
    found = _PARTS_OF.fullmatch(first)
    section = found["section"] if found else ""
    low, high = (tuple(each.removeprefix(section).split("/")[1:]) for each in (first, last))
    return section, low, high


def _unit(segment: str) -> str:
    found = _UNIT_OF_PATH.fullmatch(segment)
    return found[1] if found else "s"


def path(words: str) -> str:
    """The path of what stands in ``words``, in the order in which it stands there."""
    found = ""
    for match in _EACH.finditer(words):
        unit = match.lastgroup if match.lastgroup != "parts" else "s"
        number = re.split(r"[\s§]+", match[str(unit)])[-1]
        found += f"/{unit}{fold_dashes(number)}{pinpoint(match['parts'] or '')}"
    return found
