"""An id as the field writes it: ``/us/usc/t8/s1182/d/5/A`` to ``8 U.S.C. § 1182(d)(5)(A)``.

Forms follow The Bluebook, rules 12 (statutes) and 14 (regulations, presidential papers).  A
caption cannot be made from the id of a case.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.domain.authority import Authority, AuthorityKind
from app.domain.references import ancestors

Match = re.Match[str]

_KINDS = {
    "usc": AuthorityKind.SECTION,
    "pl": AuthorityKind.ACT,
    "stat": AuthorityKind.ACT,
    "act": AuthorityKind.ACT,
    "cfr": AuthorityKind.REGULATION,
    "fr": AuthorityKind.NOTICE,
    "eo": AuthorityKind.ORDER,
    "proc": AuthorityKind.PROCLAMATION,
    "const": AuthorityKind.CONSTITUTION,
    "bill": AuthorityKind.BILL,
}
_WHOLE = re.compile(r"/us/(?:usc|cfr)/t\w+/s[\w.-]+")


def _section(match: Match) -> str:
    code = "U.S.C." if match["code"] == "usc" else "C.F.R."
    parts = "".join(f"({part})" for part in match["path"].split("/")[1:])
    return f"{match['title']} {code} § {match['section']}{parts}"


def _pages(name: str) -> Callable[[Match], str]:
    return lambda match: f"{match[1]} {name} {match[2]}"


_FORMS: tuple[tuple[str, Callable[[Match], str]], ...] = (
    (r"/us/(?P<code>usc|cfr)/t(?P<title>\w+)/s(?P<section>[\w.-]+)(?P<path>(?:/\w+)*)", _section),
    (r"/us/fr/(\d+)/(\d+)", _pages("Fed. Reg.")),
    (r"/us/stat/(\d+)/(\d+)", _pages("Stat.")),
    (r"/us/pl/(\d+)/(\d+)", lambda match: f"Pub. L. No. {match[1]}-{match[2]}"),
    (r"/us/eo/(\d+)", lambda match: f"Exec. Order No. {int(match[1]):,}"),
    (r"/us/proc/(\d+)", lambda match: f"Proclamation No. {match[1]}"),
)


def citation(reference: str) -> str | None:
    """The citation that an id is, or None for one that carries none of its own."""
    for pattern, write in _FORMS:
        if match := re.fullmatch(pattern, reference):
            return write(match)
    return None


def kind_of(reference: str) -> AuthorityKind:
    """The kind of record that an id's path names; what no other path names is a case."""
    parts = reference.split("/")
    return _KINDS.get(parts[2] if len(parts) > 2 else "", AuthorityKind.CASE)


def stub(reference: str) -> Authority:
    """A record made from nothing but a reference: of the whole section where it has a pinpoint."""
    whole = next(filter(_WHOLE.fullmatch, ancestors(reference)), reference)
    title = citation(whole) or whole
    held = "Nothing of its text is in this copy."
    source = "a reference; no source read"
    return Authority(whole, kind_of(whole), title, source=source, held=held, stub=True)
