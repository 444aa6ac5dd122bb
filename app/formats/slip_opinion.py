"""Slip opinions of the Supreme Court as printed: what stands in their running heads.

The heads of a page are its number with the caption or the citation, and the part of the document
that it belongs to: the syllabus, the opinion of the Court, or a separate opinion.  Each part but
the syllabus is paged on its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.references import fold_dashes
from app.formats.court_opinion import Facts
from app.formats.pdf_leaves import Leaf

COURT = "Supreme Court of the United States"

_ODD = re.compile(r"Cite as: [0-9]+ U\. ?S\. [_0-9]+ ?\([0-9]{4}\) ([0-9]+)")
_EVEN = re.compile(r"([0-9]+) (.+ v\. .+|IN RE .+|EX PARTE .+)")
_FIRST = re.compile(r"\(Slip Opinion\) .*\b([0-9]+)")
_NUMBERS = re.compile(r"Nos?\. ([0-9A-Z–, and-]+?)\.?(?: Argued| Decided|$)")
_DECIDED = re.compile(
    r"Decided ([A-Z][a-z]+ [0-9]{1,2}, [0-9]{4})|^\[([A-Z][a-z]+ [0-9]{1,2}, [0-9]{4})\]"
)
_DOCKET = re.compile(r"[0-9]{2,3}[A-Z–-][0-9]+|[0-9]+, Orig")
_MAIN = re.compile(r"opinion of the court|per curiam", re.IGNORECASE)
_SMALL = frozenset(
    ("v", "of", "the", "and", "for", "in", "on", "to", "a", "an", "by", "at", "ex", "rel")
)
_BEFORE = 3  # lines that the name of the Court may stand from the top
_LOOKED_AT = 60  # lines from the beginning in which number and day stand


@dataclass(frozen=True, slots=True)
class SlipOpinion:
    """What a slip opinion says of itself; ``parts`` names the part of each page."""

    caption: str
    dockets: tuple[str, ...]
    decided: str  # ISO date
    parts: tuple[str, ...]
    leaves: tuple[Leaf, ...]

    def facts(self) -> Facts:
        """The same as of any decision of a court."""
        return Facts(self.caption, "scotus", COURT, self.dockets, self.decided)


def read(leaves: Sequence[Leaf], title: str = "") -> SlipOpinion | None:
    """The pages without their heads, and what these say; None where it is no slip opinion.

    ``title`` is what the file calls itself, which has the caption in upper and lower case.
    """
    first = [line.text for leaf in leaves[:4] for line in leaf.body]
    heads = [_heads(leaf) for leaf in leaves]
    if COURT.upper() not in first or sum(part is not None for part in heads) * 2 < len(leaves):
        return None
    pages: list[Leaf] = []
    parts: list[str] = []
    for leaf in leaves:
        page, part = _without_heads(leaf)
        pages.append(page)
        parts.append(part or (parts[-1] if parts and page.label != "1" else ""))
    decided = next(filter(None, map(_day, first[:_LOOKED_AT])), "")
    dockets = next(filter(None, map(_dockets, first[:_LOOKED_AT])), ())
    caption = _caption(leaves, title)
    if not (decided and dockets and caption):
        return None
    return SlipOpinion(
        caption,
        dockets,
        decided,
        _main_unnamed(parts, [page.label for page in pages]),
        tuple(pages),
    )


def _heads(leaf: Leaf) -> str | None:
    """The number in the head of a page of a slip opinion, or None."""
    for text in (*leaf.heads, *(line.text for line in leaf.body[:_BEFORE])):
        found = _ODD.fullmatch(text) or _EVEN.fullmatch(text) or _FIRST.fullmatch(text)
        if found:
            return found[1]
    return None


def _without_heads(leaf: Leaf) -> tuple[Leaf, str]:
    """The page without its two heads, with its number, and the part that the second names."""
    number = _heads(leaf)
    if number is None:
        return leaf, ""
    body = list(leaf.body)
    if not any(map(_is_number_head, leaf.heads)):
        top = [line for line in body[:_BEFORE] if not _is_number_head(line.text)]
        body = [*top, *body[_BEFORE:]]
    parts = [text for text in leaf.heads if not _is_number_head(text)]
    if not parts and body and body[0].text != COURT.upper() and len(body[0].text.split()) < 9:
        parts = [body[0].text]
        body = body[1:]
    return replace(leaf, label=number, body=tuple(body)), parts[0] if parts else ""


def _is_number_head(text: str) -> bool:
    return any(each.fullmatch(text) for each in (_ODD, _EVEN, _FIRST)) or text.isdigit()


def _main_unnamed(parts: Sequence[str], labels: Sequence[str]) -> tuple[str, ...]:
    """The opinion of the Court is what "slip op., at 7" means: its pages need no name.

    Nor do any where the parts are paged through, as in orders with a statement or a dissent.
    """
    if len(set(labels)) == len(labels):
        return ("",) * len(parts)
    return tuple("" if _MAIN.fullmatch(part) else part.rstrip("., ") for part in parts)


def _day(text: str) -> str:
    found = _DECIDED.search(text)
    if not found:
        return ""
    try:
        return datetime.strptime(found[1] or found[2], "%B %d, %Y").date().isoformat()
    except ValueError:
        return ""


def _dockets(text: str) -> tuple[str, ...]:
    found = _NUMBERS.search(text)
    return tuple(map(fold_dashes, _DOCKET.findall(found[1]))) if found else ()


def _caption(leaves: Sequence[Leaf], title: str) -> str:
    """The short caption of the running heads, spelled as the file's title has it if it is there."""
    heads = [text for leaf in leaves for text in (*leaf.heads, *(x.text for x in leaf.body[:2]))]
    capitals = next((found[2] for text in heads if (found := _EVEN.fullmatch(text))), "")
    at = title.upper().find(capitals.upper()) if capitals else -1
    return title[at : at + len(capitals)] if at >= 0 else cased(capitals)


def cased(capitals: str) -> str:
    """A caption in capitals as it is written in a sentence: ``Noem v. Abrego Garcia``."""
    words = [
        word.lower() if word.lower().rstrip(".") in _SMALL and number else _word(word)
        for number, word in enumerate(capitals.split())
    ]
    return " ".join(words)


def _word(word: str) -> str:
    if "." in word[:-1] or (len(word) <= 3 and not set(word) & set("AEIOUY")):
        return word  # initials, LLC
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
