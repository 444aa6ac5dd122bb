"""The margin of an article: one card for each proposal, decision and note, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.annotation import Anchor, AnchorState, Annotation, Link, LinkStatus
from app.domain.authority import Authority
from app.domain.mention import Mention
from app.domain.proposals import USUAL_STANCE, is_decision
from app.services.read import ArticlePage
from app.text.marking import Mark
from app.web.cards import NOTE, Card, Passage, Stretch, note_key, passage_key


@dataclass(frozen=True, slots=True)
class Thread:
    """All cards that one authority stands behind, in reading order; "" for those without one."""

    id: str
    authority: Authority | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside an article."""

    version: str
    cards: list[Card]
    authorities: dict[str, Authority]
    replies: dict[str, list[Annotation]]  # by the id of what they answer, the oldest first
    sizes: dict[str, int]  # how many passages each thread has, without those rejected

    def count(self, state: str) -> int:
        """How many cards are ``proposed``, ``accepted``, ``rejected`` or ``note``."""
        return sum(card.state == state for card in self.cards)

    @property
    def first_waiting(self) -> str:
        """The key of the first proposal in the text, or nothing."""
        return next((card.key for card in self.cards if card.state == LinkStatus.PROPOSED), "")


def margin(page: ArticlePage) -> Margin:
    """The cards of an article, in reading order."""
    threads = {target: record.id for target, record in page.authorities.items()}
    notes, replies = _threaded(page.annotations)
    said = (_said(note, page.version.hash, threads) for note in notes)
    found = [*_proposed(page.proposals, threads), *said]
    found.sort(key=lambda card: (card.start, card.end, card.key))
    cards = _numbered(_named_once(found))
    sizes = {p.thread: p.ordinal for card in cards for p in card.passages if p.ordinal}
    return Margin(page.version.hash, cards, page.authorities, replies, sizes)


def threads(margin: Margin, cards: Iterable[Card]) -> list[Thread]:
    """Cards by authority, by where each first shows; a card stands in its first authority's."""
    grouped: dict[str, list[Card]] = {}
    for card in cards:
        grouped.setdefault(card.passages[0].thread if card.passages else "", []).append(card)
    found = [Thread(thread, _record(margin, own), tuple(own)) for thread, own in grouped.items()]
    return sorted(found, key=lambda thread: not thread.id)


def marks(cards: Iterable[Card]) -> list[Mark]:
    """What is marked in the text: proposals, accepted links and notes."""
    return [
        Mark(stretch.start, stretch.end, card.key, _classes(card), "", stretch.names)
        for card in cards
        if card.state != LinkStatus.REJECTED
        for stretch in card.stretches
        if stretch.placed
    ]


def _threaded(
    annotations: Sequence[Annotation],
) -> tuple[list[Annotation], dict[str, list[Annotation]]]:
    """The annotations that answer nothing that stands, and the answers to the others."""
    known = {note.id for note in annotations}
    replies: dict[str, list[Annotation]] = {}
    for note in sorted(annotations, key=lambda note: (note.created, note.id)):
        if note.reply_to in known:
            replies.setdefault(note.reply_to, []).append(note)
    return [note for note in annotations if note.reply_to not in known], replies


def _proposed(proposals: Iterable[Mention], threads: dict[str, str]) -> Iterable[Card]:
    for mention in proposals:
        chosen = mention.chosen or ""
        key = passage_key(mention.start, mention.end, chosen)
        stance, thread = USUAL_STANCE[mention.form], threads.get(chosen, chosen)
        proposed = Passage(key, chosen, thread, mention.form, stance, LinkStatus.PROPOSED)
        stretch = Stretch(mention.start, mention.end, mention.text, ())
        yield Card(key, mention.start, (stretch,), (proposed,))


def _said(note: Annotation, version: str, threads: dict[str, str]) -> Card:
    stretches = tuple(_stretch(anchor, note, version) for anchor in note.anchors)
    first = note.anchors[0] if note.anchors else None
    span = (first.start, first.end) if first else (0, 0)
    passages = tuple(_linked(link, span, threads) for link in note.links)
    key = passages[0].key if is_decision(note) else note_key(note)
    return Card(key, span[0], stretches, passages, note)


def _stretch(anchor: Anchor, note: Annotation, version: str) -> Stretch:
    names = (passage_key(anchor.start, anchor.end, link.target) for link in note.links)
    return Stretch(
        start=anchor.start,
        end=anchor.end,
        words=anchor.exact,
        names=() if is_decision(note) else tuple(names),
        placed=anchor.placed and anchor.version == version,
        sure=anchor.state in (AnchorState.EXACT, AnchorState.MOVED),
    )


def _linked(link: Link, span: tuple[int, int], threads: dict[str, str]) -> Passage:
    thread = threads.get(link.target, link.target)
    key = passage_key(*span, link.target)
    return Passage(key, link.target, thread, link.form, link.stance, link.status)


def _named_once(cards: Sequence[Card]) -> list[Card]:
    """Every key once in the page: several people may link the same words to the same law."""
    taken: dict[str, int] = {}
    marked = {card.key for card in cards}

    def once(key: str) -> str:
        count = taken[key] = taken.get(key, 0) + 1
        return key if count == 1 else f"{key}-{count}"

    found = []
    for card in cards:
        passages = tuple(replace(passage, key=once(passage.key)) for passage in card.passages)
        named = tuple(
            replace(each, names=tuple(name for name in each.names if _first(name, marked)))
            for each in card.stretches
        )
        key = passages[0].key if card.key.startswith("p-") else card.key
        found.append(replace(card, key=key, stretches=named, passages=passages))
    return found


def _first(name: str, marked: set[str]) -> bool:
    """Whether a name was not there before; it is then."""
    known = name in marked
    marked.add(name)
    return not known


def _numbered(cards: Sequence[Card]) -> list[Card]:
    """With the number that each passage has in its thread."""
    last: dict[str, int] = {}

    def number(passage: Passage) -> Passage:
        if passage.status is LinkStatus.REJECTED:
            return passage
        last[passage.thread] = last.get(passage.thread, 0) + 1
        return replace(passage, ordinal=last[passage.thread])

    return [replace(card, passages=tuple(map(number, card.passages))) for card in cards]


def _record(margin: Margin, cards: Sequence[Card]) -> Authority | None:
    first = cards[0].passages[:1]
    return margin.authorities.get(first[0].target) if first else None


def _classes(card: Card) -> tuple[str, ...]:
    return tuple(dict.fromkeys([NOTE, card.state] if card.said else [card.state]))
