"""Parts that laws point back to: "paragraph (3) of that subsection", "such paragraph"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.law_quoted import quoted_from
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import pinpoint
from app.domain.section_lists import NUMBER, PARTS, SUBDIVISIONS, members, words_of
from app.domain.subdivisions import pieces

_NAME = "such_part"
_NOUN = r"(?P<noun>subsection|(?:sub)?paragraph|(?:sub)?clause)"
_SUCH = re.compile(
    rf"\b(?:(?:(?:[Ss]ub)?(?:[Pp]aragraph|[Cc]lause)s?\s+(?P<list>{PARTS})\s+of\s+)"
    rf"(?:such|that|said)\s+{_NOUN.replace('noun', 'of')}|(?:[Ss]uch|[Ss]aid|[Tt]hat)\s+{_NOUN})\b"
    r"(?!\s+[0-9(])"
)
_SUCH_SECTION = re.compile(
    rf"(?<!\) of )\b(?:such|said|that)\s+section\s+(?P<number>{NUMBER})"
    rf"(?P<parts>{SUBDIVISIONS})(?!\w|\s+of\b)"
)
_PLACE = re.compile(r"(?P<section>/us/usc/t[0-9]+a?/s[^/]+)(?P<path>(?:/[^/]+)+)")
_PIECES = r"(?P<many>s?)\s+(?P<parts>(?:\([0-9A-Za-z]+\))+)"
_KINDS = {"subsection": "[a-z]{1,2}", "paragraph": "[0-9]{1,3}", "subparagraph": "[A-Z]{1,2}"}
_LEVELS = tuple(_KINDS)


def such_part(mentions: Sequence[Mention], reading: Reading) -> list[Mention]:
    """``mentions`` with such words, where the last part of that level that was cited is known."""
    if not reading.context.startswith("/us/usc/"):
        return list(mentions)
    told = sorted(mentions, key=lambda each: each.start, reverse=True)
    found: list[Mention] = []
    for match in _SUCH.finditer(reading.text):
        noun = match["noun"] or match["of"]
        begins = quoted_from(reading.text, match.start())
        before = (m for m in told if m.end <= match.start() and m.start >= (begins or 0))
        holder = next((place for m in before if (place := _part(m, noun)) is not None), None)
        if holder and holder[0]:
            found += _read(reading, match, *holder)
    found += _numbered(mentions, reading)
    kept = (m for m in mentions if not _covers(found, m))
    return [*kept, *found]


def _numbered(mentions: Sequence[Mention], reading: Reading) -> Iterator[Mention]:
    """``such section 6(h)(1)``: the last section that was cited by this number."""
    taken = [(each.start, each.end) for each in mentions if each.chosen]
    for match in _SUCH_SECTION.finditer(reading.text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        cited = re.compile(rf"[Ss]ections?\s+{match['number']}(?P<parts>{SUBDIVISIONS}+)(?!\w)")
        before = sorted((m for m in mentions if m.chosen and m.end <= match.start()), key=_start)
        for each in reversed(before):
            if same := cited.match(each.text):
                section = (each.chosen or "").removesuffix(pinpoint(same["parts"]))
                yield _mention(reading, match.span(), section + pinpoint(match["parts"]), each)
                break


def _start(mention: Mention) -> int:
    return mention.start


def _covers(found: Sequence[Mention], mention: Mention) -> bool:
    return any(each.start < mention.end and mention.start < each.end for each in found)


def _part(mention: Mention, noun: str) -> tuple[str, Mention] | None:
    """The part of this level that a mention tells; an empty one where it tells but cannot say."""
    named = re.search(
        rf"(?i)(?<![a-z]){noun}(?P<many>s?)\s+(?P<parts>(?:\([0-9A-Za-z]+\))+)", mention.text
    )
    place = _PLACE.fullmatch(mention.chosen or "")
    if named:
        if place is None or named["many"]:
            return "", mention
        path = place["path"].split("/")[1:]
        below = len(pieces(mention.text[: named.start()])) + len(pieces(named["parts"])) - 1
        depth = len(path) - below
        return "/".join((place["section"], *path[:depth])), mention
    if place is None or not re.match(r"(?:§|[Ss]ections?\b)", mention.text) or noun not in _LEVELS:
        return None
    path = place["path"].split("/")[1:]
    depth = _LEVELS.index(noun) + 1
    if len(path) < depth or not re.fullmatch(_KINDS[noun], path[depth - 1]):
        return None
    return "/".join((place["section"], *path[:depth])), mention


def _read(
    reading: Reading, match: re.Match[str], holder: str, source: Mention
) -> Iterator[Mention]:
    if not match["list"]:
        yield _mention(reading, match.span(), holder, source)
        return
    for part in members(reading.text, *match.span("list")):
        reference = holder + pinpoint(part.subdivisions)
        yield _mention(reading, words_of(match, part), reference, source)


def _mention(reading: Reading, span: tuple[int, int], reference: str, source: Mention) -> Mention:
    evidence = Evidence(_NAME, (Signal("antecedent", source.text, 1.0),))
    words = reading.text[slice(*span)]
    return Mention(*span, words, Form.CITED, (Target(reference, 1.0),), reference, evidence)
