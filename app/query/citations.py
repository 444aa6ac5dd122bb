"""Citations in one normal form, so that every spelling of one finds every other.

Only what can be read without knowing any record: an explicit citation or docket number.  A
normal form is an id (``/us/usc/t50/s21``) where the field's own reference is one, else
``docket:24a1079``, ``reporter:335us160`` or ``ina:212/d/5/A``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from app.domain import references
from app.query.citation_grammar import GRAMMAR, Citation


def find(text: str) -> list[Citation]:
    """All citations in a text, in the order of where they begin; lists give one a member."""
    return list(_found(text))


@lru_cache(maxsize=128)
def _found(text: str) -> tuple[Citation, ...]:
    squeezed = _squeezed(text)
    found = {
        citation
        for hint, pattern, read in GRAMMAR
        if hint.search(squeezed)
        for match in pattern.finditer(text)
        for citation in read(match, text)
    }
    return tuple(sorted(_outermost(found), key=lambda each: (each.start, each.end, each.form)))


def _squeezed(text: str) -> str:
    return "".join(text.lower().replace(".", "").split())


def _outermost(found: set[Citation]) -> Iterator[Citation]:
    """All but docket numbers inside another citation: ``21-24`` behind "50 U.S.C." is none."""
    reached = 0
    for each in sorted(found, key=lambda each: (each.start, each.form.startswith("docket:"))):
        is_docket = each.form.startswith("docket:")
        if not is_docket:
            reached = max(reached, each.end)
        if not is_docket or each.end > reached:
            yield each


def normal_forms(reference: str) -> tuple[str, ...]:
    """The normal forms of what somebody wrote as a reference: an id, a citation or a docket."""
    if references.is_id(reference):
        return (reference,)
    return tuple(dict.fromkeys(each.form for each in find(reference)))


def widened(form: str) -> list[str]:
    """A normal form and all that it lies in, the longest first: a pinpoint's section, title."""
    if form.startswith("/"):
        return references.ancestors(form)
    if not form.startswith("ina:"):
        return [form]
    section, *pinpoint = form.split("/")
    return ["/".join([section, *pinpoint[:n]]) for n in range(len(pinpoint), -1, -1)]
