"""Ids of authorities: paths in the manner of USLM references (USLM User Guide, section 12).

An id is a URL path, a file path and a sort key at once.  In ids every dash is a hyphen-minus.
"""

from __future__ import annotations

import re
import unicodedata

DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_ID = re.compile(r"(/[A-Za-z0-9][A-Za-z0-9._-]*)+")


def fold_dashes(text: str) -> str:
    """Every dash as a hyphen-minus, one code point for one, so that offsets stay."""
    return text.translate(DASHES)


def is_id(text: str) -> bool:
    """Whether ``text`` has the form of an id: two or more plain path segments."""
    return _ID.fullmatch(text) is not None and text.count("/") > 1


def ancestors(reference: str) -> list[str]:
    """The id itself and every path above it, longest first: where a pinpoint's record may be."""
    parts = reference.split("/")
    return ["/".join(parts[:n]) for n in range(len(parts), 2, -1)]


def is_within(reference: str, container: str) -> bool:
    """Whether ``reference`` is ``container`` or lies below it in the path."""
    return reference == container or reference.startswith(container + "/")


def pinpoint(path: str) -> str:
    """The subdivisions written in parentheses as path segments: ``(d)(5)(A)`` to ``/d/5/A``."""
    return "".join("/" + part for part in re.findall(r"\(([0-9A-Za-z]+)\)", path))


def usc(title: str, section: str, subdivisions: str = "") -> str:
    """A section of the Code, with its subdivisions in parentheses if any."""
    return f"/us/usc/t{title}/s{fold_dashes(section)}{pinpoint(subdivisions)}"


def cfr(title: str, section: str, subdivisions: str = "") -> str:
    """A section of the Code of Federal Regulations (``8 CFR 244.2``)."""
    return f"/us/cfr/t{title}/s{fold_dashes(section)}{pinpoint(subdivisions)}"


def federal_register(volume: str, page: str) -> str:
    """A document by the volume and first page it has in the Federal Register."""
    return f"/us/fr/{volume}/{page}"


def statutes_at_large(volume: str, page: str) -> str:
    """A law by volume and page of the Statutes at Large."""
    return f"/us/stat/{volume}/{page}"


def public_law(congress: str, number: str) -> str:
    """A public law by Congress and number."""
    return f"/us/pl/{congress}/{number}"


_SEGMENTS_OF_A_LAW = {"usc": 5, "cfr": 5, "pl": 5, "act": 5, "stat": 5, "fr": 5}


def law_of(reference: str) -> str:
    """The law that a reference lies in: a section of the Code, a public law, an act, a page.

    A range of pages is its first; an act without its chapter is its day.
    """
    parts = reference.split("/")
    kind = parts[2] if len(parts) > 2 else ""
    law = parts[: _SEGMENTS_OF_A_LAW.get(kind, len(parts))]
    if kind == "act" and len(law) > 4 and not law[4].startswith("ch"):
        law = law[:4]
    if kind == "stat" and len(law) > 4:
        first, _, last = law[4].partition("-")
        if first.isdigit() and last.isdigit() and int(first) < int(last):
            law[4] = first
    return "/".join(law)


def executive_order(number: str) -> str:
    """An executive order; a comma in the number is dropped (``14,157``)."""
    return f"/us/eo/{number.replace(',', '')}"


def proclamation(number: str) -> str:
    """A presidential proclamation; a comma in the number is dropped."""
    return f"/us/proc/{number.replace(',', '')}"


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: captions and article titles in ids."""
    plain = unicodedata.normalize("NFKD", fold_dashes(text)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "").lower()))
