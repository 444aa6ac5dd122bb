"""A bundle: articles with their annotations and the authorities that these link to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast, overload

from app.domain.annotation import Anchor, Annotation, Link
from app.domain.authority import Authority
from app.domain.authority_table import AuthorityTable
from app.domain.document import Document, Version
from app.domain.grouping import Grouping, in_memory
from app.domain.names_used import Choice
from app.domain.past_act import PastAct
from app.domain.surroundings import NOTHING_AROUND, Surroundings
from app.domain.table_form import USUAL_FORM, TableForm

Item = TypeVar("Item")
Built = TypeVar("Built")


@dataclass(frozen=True, slots=True)
class Article:
    """An article with every version that one of its annotations stands on, and the current one.

    ``versions`` are ordered by number, ``annotations`` by where they stand; ``current`` is the
    hash of the version that readers see; ``history`` has acts on it and them, the oldest first;
    ``addresses`` are names that programs gave to annotations, with the ids of these.
    """

    document: Document
    versions: tuple[Version, ...]
    current: str
    annotations: tuple[Annotation, ...]
    history: tuple[PastAct, ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()

    def standing(self, version: str) -> list[tuple[Anchor, Annotation]]:
        """The passages in a version with their annotations, by where they stand.

        An answer without a passage of its own stands on the first of what it answers, and after
        it; what stands on no passage is first in the current version, at 0 to 0.
        """
        standing = {note.id: note for note in self.annotations if not note.withdrawn}
        found = [
            (anchor, annotation)
            for annotation in standing.values()
            for anchor in annotation.anchors or self._borrowed(annotation, standing)
            if anchor.version == version
        ]
        return sorted(found, key=lambda pair: (pair[0].start, pair[0].end, *_age(pair[1])))

    def _borrowed(
        self, annotation: Annotation, standing: Mapping[str, Annotation]
    ) -> tuple[Anchor, ...]:
        """Where an annotation without a passage stands."""
        seen = {annotation.id}
        while not annotation.anchors and annotation.reply_to in standing.keys() - seen:
            annotation = standing[annotation.reply_to]
            seen.add(annotation.id)
        return annotation.anchors[:1] or (Anchor(self.current, 0, 0, ""),)

    def passages(self) -> Iterator[Passage]:
        """Every passage with each of its links, in reading order; of what stands only."""
        numbers = {
            (annotation.id, anchor): number
            for version in self.versions
            for number, (anchor, annotation) in enumerate(self.standing(version.hash), 1)
        }
        for annotation in self.annotations:
            for anchor in () if annotation.withdrawn else annotation.anchors:
                for link in annotation.links:
                    number = numbers[annotation.id, anchor]
                    yield Passage(self, annotation, anchor, link, number)


@dataclass(frozen=True, slots=True)
class Law:
    """An authority's record, and its text where the library holds one.

    ``earlier`` are older versions that an annotation on the text stands on, by number;
    ``choices`` are what people said of words as names of it.
    """

    authority: Authority
    version: Version | None = None
    earlier: tuple[Version, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    history: tuple[PastAct, ...] = ()
    choices: tuple[Choice, ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()

    @property
    def versions(self) -> tuple[Version, ...]:
        """Every version of its text that is here, by number."""
        current = (self.version,) if self.version else ()
        return tuple(sorted((*self.earlier, *current), key=lambda version: version.number))


class Loaded(Sequence[Item]):
    """Things that are loaded one by one, whenever they are asked for, and not kept."""

    def __init__(self, ids: Sequence[str], load: Callable[[str], Item]) -> None:
        self._ids = ids
        self._load = load

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            return Loaded(self._ids[index], self._load)
        return self._load(self._ids[index])

    def __len__(self) -> int:
        return len(self._ids)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that links to an authority or provision: one anchor and one link of a note.

    ``number`` is that of the note in its version of the text, from 1.
    """

    article: Article
    annotation: Annotation
    anchor: Anchor
    link: Link
    number: int

    @property
    def version(self) -> Version:
        """The version that the passage stands in."""
        return next(v for v in self.article.versions if v.hash == self.anchor.version)


@dataclass(frozen=True)
class Bundle:
    """What is exported together; ``as_of`` is the ISO date for which it speaks.

    ``articles`` and ``laws`` may be loaded as they are asked for: go through them one by one.
    ``laws`` hold the record behind every link, and the record that such a record is part of; a
    link to something that the library does not hold has none.  ``redirects`` are the old ids of
    merged records with those that they lead to; ``form`` is that of its table of authorities.
    ``group`` brings together what is found article by article, where it does not fill the memory;
    ``alone`` says that one format leaves by itself, without the others beside it.
    """

    title: str
    as_of: str
    articles: Sequence[Article]
    laws: Sequence[Law]
    redirects: tuple[tuple[str, str], ...] = ()
    form: TableForm = USUAL_FORM
    surroundings: Surroundings = NOTHING_AROUND
    group: Grouping = in_memory
    alone: bool = False
    _derived: dict[object, object] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def table(self) -> AuthorityTable:
        """The authorities of the bundle by id, key, name and provision, in the order of ``laws``.

        Their texts are not in it.
        """
        return AuthorityTable((law.authority for law in self.laws), {})

    def documents(self) -> Iterator[tuple[str, Article | Law]]:
        """Every document by its id: the articles, then the law."""
        for article in self.articles:
            yield article.document.id, article
        for law in self.laws:
            yield law.authority.id, law

    def passages(self) -> Iterator[Passage]:
        """Every passage with each of its links, in reading order, article by article."""
        for article in self.articles:
            yield from article.passages()

    def derived(self, build: Callable[[Bundle], Built]) -> Built:
        """``build(self)``, made once and kept as long as the bundle."""
        if build not in self._derived:
            self._derived[build] = build(self)
        return cast(Built, self._derived[build])


def _age(annotation: Annotation) -> tuple[str, str]:
    return annotation.created, annotation.id
