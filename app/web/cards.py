"""The cards beside an article: what is proposed, decided or said of stretches of its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.annotation import Annotation, LinkStatus, Stance
from app.domain.mention import Form
from app.domain.proposals import is_decision
from app.web.words import short

NOTE = "note"  # the state of a card that links to nothing


@dataclass(frozen=True, slots=True)
class Passage:
    """What ties the words of a card to an authority; ``key`` is its fragment in the page.

    ``thread`` is the id of the authority's record, or of what was cited where there is none.
    ``ordinal`` says which of the thread's passages it is, from 1; rejected ones are not counted.
    """

    key: str
    target: str
    thread: str
    form: Form
    stance: Stance
    status: LinkStatus
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of the article, in code points.

    It is not ``placed`` when the words it was made on are no longer in the text shown, and not
    ``sure`` when they were changed; ``names`` are the fragments by which it may be looked for.
    """

    start: int
    end: int
    words: str
    names: tuple[str, ...]
    placed: bool = True
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """What is proposed, decided or said of one stretch of the article, or of several.

    ``annotation`` is None while it is a proposal.  ``state`` is ``proposed``, ``accepted``,
    ``rejected``, or ``note`` where nothing is linked; a page asks for it many times.
    """

    key: str
    start: int
    stretches: tuple[Stretch, ...]
    passages: tuple[Passage, ...]
    annotation: Annotation | None = None
    state: str = field(init=False, default=NOTE)

    def __post_init__(self) -> None:
        object.__setattr__(self, "state", _state(self.passages))

    @property
    def said(self) -> bool:
        """Whether a person said more of it than a decision."""
        return self.annotation is not None and not is_decision(self.annotation)

    @property
    def end(self) -> int:
        """Where the first stretch ends; the start for a card that has none."""
        return self.stretches[0].end if self.stretches else self.start

    @property
    def words(self) -> str:
        """The words of the first stretch."""
        return self.stretches[0].words if self.stretches else ""

    @property
    def place(self) -> str:
        """The first stretch as forms and addresses carry it: ``24-41``."""
        return f"{self.start}-{self.end}"


def passage_key(start: int, end: int, target: str) -> str:
    """The fragment of a passage: the same before and after a decision on it."""
    return f"p-{start}-{end}-{target.strip('/').replace('/', '-')}"


def note_key(annotation: Annotation) -> str:
    """The fragment of a note's card."""
    return f"a-{short(annotation.id)}"


def _state(passages: tuple[Passage, ...]) -> str:
    statuses = {passage.status for passage in passages}
    for status in (LinkStatus.ACCEPTED, LinkStatus.PROPOSED, LinkStatus.REJECTED):
        if status in statuses:
            return status.value
    return NOTE
