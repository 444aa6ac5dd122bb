"""A text with the notes on it, numbered as they stand: what every format for people shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.annotation import Anchor, Annotation, Link, LinkStatus, Stance, Visibility
from app.domain.authority import Authority
from app.domain.bundle import Article, Bundle
from app.domain.document import Version
from app.domain.mention import Form
from app.domain.proposals import USUAL_STANCE
from app.domain.table_of_authorities import pinpoint, record_of

VERBS = {
    Form.CITED: "cites",
    Form.NAMED: "names",
    Form.QUOTED: "quotes",
    Form.DESCRIBED: "describes",
    Form.BACK: "refers back to",
}


STANCES = {
    Stance.CITES_FOR_INFORMATION: "refers to it",
    Stance.CITES_AS_AUTHORITY: "cites it as authority",
    Stance.DESCRIBES: "describes it",
    Stance.QUOTES: "quotes it",
    Stance.DISCUSSES: "discusses it",
    Stance.SUPPORTS: "supports it",
    Stance.DISPUTES: "disputes it",
    Stance.AGREES_WITH: "agrees with it",
    Stance.DISAGREES_WITH: "disagrees with it",
}


@dataclass(frozen=True, slots=True)
class LinkedLaw:
    """A link of a note, the record that it leads to, and what it says beyond it (``(d)(5)``)."""

    link: Link
    authority: Authority
    pinpoint: str

    @property
    def verb(self) -> str:
        """How the passage refers to it; a link that nobody accepted is said to be so."""
        accepted = self.link.status is LinkStatus.ACCEPTED
        return self.plain_verb + ("" if accepted else f", {self.link.status}")

    @property
    def plain_verb(self) -> str:
        """How the passage refers to it, whoever accepted that."""
        return VERBS[self.link.form]

    @property
    def stance(self) -> str:
        """What the passage does with it, in words."""
        return STANCES[self.link.stance]

    @property
    def unusual_stance(self) -> str:
        """The stance where it is another than such a passage has unless somebody says so."""
        return "" if self.link.stance is USUAL_STANCE[self.link.form] else self.stance

    @property
    def name(self) -> str:
        """The title of the record with the pinpoint."""
        return ", ".join(filter(None, (self.authority.title, self.pinpoint)))


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation on one passage; ``number`` counts from 1 in the text.

    ``answered`` is the number of the note that it replies to; 0 where there is none in the text.
    """

    number: int
    annotation: Annotation
    anchor: Anchor
    links: tuple[LinkedLaw, ...]
    answered: int = 0

    @property
    def answering(self) -> str:
        """Which note it replies to, in words; empty where it replies to none."""
        if not self.annotation.reply_to:
            return ""
        answered = f"note {self.answered}" if self.answered else "a note that is not here"
        return f"in reply to {answered}"

    @property
    def whereabouts(self) -> str:
        """What it is on, in words, where that is no passage of the text; else empty."""
        if self.anchor.placed or self.annotation.reply_to:
            return ""
        words = self.anchor.exact
        return f"on words that are not in this text: “{words}”" if words else "on the whole article"

    @property
    def lines(self) -> list[str]:
        """What it says, line by line: what it is on, its links, its own words, its tags."""
        about = [words for words in (self.answering, self.whereabouts) if words]
        links = [f"{linked.verb} {linked.name}" for linked in self.links]
        tags = [f"Tags: {', '.join(self.annotation.tags)}"] if self.annotation.tags else []
        return [*about, *links, *self.annotation.note.splitlines(), *tags]

    @property
    def signed(self) -> str:
        """Who wrote it, and the day that it was last changed."""
        private = ", private" if self.annotation.visibility is Visibility.PRIVATE else ""
        return f"{self.annotation.creator}, {self.annotation.modified[:10]}{private}"


@dataclass(frozen=True, slots=True)
class NotedText:
    """One version of an article and the notes that stand on it, in reading order."""

    article: Article
    version: Version
    notes: tuple[Note, ...]

    @property
    def name(self) -> str:
        """What a file of it is called: the article's id, with the number of an earlier version."""
        earlier = "" if self.is_current else f".version-{self.version.number}"
        return self.article.document.id + earlier

    @property
    def byline(self) -> str:
        """Who wrote it, where and when."""
        document = self.article.document
        return " · ".join(filter(None, (document.author, document.outlet, document.published)))

    @property
    def is_current(self) -> bool:
        """Whether it is the version that readers see."""
        return self.version.hash == self.article.current


def all_texts(bundle: Bundle) -> Iterator[NotedText]:
    """Every version of every article with its notes."""
    for article in bundle.articles:
        yield from noted_texts(bundle, article)


def noted_texts(bundle: Bundle, article: Article) -> Iterator[NotedText]:
    """Every version of an article with its notes, the current one first."""
    for version in sorted(article.versions, key=lambda version: version.hash != article.current):
        yield NotedText(article, version, tuple(_notes(bundle, article, version)))


def _notes(bundle: Bundle, article: Article, version: Version) -> Iterator[Note]:
    numbered = list(enumerate(article.standing(version.hash), 1))
    first = {annotation.id: number for number, (_, annotation) in reversed(numbered)}
    for number, (anchor, annotation) in numbered:
        links = tuple(_links(bundle, annotation))
        yield Note(number, annotation, anchor, links, first.get(annotation.reply_to, 0))


def _links(bundle: Bundle, annotation: Annotation) -> Iterator[LinkedLaw]:
    for link in annotation.links:
        record = record_of(bundle, link.target)
        yield LinkedLaw(link, record, pinpoint(link.target, record))
