"""A case or its ruling: which decision a mention of a case means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.authority import Authority, AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.keys import fold
from app.domain.mention import Form, Mention, Signal, Target

_DOCKET = re.compile(r"\bNo\. \d{1,2}[-A-Z]\d+\b")
_BESIDE = 40  # code points within which what follows decides as well as what stands before


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
    return _as_ruling(mention, choice[0].id, choice[1])


def consistent(mentions: Sequence[Mention], table: AuthorityTable) -> list[Mention]:
    """A case left undecided means the ruling in it that was decided nearest before, or behind.

    "A. A. R. P. v. Trump, No. 24A1007, Apr. 19": the docket's ruling is also the caption's.
    """
    by_case = table.derived(_by_case)
    decided = [each for each in mentions if each.chosen]
    out = []
    for each in mentions:
        rulings = {ruling.id for ruling in by_case.get(each.chosen or "", ())}
        below = any(signal.field == "docket below" for signal in each.evidence.signals)
        near = [other for other in decided if other.chosen in rulings] if not below else []
        source = min(near, key=lambda other: _distance(each, other), default=None)
        out.append(_as_ruling(each, source.chosen or "", source.text) if source else each)
    return out


def _distance(mention: Mention, other: Mention) -> tuple[bool, int]:
    gap = other.start - mention.end if other.start >= mention.end else mention.start - other.end
    return (other.start > mention.start and gap > _BESIDE, abs(gap))


def _as_ruling(mention: Mention, ruling: str, why: str) -> Mention:
    signals = (*mention.evidence.signals, Signal("ruling", why, 1.0))
    targets = (Target(ruling, 1.0), *(t for t in mention.targets if t.id != ruling))
    evidence = replace(mention.evidence, signals=signals)
    return replace(mention, chosen=ruling, targets=targets, evidence=evidence)


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
        (docket, [each for each in rulings if docket and _own_docket(each) == fold(docket)]),
        ("the date beside it", [each for each in rulings if is_near(each.id[-10:])]),
    ):
        if len(fitting) == 1:
            return fitting[0], why
    return None


def _own_docket(ruling: Authority) -> str:
    """The docket that its record names most often; others are those of rulings before or after."""
    sources = [*(e.source for e in ruling.events), *(t.source for t in ruling.traits)]
    texts = (ruling.title, ruling.source, *sources, *(trait.text for trait in ruling.traits))
    found = Counter(fold(each) for text in texts for each in _DOCKET.findall(text))
    return max(found, key=lambda each: (found[each], each), default="")
