"""The provisions of an authority: their tree, and marks in its text where articles rely on one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from app.domain.authority import Provision
from app.services.reliances import Reliance
from app.web.wording import ngettext
from app.web.words import cited, many

_PLACE = re.compile(r'<(?!/)[^<>]*\bdata-provision="([^"<>]*)"[^<>]*>')


@dataclass(slots=True)
class Branch:
    """A provision with those below it, and how many passages rely on just it."""

    provision: Provision
    relied: int
    below: list[Branch] = field(default_factory=list)


def places(html: str) -> set[str]:
    """The ids of the provisions that begin somewhere in a text."""
    return {found[1] for found in _PLACE.finditer(html)}


def relied_on(known: set[str], reliances: Iterable[Reliance]) -> Counter[str]:
    """How many passages rely on each of the provisions known.

    A passage on a finer part than the text shows counts for the part around it; one on the record
    as a whole counts for none.
    """
    found = Counter(place_of(known, reliance.target) for reliance in reliances)
    del found[""]
    return found


def place_of(known: set[str], target: str) -> str:
    """The provision known that is the target or holds it; empty where none is."""
    while target and target not in known:
        target = target.rpartition("/")[0]
    return target


def tree(provisions: Sequence[Provision], relied: Counter[str], known: set[str]) -> list[Branch]:
    """The provisions with a place in the text, each below the one whose path begins its own."""
    roots: list[Branch] = []
    open_ones: list[Branch] = []
    for provision in {each.id: each for each in provisions if each.id in known}.values():
        branch = Branch(provision, relied[provision.id])
        while open_ones and not provision.id.startswith(open_ones[-1].provision.id + "/"):
            open_ones.pop()
        (open_ones[-1].below if open_ones else roots).append(branch)
        open_ones.append(branch)
    return roots


def marked(html: str, relied: Counter[str]) -> Markup:
    """The text with a link to the passages that rely on it beside each provision that has some."""

    def beside(found: re.Match[str]) -> str:
        count = relied[found[1]]
        return found[0] + _mark(found[1], count) if count else found[0]

    return Markup(_PLACE.sub(beside, html))  # noqa: S704 - cleaned when it was rendered


def _mark(reference: str, count: int) -> str:
    words = ngettext(
        '%(passages)s<span class="unseen"> relies on %(provision)s</span>',
        '%(passages)s<span class="unseen"> rely on %(provision)s</span>',
        count,
        passages=many(count, "passage"),
        provision=escape(cited(reference)),
    )
    return f'<a class="relied" data-noanno href="#on-{escape(reference)}">{words}</a> '
