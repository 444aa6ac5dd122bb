"""Agree: how far people who judged the same passages agree, and where they do not.

What somebody made of a passage is the last state in which that person left it, whatever others made
of it afterwards.  Passages that overlap by half count as one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from app.domain.agreement import Unit, cohen, krippendorff, percentage
from app.domain.annotation import Anchor, Annotation, LinkStatus
from app.domain.proposals import is_decision
from app.services.decide import SETTLED
from app.services.decide_together import TOGETHER
from app.store import annotations, documents, history
from app.store.library import Library

NOTHING = "no authority"
_OVERLAP = 0.5  # of what two passages cover together
_DECIDING = ("annotated", TOGETHER, *LinkStatus)

Left = dict[str | None, Annotation]


@dataclass(slots=True)
class Judged:
    """A passage that people judged: the words, and by person the targets and tags they gave.

    Who said that it refers to nothing has no target; ``settled`` is what was decided of it since.
    """

    document: str
    place: Anchor
    targets: dict[str, set[str]] = field(default_factory=dict)
    tags: dict[str, set[str]] = field(default_factory=dict)
    settled: str = ""

    @property
    def labels(self) -> Unit:
        """What each person says that the passage refers to, in words."""
        return {who: " + ".join(sorted(said)) or NOTHING for who, said in self.targets.items()}

    @property
    def all_targets(self) -> list[str]:
        """Every authority that somebody says it refers to."""
        return sorted({target for said in self.targets.values() for target in said})

    @property
    def disputed(self) -> bool:
        """Whether two people say different things of it."""
        return len(set(self.labels.values())) > 1


@dataclass(frozen=True, slots=True)
class Scores:
    """Agreement on one question: units with two labels or more, and three measures of it.

    ``kappas`` has Cohen's for each two people; None where a measure says nothing.
    """

    units: int
    percentage: float | None
    alpha: float | None
    kappas: tuple[tuple[str, str, float | None], ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on links and on each tag, and the passages judged by two or more people."""

    people: tuple[str, ...]
    links: Scores
    tags: dict[str, Scores]
    judged: list[Judged]

    @property
    def disputed(self) -> list[Judged]:
        """The passages on which two people differ and that nobody has settled."""
        return [each for each in self.judged if each.disputed and not each.settled]


def agree(library: Library, document: str = "") -> Agreement:
    """Agreement on one document or on all that people annotated."""
    found = annotations.every(library.db)
    named = [document] if document else dict.fromkeys(each.document for each in found)
    judged = [unit for each in named for unit in _units(library, each)]
    several = [each for each in judged if len({*each.targets, *each.tags}) > 1]
    people = tuple(sorted({who for each in several for who in (*each.targets, *each.tags)}))
    tags = sorted({tag for each in several for said in each.tags.values() for tag in said})
    return Agreement(
        people,
        _scores([each.labels for each in several], people),
        {tag: _scores(_presence(several, tag), people) for tag in tags},
        several,
    )


def _presence(judged: Iterable[Judged], tag: str) -> list[Unit]:
    return [
        {who: "yes" if tag in said else "no" for who, said in each.tags.items()} for each in judged
    ]


def _scores(units: list[Unit], people: tuple[str, ...]) -> Scores:
    judged = [unit for unit in units if len(unit) > 1]
    kappas = [(one, other, cohen(judged, one, other)) for one, other in combinations(people, 2)]
    return Scores(len(judged), percentage(judged), krippendorff(judged), tuple(kappas))


def _units(library: Library, document: str) -> list[Judged]:
    version = documents.current(library.db, document)
    units: list[Judged] = []
    for annotation in annotations.with_withdrawn(library.db, document):
        for anchor in annotation.anchors:
            if version and anchor.placed and anchor.version == version.hash:
                _judge(_unit(units, document, anchor), library, annotation)
    return units


def _unit(units: list[Judged], document: str, anchor: Anchor) -> Judged:
    for unit in units:
        if _shared(unit.place, anchor) >= _OVERLAP:
            return unit
    units.append(Judged(document, anchor))
    return units[-1]


def _shared(one: Anchor, other: Anchor) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def _judge(unit: Judged, library: Library, annotation: Annotation) -> None:
    for who, state in _left_by(library, annotation):
        if who is None:
            unit.settled = " + ".join(_accepted(state)) or NOTHING
            continue
        if state.links:
            unit.targets.setdefault(who, set()).update(_accepted(state))
        if not is_decision(state):
            unit.tags.setdefault(who, set()).update(state.tags)


def _left_by(library: Library, annotation: Annotation) -> Iterator[tuple[str | None, Annotation]]:
    """Each person with the last state that this one left; None for what settled a dispute."""
    left: Left = {}
    before: list[Left] = [{}]
    for act in history.of_subject(library.db, annotation.id):
        after = before[-1] if act.action == "undid" else _after(left, act)
        before.append(left)
        left = after
    yield from left.items()


def _after(left: Left, act: history.Entry) -> Left:
    state = history.annotation(act)
    if act.action == SETTLED:
        return left if state.withdrawn else left | {None: state}
    if act.action == "withdrew":
        return {who: kept for who, kept in left.items() if who != act.by}
    if act.action == "imported" or not is_decision(state):
        return left | {state.creator: state}  # a note is its writer's, whoever mends it
    return left | {act.by: state} if act.action in _DECIDING else left


def _accepted(state: Annotation) -> list[str]:
    return sorted(link.target for link in state.links if link.status is LinkStatus.ACCEPTED)
