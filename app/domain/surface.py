"""The surface form of a citation: its words with every number and letter taken out.

``section 1182(d)(5) of this title`` is ``section N(x) of this title``.
"""

from __future__ import annotations

import re

from app.domain.ordinals import MONTHS

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|Sept"
_STEPS = (
    (re.compile(r"\([^()]*\)"), "(x)"),
    (re.compile(rf"\b(?:{_MONTH})\b\.?"), "M"),
    (re.compile(r"\b(title|subch\.|part|div\.|division) (?:[IVXLC]+|[A-Z])\b"), r"\1 R"),
    (re.compile(r"[0-9][\w‐‑‒–—−-]*"), "N"),
    (re.compile(r"(?:\(x\))+"), "(x)"),
    (re.compile(r"\s+"), " "),
)


def surface(words: str) -> str:
    """The form of ``words``: numbers as N, subdivisions as (x), months as M, numerals as R."""
    for pattern, short in _STEPS:
        words = pattern.sub(short, words)
    return words.strip()
