"""Whether the part that a pinpoint names stands in the text that is held."""

from __future__ import annotations

from collections import defaultdict

from app.domain.authority_table import AuthorityTable
from app.domain.citation_form import citation
from app.domain.subdivisions import FIRSTS, in_order


def absent(table: AuthorityTable, reference: str) -> str:
    """What is wrong with a pinpoint, in words; empty where it stands in the text or is unknown.

    It can be told where the text held divides the part above it without a gap from the first on,
    as whole sections do: ``8 U.S.C. § 1182(d)(55)`` where (d) has (1) to (13).
    """
    known = table.derived(_divided)
    path, _, part = reference.rpartition("/")
    while path and path not in known:
        path, _, part = path.rpartition("/")
    if not path or part in known[path]:
        return ""
    parts = known[path]
    if parts[0] not in FIRSTS or not in_order(parts):
        return ""
    has = parts[0] if len(parts) == 1 else f"({parts[0]}) to ({parts[-1]})"
    return f"no such part: {citation(path) or path} has {has} in the text held"


def _divided(table: AuthorityTable) -> dict[str, list[str]]:
    """The parts of each provision that is divided, in the order of the text."""
    found: dict[str, list[str]] = defaultdict(list)
    for provision in sorted(table.provisions.values(), key=lambda each: each.start):
        above, _, part = provision.id.rpartition("/")
        if part not in found[above]:
            found[above].append(part)
    return {above: parts for above, parts in found.items() if not parts[0].startswith("s")}
