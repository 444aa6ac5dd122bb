"""Which of several mentions of the same words stand.

The rule, in this order:

1. What one recogniser cites or points back to stands together: members of a list, "each order".
2. On the same span the surer form stands: cited, quoted, named, described, back.
3. What lies inside a citation or a longer name belongs to it and falls.
4. A description that contains a surer mention of the same record yields to it; one that could
   not choose yields to any surer mention inside it that it lists.
5. Mentions of different records, one inside the other, may both stand.
6. Mentions that cross: the surer form, then the longer, then the earlier stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from app.domain.mention import Form, Mention

Record = Callable[[str], str]

_STRETCH = 512  # code points
_SURENESS = {Form.CITED: 0, Form.QUOTED: 1, Form.NAMED: 2, Form.DESCRIBED: 3, Form.BACK: 4}


def settle(mentions: Sequence[Mention], record: Record) -> list[Mention]:
    """The mentions that stand, in reading order; ``record`` maps an id to its record's id."""
    standing: list[Mention] = []
    near: dict[int, list[Mention]] = defaultdict(list)  # by stretches of text, to ask few
    for each in sorted(set(mentions), key=_precedence):
        stretches = range(each.start // _STRETCH, (each.end - 1) // _STRETCH + 1)
        others = (other for stretch in stretches for other in near[stretch])
        if all(_stand_together(other, each, record) for other in others):
            standing.append(each)
            for stretch in stretches:
                near[stretch].append(each)
    return sorted(standing, key=lambda each: (each.start, -each.end, each.chosen or ""))


def _precedence(mention: Mention) -> tuple[int, int, int, str]:
    length = mention.end - mention.start
    return (_SURENESS[mention.form], -length, mention.start, mention.chosen or "")


def _stand_together(surer: Mention, other: Mention, record: Record) -> bool:
    if surer.end <= other.start or other.end <= surer.start:
        return True
    if surer.form == other.form and surer.form in (Form.CITED, Form.BACK):
        return surer.evidence.recogniser == other.evidence.recogniser
    if (surer.start, surer.end) == (other.start, other.end):
        return False
    if _contains(surer, other):
        return surer.form not in (Form.CITED, Form.NAMED) and not _same(surer, other, record)
    if _contains(other, surer):
        return not _same(surer, other, record)
    return False


def _contains(outer: Mention, inner: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _same(one: Mention, other: Mention, record: Record) -> bool:
    """Whether both choose one record, or the one without a choice lists the other's."""
    if one.chosen and other.chosen:
        return record(one.chosen) == record(other.chosen)
    chosen = one.chosen or other.chosen
    undecided = other if one.chosen else one
    return chosen is not None and record(chosen) in {record(t.id) for t in undecided.targets}
