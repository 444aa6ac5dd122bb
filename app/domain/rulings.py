"""A case or its ruling: which decision a mention of a case means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.authority import Authority, AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.keys import fold
from app.domain.mention import Form, Mention, Signal, Target


def narrowed(
    mention: Mention, table: AuthorityTable, published: str, is_near: Callable[[str], bool]
) -> Mention:
    """``mention`` with a case that it names or cites narrowed to the ruling it must mean.

    That is the case's only ruling up to the day of publication, the only one whose own record
    has the docket cited, or the only one whose day ``is_near`` (ISO 8601) in the text.  A docket
    of a court below means the case.
    """
    if mention.chosen is None or mention.form not in (Form.CITED, Form.NAMED):
        return mention
    rulings = table.derived(_by_case).get(mention.chosen, [])
    rulings = [each for each in rulings if not published or each.id[-10:] <= published]
    signals = mention.evidence.signals
    if not rulings or any(signal.field == "docket below" for signal in signals):
        return mention
    choice = _choice(mention, rulings, is_near)
    if choice is None:
        listed = [*mention.targets, *(Target(each.id, 0.5) for each in rulings)]
        return replace(mention, targets=tuple(listed))
    ruling, why = choice
    evidence = replace(mention.evidence, signals=(*signals, Signal("ruling", why, 1.0)))
    targets = (Target(ruling.id, 1.0), *(t for t in mention.targets if t.id != ruling.id))
    return replace(mention, chosen=ruling.id, targets=targets, evidence=evidence)


def _by_case(table: AuthorityTable) -> dict[str, list[Authority]]:
    found: dict[str, list[Authority]] = {}
    for authority in table.authorities.values():
        if authority.kind == AuthorityKind.RULING and authority.part_of:
            found.setdefault(authority.part_of, []).append(authority)
    return found


def _choice(
    mention: Mention, rulings: list[Authority], is_near: Callable[[str], bool]
) -> tuple[Authority, str] | None:
    if len(rulings) == 1:
        return rulings[0], "the only one in this case by then"
    docket = next((s.words for s in mention.evidence.signals if s.field == "docket"), "")
    for why, fitting in (
        (docket, [each for each in rulings if docket and _has(each, docket)]),
        ("the date beside it", [each for each in rulings if is_near(each.id[-10:])]),
    ):
        if len(fitting) == 1:
            return fitting[0], why
    return None


def _has(ruling: Authority, docket: str) -> bool:
    sources = [*(e.source for e in ruling.events), *(t.source for t in ruling.traits)]
    return any(fold(docket) in fold(text) for text in (ruling.title, ruling.source, *sources))
