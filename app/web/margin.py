"""The margin of an article: its passages in threads, one an authority, and its notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.annotation import Annotation, LinkStatus
from app.domain.authority import Authority
from app.domain.mention import Evidence, Form, Mention, Target
from app.domain.proposals import is_decision
from app.services.read import ArticlePage
from app.text.marking import Mark
from app.web.words import short


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that refers to an authority, or may: code points in the article's text.

    ``key`` is its fragment in the page; ``annotation`` is None while it is a proposal; ``others``
    are the candidates beside ``target``; it is not ``placed`` when the words it was made on are
    no longer in the text shown.
    """

    key: str
    start: int
    end: int
    words: str
    form: Form
    target: str
    status: LinkStatus
    evidence: Evidence | None
    others: tuple[Target, ...] = ()
    annotation: Annotation | None = None
    placed: bool = True

    @property
    def decided(self) -> bool:
        """Whether the passage carries nothing but a decision, which can be undone here."""
        return self.annotation is not None and is_decision(self.annotation)


@dataclass(frozen=True, slots=True)
class Thread:
    """All passages that one authority stands behind, in reading order."""

    id: str
    authority: Authority | None
    passages: tuple[Passage, ...]

    @property
    def shown(self) -> list[Passage]:
        """The passages proposed or accepted."""
        return [passage for passage in self.passages if passage.status is not LinkStatus.REJECTED]

    @property
    def rejected(self) -> list[Passage]:
        """The passages that a person said do not refer to the authority."""
        return [passage for passage in self.passages if passage.status is LinkStatus.REJECTED]


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside an article."""

    version: str
    threads: list[Thread]
    notes: list[Annotation]
    replies: dict[str, list[Annotation]]  # by the id of what they answer, the oldest first

    @property
    def first_waiting(self) -> str:
        """The key of the first proposal in the text, or nothing."""
        found = [p for t in self.threads for p in t.passages if p.status is LinkStatus.PROPOSED]
        return min(found, key=lambda passage: passage.start).key if found else ""

    def count(self, status: str) -> int:
        """How many passages are ``proposed``, ``accepted`` or ``rejected``."""
        return sum(p.status == status for thread in self.threads for p in thread.passages)


def margin(page: ArticlePage) -> Margin:
    """The threads, by where each first shows in the text, and the notes in reading order."""
    grouped: dict[str, list[Passage]] = {}
    for passage in _passages(page):
        record = page.authorities.get(passage.target)
        grouped.setdefault(record.id if record else passage.target, []).append(passage)
    threads = [
        Thread(reference, page.authorities.get(found[0].target), tuple(found))
        for reference, found in grouped.items()
    ]
    threads.sort(key=lambda thread: not thread.shown)
    notes, replies = _threaded([note for note in page.annotations if not is_decision(note)])
    return Margin(page.version.hash, threads, notes, replies)


def marks(margin: Margin) -> list[Mark]:
    """What is marked in the text: passages proposed or accepted, and notes."""
    found = [
        Mark(passage.start, passage.end, passage.key, (passage.status.value,), f"#{passage.key}")
        for thread in margin.threads
        for passage in thread.shown
        if passage.placed
    ]
    for note in margin.notes:
        key = note_key(note)
        found += [
            Mark(anchor.start, anchor.end, key, ("note",), f"#{key}")
            for anchor in note.anchors
            if anchor.placed and anchor.version == margin.version
        ]
    return found


def passage_key(start: int, end: int, target: str) -> str:
    """The fragment of a passage: the same before and after a decision on it."""
    return f"p-{start}-{end}-{target.strip('/').replace('/', '-')}"


def note_key(annotation: Annotation) -> str:
    """The fragment of a note's card."""
    return f"a-{short(annotation.id)}"


def _threaded(
    notes: list[Annotation],
) -> tuple[list[Annotation], dict[str, list[Annotation]]]:
    """The notes that answer nothing that stands, and the answers to the others."""
    known = {note.id for note in notes}
    replies: dict[str, list[Annotation]] = {}
    for note in sorted(notes, key=lambda note: (note.created, note.id)):
        if note.reply_to in known:
            replies.setdefault(note.reply_to, []).append(note)
    return [note for note in notes if note.reply_to not in known], replies


def _passages(page: ArticlePage) -> list[Passage]:
    """In reading order, each with a key of its own."""
    found = [*map(_proposed, page.proposals), *_linked(page)]
    taken: dict[str, int] = {}
    numbered = []
    for passage in sorted(found, key=lambda p: (p.start, p.end, p.target)):
        count = taken[passage.key] = taken.get(passage.key, 0) + 1
        key = passage.key if count == 1 else f"{passage.key}-{count}"
        numbered.append(replace(passage, key=key))
    return numbered


def _proposed(mention: Mention) -> Passage:
    chosen = mention.chosen or ""
    return Passage(
        key=passage_key(mention.start, mention.end, chosen),
        start=mention.start,
        end=mention.end,
        words=mention.text,
        form=mention.form,
        target=chosen,
        status=LinkStatus.PROPOSED,
        evidence=mention.evidence,
        others=tuple(target for target in mention.targets if target.id != chosen)[:4],
    )


def _linked(page: ArticlePage) -> Iterable[Passage]:
    for annotation in page.annotations:
        for anchor in annotation.anchors:
            for link in annotation.links:
                yield Passage(
                    key=passage_key(anchor.start, anchor.end, link.target),
                    start=anchor.start,
                    end=anchor.end,
                    words=anchor.exact,
                    form=link.form,
                    target=link.target,
                    status=link.status,
                    evidence=link.evidence,
                    annotation=annotation,
                    placed=anchor.placed and anchor.version == page.version.hash,
                )
