"""Entries: what is searchable of an article, an authority, a provision and a note."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from app.domain.annotation import Annotation, LinkStatus
from app.domain.authority import Authority, AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.dates import first_day, is_date
from app.domain.document import DocumentKind
from app.domain.entry import Entry
from app.domain.proposals import waiting
from app.domain.references import ancestors
from app.domain.short_titles import short_titles
from app.domain.status import UNKNOWN, status
from app.query.citations import normal_forms
from app.services.learn import used_by_record, used_of
from app.services.tabulate import tabulate
from app.store import annotations, authorities, documents, mentions, merged
from app.store.library import Library

# What may call itself by a short title.
_LAWS = (AuthorityKind.ACT, AuthorityKind.SECTION)
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")

Filters = Iterable[tuple[str, str]]


class Rest(NamedTuple):
    """What something rests on: a target, the form of the link, and its stance where decided."""

    target: str
    form: str
    stance: str = ""


def entries_of_article(library: Library, document: str) -> list[Entry]:
    """An article with everything that it rests on; nothing for an unknown id.

    It rests on what people linked and on what is proposed and not yet decided.
    """
    record, version = documents.get(library.db, document), documents.current(library.db, document)
    if record is None or version is None or merged.into(library.db, document) != document:
        return []
    notes = annotations.of_document(library.db, document)
    open_ones = waiting(mentions.proposed(library.db, document), notes)
    links: list[Rest] = [Rest(mention.chosen or "", mention.form) for mention in open_ones]
    links += [link for note in notes for link in _accepted(note)]
    table = tabulate(library)
    filters = [
        ("kind", "article"),
        ("document", document),
        ("outlet", record.outlet),
        ("by", record.author),
        ("author", record.author),
        ("year", record.published[:4]),
        *(("tag", tag) for note in notes for tag in note.tags),
        *_link_filters(links, table),
    ]
    return [
        Entry(
            key=f"article:{document}",
            kind="article",
            title=record.title,
            body=version.text,
            cites=_forms(links, table),
            filters=_tidy(filters),
            date=record.published,
        )
    ]


def entries_of_authority(
    library: Library, authority: str, used: Mapping[str, Sequence[str]] | None = None
) -> list[Entry]:
    """An authority with the text held of it, all its provisions; nothing for an unknown id.

    ``used`` has the words that count as names, by record, where they are known already.
    """
    record = authorities.get(library.db, authority)
    if record is None:
        return []
    version = documents.current(library.db, authority)
    text = version.text if version else ""
    names = used_of(library, authority) if used is None else used.get(authority, ())
    return [_authority(record, text, names)]


def entry_of_note(library: Library, annotation: Annotation) -> Entry | None:
    """What a person wrote about a passage, with the passage; None for a mere decision."""
    if annotation.withdrawn or not (annotation.note or annotation.tags):
        return None
    document = documents.get(library.db, annotation.document)
    table, links = tabulate(library), list(_accepted(annotation))
    filters = [
        ("kind", "note"),
        ("document", annotation.document),
        ("by", annotation.creator),
        ("year", annotation.created[:4]),
        *(("tag", tag) for tag in annotation.tags),
        *_link_filters(links, table),
    ]
    return Entry(
        key=f"note:{annotation.id}",
        kind="note",
        title=f"Note on {document.title if document else annotation.document}",
        body="\n".join(filter(None, [annotation.note, *(a.exact for a in annotation.anchors)])),
        cites=_forms(links, table),
        filters=_tidy(filters),
        date=annotation.created[:10],
    )


def all_entries(library: Library) -> Iterator[tuple[int, int, list[Entry]]]:
    """The entries of everything, one article, authority or note at a time: number, of how many."""
    records = authorities.ids(library.db)
    articles = documents.listed(library.db, DocumentKind.ARTICLE)
    notes = annotations.every(library.db)
    used = used_by_record(library)
    found = chain(
        (entries_of_authority(library, record, used) for record in records),
        (entries_of_article(library, article.id) for article in articles),
        (list(filter(None, [entry_of_note(library, note)])) for note in notes),
    )
    total = len(records) + len(articles) + len(notes)
    yield from ((number, total, each) for number, each in enumerate(found, 1))


def told_of(record: Authority) -> list[str]:
    """What is searchable of a record beside its text and names: what people wrote of it."""
    return [
        record.digest,
        *(trait.text for trait in record.traits),
        *(f"{event.date} {event.kind}: {event.text}" for event in record.events),
        record.court,
    ]


def _authority(record: Authority, text: str, used: Sequence[str]) -> Entry:
    keys = [form for key in record.keys for form in normal_forms(key.value)]
    numbers = [form for _, number in record.numbering for form in normal_forms(number)]
    date = _date(record)
    filters = [
        ("kind", "authority"),
        ("kind", record.kind),
        ("document", record.id),
        *_within(record.id),
        ("year", date[:4]),
        ("court", record.court),
        ("status", status(record, first_day(record.as_of)).word if record.as_of else UNKNOWN),
        ("asof", record.as_of),
    ]
    return Entry(
        key=f"authority:{record.id}",
        kind="authority",
        title=record.title,
        names=tuple(dict.fromkeys((*record.names, *_own(record, text), *used))),
        body="\n".join(filter(None, [text, *told_of(record)])),
        cites=tuple(
            dict.fromkeys([record.id, *keys, *numbers, *(p.id for p in record.provisions)])
        ),
        filters=_tidy(filters),
        date=date,
    )


def _own(record: Authority, text: str) -> tuple[str, ...]:
    """What a law calls itself; a ruling that quotes it is not called so."""
    return short_titles(text) if record.kind in _LAWS else ()


def _date(record: Authority) -> str:
    """The day of a ruling, which its id says; otherwise of the first thing that happened."""
    last = record.id.rpartition("/")[2]
    if _DATED.fullmatch(last):
        return last
    return min((event.date for event in record.events if is_date(event.date)), default="")


def _accepted(annotation: Annotation) -> Iterator[Rest]:
    for link in annotation.links:
        if link.status is LinkStatus.ACCEPTED:
            yield Rest(link.target, link.form, link.stance)


def _link_filters(links: Sequence[Rest], table: AuthorityTable) -> Filters:
    for link in links:
        record = table.record_of(link.target)
        yield "form", link.form
        yield "stance", link.stance
        yield from _within(link.target)
        yield from _within(record.id if record else link.target)


def _within(reference: str) -> Filters:
    """An id and what it lies in: who looks for a case finds what rests on a ruling in it."""
    return [("authority", path) for path in ancestors(reference)]


def _forms(links: Sequence[Rest], table: AuthorityTable) -> tuple[str, ...]:
    """The targets, and every citation of the records they belong to, in normal form."""
    forms: dict[str, None] = {}
    for link in links:
        record = table.record_of(link.target)
        forms |= dict.fromkeys([link.target, *([record.id] if record else [])])
        for key in record.keys if record else ():
            forms |= dict.fromkeys(normal_forms(key.value))
    return tuple(forms)


def _tidy(filters: Filters) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((field, str(value)) for field, value in filters if value))
