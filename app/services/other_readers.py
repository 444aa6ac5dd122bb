"""How eyecite and CiteURL read a text, in our ids: for comparison, where they are installed.

Dashes are folded for them, one code point for one; they know the hyphen only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

from app.domain.references import (
    cfr,
    federal_register,
    fold_dashes,
    public_law,
    statutes_at_large,
    usc,
)

Read = tuple[int, int, str]  # start, end, id


def installed() -> dict[str, Callable[[str], list[Read]]]:
    """The readers that can be run here, by the name of their package."""
    readers = {"eyecite": _eyecite, "citeurl": _citeurl}
    return {name: read for name, read in readers.items() if find_spec(name)}


def _eyecite(text: str) -> list[Read]:
    from eyecite import get_citations  # noqa: PLC0415

    found: list[Any] = list(get_citations(fold_dashes(text)))
    laws = (each for each in found if type(each).__name__ == "FullLawCitation")
    return [
        (*each.span(), reference)
        for each in laws
        if (reference := _id_of_eyecite(each.groups, each.metadata.pin_cite or ""))
    ]


def _id_of_eyecite(groups: dict[str, str | None], pin: str) -> str:
    parts = {name: value or "" for name, value in groups.items()}
    name = re.sub(r"[\s.]", "", parts["reporter"]).lower()
    if name.startswith("usc") and parts.get("section"):
        return usc(parts["title"], parts["section"], pin)
    if name == "cfr":
        return cfr(parts["chapter"], parts["section"], pin)
    if name in ("publ", "publiclaw") and "-" in parts["title"]:
        return public_law(*parts["title"].split("-", 1))
    if name == "stat":
        return statutes_at_large(parts["volume"], parts["page"])
    return federal_register(parts["volume"], parts["page"]) if name == "fedreg" else ""


@cache
def _citator() -> Any:
    from citeurl import Citator  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

    return Citator()


def _citeurl(text: str) -> list[Read]:
    return list(_of_citeurl(text))


def _of_citeurl(text: str) -> Iterator[Read]:
    for each in _citator().list_cites(fold_dashes(text)):
        has = {name: value or "" for name, value in each.tokens.items()}
        makers = {
            "U.S. Code": lambda has: usc(has["title"], has["section"], has["subsection"]),
            "Code of Federal Regulations": lambda has: cfr(
                has["title"], has["section"], has["subsection"]
            ),
            "U.S. Public Laws": lambda has: public_law(has["congress"], has["law"]),
            "U.S. Statutes at Large": lambda has: statutes_at_large(has["volume"], has["page"]),
            "Federal Register": lambda has: federal_register(has["volume"], has["page"]),
        }
        make = makers.get(each.template.name)
        if make:
            yield (*each.span, make(has))
