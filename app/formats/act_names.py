"""What acts of Congress are called: ``Clean Air Act`` is ``/us/act/1955-07-14/ch360``.

``act_names.txt`` is made by ``benchmarks/act_names.py`` from the United States Code: a line a
name, a tab, the act's id.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files

_FEWEST = 3  # spaces: a shorter name without its year may be a state's or another country's
_YEAR = re.compile(r"\s+(?:of|for\s+Fiscal\s+Year)\s+[0-9]{4}$")


def act(name: str) -> str | None:
    """The only act of a name, whatever its spaces and apostrophes; its year may be left out."""
    found = _acts().get(_folded(name), set())
    return next(iter(found)) if len(found) == 1 else None


@cache
def _acts() -> dict[str, set[str]]:
    text = files("app.formats").joinpath("act_names.txt").read_text(encoding="utf-8")
    named = [line.split("\t") for line in text.splitlines()[1:]]
    found: dict[str, set[str]] = {_folded(name): {act} for name, act in named}
    short: dict[str, set[str]] = defaultdict(set)
    for name, act in named:
        bare = _YEAR.sub("", _folded(name))
        if bare.count(" ") >= _FEWEST:
            short[bare].add(act)
    return {**short, **found}


def _folded(name: str) -> str:
    return " ".join(name.replace("’", "'").split())
