"""Collect: what a bundle of some articles holds, and what stays behind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.domain.annotation import Annotation, LinkStatus, Visibility
from app.domain.bundle import Article, Bundle, Law
from app.domain.dates import is_date
from app.domain.document import DocumentKind
from app.errors import BadInput, NotFound
from app.services.tabulate import tabulate
from app.store import annotations, authorities, documents
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chooses.  ``as_of`` is a whole ISO date; empty for the newest in the content.

    ``include_private`` takes private annotations along, ``include_rejections`` rejected links.
    Withdrawn annotations never leave.
    """

    as_of: str = ""
    title: str = ""
    include_private: bool = False
    include_rejections: bool = False


USUAL = Options()


def collect(library: Library, chosen: Iterable[str], options: Options = USUAL) -> Bundle:
    """The articles of these ids with what the options let leave, and the law behind their links.

    Articles are ordered by day and id.  Raises ``NotFound`` for an id that no article has and
    ``BadInput`` for no article at all or an ``as_of`` that is no date.
    """
    if options.as_of and not (len(options.as_of) == 10 and is_date(options.as_of)):
        raise BadInput(name=options.as_of, why="it is no date", remedy="Write it as 2025-05-30.")
    articles = [_article(library, document, options) for document in sorted(set(chosen))]
    if not articles:
        raise BadInput(name="The bundle", why="it has no article", remedy="Choose one or more.")
    articles.sort(key=lambda article: (article.document.published, article.document.id))
    laws = tuple(_laws(library, articles))
    title = options.title.strip() or _title(articles)
    return Bundle(title, options.as_of or _newest(articles, laws), tuple(articles), laws)


def leaving(annotation: Annotation, options: Options) -> Annotation | None:
    """An annotation as it leaves, without rejected links unless chosen; None where it stays."""
    if annotation.withdrawn:
        return None
    if annotation.visibility is Visibility.PRIVATE and not options.include_private:
        return None
    if options.include_rejections:
        return annotation
    kept = tuple(link for link in annotation.links if link.status is not LinkStatus.REJECTED)
    nothing_left = not (kept or annotation.note or annotation.tags)
    return None if nothing_left and annotation.links else replace(annotation, links=kept)


def _article(library: Library, document: str, options: Options) -> Article:
    record = documents.get(library.db, document)
    current = documents.current(library.db, document)
    if record is None or current is None or record.kind is not DocumentKind.ARTICLE:
        raise NotFound(kind="article", id=document)
    standing = annotations.of_document(library.db, document)
    notes = tuple(left for note in standing if (left := leaving(note, options)))
    hashes = {anchor.version for note in notes for anchor in note.anchors} - {current.hash}
    older = [documents.version(library.db, document, digest) for digest in hashes]
    versions = sorted([current, *filter(None, older)], key=lambda version: version.number)
    return Article(record, tuple(versions), current.hash, notes)


def _laws(library: Library, articles: Iterable[Article]) -> Iterator[Law]:
    """The records linked, each with the record it is part of, in the order of their ids."""
    table = tabulate(library)
    wanted = {
        authorities.redirect(library.db, link.target)
        for article in articles
        for note in article.annotations
        for link in note.links
    }
    found: set[str] = set()
    while wanted:
        record = table.record_of(wanted.pop())
        if record and record.id not in found:
            found.add(record.id)
            wanted |= {record.part_of} - {""}
    for reference in sorted(found):
        yield Law(table.authorities[reference], documents.current(library.db, reference))


def _title(articles: list[Article]) -> str:
    first = articles[0].document.title
    return first if len(articles) == 1 else f"{first}, and {len(articles) - 1} more"


def _newest(articles: Iterable[Article], laws: Iterable[Law]) -> str:
    """The newest day that the content speaks of: of publication, of a note, of a source read."""
    days = [law.authority.as_of for law in laws]
    for article in articles:
        days.append(article.document.published)
        days += [note.modified[:10] for note in article.annotations]
    return max((_first_day(day) for day in days if day), default="")


def _first_day(date: str) -> str:
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]
