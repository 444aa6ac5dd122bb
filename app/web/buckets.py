"""The bucket bar: where in an article there is something to decide or to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.annotation import LinkStatus
from app.web.cards import Card

BUCKETS = 24


@dataclass(frozen=True, slots=True)
class Bucket:
    """One stretch of the text: how many cards it has, how many wait, and the first one's key.

    ``height`` tells the number of cards in steps from 0 to 4.
    """

    number: int
    cards: int
    waiting: int
    first: str

    @property
    def height(self) -> int:
        """How full it is: 0 for none, then 1, 2, up to 5, and more cards."""
        return sum(self.cards >= least for least in (1, 2, 3, 6))


def buckets(cards: Iterable[Card], length: int, count: int = BUCKETS) -> list[Bucket]:
    """``count`` stretches of equal length of a text of ``length`` code points."""
    within: list[list[Card]] = [[] for _ in range(count)]
    for card in cards:
        if any(s.placed for s in card.stretches) and card.state != LinkStatus.REJECTED:
            within[min(count - 1, card.start * count // max(1, length))].append(card)
    return [_bucket(number, found) for number, found in enumerate(within, 1)]


def _bucket(number: int, cards: list[Card]) -> Bucket:
    waiting = [card for card in cards if card.state == LinkStatus.PROPOSED]
    first = (waiting or cards)[0].key if cards else ""
    return Bucket(number, len(cards), len(waiting), first)
