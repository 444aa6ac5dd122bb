"""A bundle: articles with their annotations and the authorities that these link to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.domain.annotation import Anchor, Annotation, Link
from app.domain.authority import Authority
from app.domain.authority_table import AuthorityTable
from app.domain.document import Document, Version


@dataclass(frozen=True, slots=True)
class Article:
    """An article with every version that one of its annotations stands on, and the current one.

    ``versions`` are ordered by number, ``annotations`` by where they stand; ``current`` is the
    hash of the version that readers see.
    """

    document: Document
    versions: tuple[Version, ...]
    current: str
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """An authority's record, and its text where the library holds one."""

    authority: Authority
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that links to an authority or provision: one anchor and one link of a note."""

    article: Article
    annotation: Annotation
    anchor: Anchor
    link: Link

    @property
    def version(self) -> Version:
        """The version that the passage stands in."""
        return next(v for v in self.article.versions if v.hash == self.anchor.version)


@dataclass(frozen=True)
class Bundle:
    """What is exported together; ``as_of`` is the ISO date for which it speaks.

    ``laws`` hold the record behind every link, and the record that such a record is part of; a
    link to something that the library does not hold has none.
    """

    title: str
    as_of: str
    articles: tuple[Article, ...]
    laws: tuple[Law, ...]

    @cached_property
    def table(self) -> AuthorityTable:
        """The authorities of the bundle by id, key, name and provision."""
        return AuthorityTable((law.authority for law in self.laws), {})

    @cached_property
    def texts(self) -> dict[str, Version]:
        """The texts that the bundle holds of authorities, by the authority's id."""
        return {law.authority.id: law.version for law in self.laws if law.version}

    def passages(self) -> Iterator[Passage]:
        """Every passage with each of its links, in reading order, article by article."""
        for article in self.articles:
            for annotation in article.annotations:
                for anchor in annotation.anchors:
                    for link in annotation.links:
                        yield Passage(article, annotation, anchor, link)


def paragraph(version: Version, anchor: Anchor) -> int:
    """The number, from 1, of the paragraph where a passage begins; headings are not counted.

    A passage in a heading has the number of the paragraph before it (0 at the very start).
    """
    return sum(
        block.kind != "heading" and block.start <= anchor.start
        for block in version.rendering.blocks
    )
