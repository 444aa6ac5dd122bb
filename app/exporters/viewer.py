"""The bundle as one page that opens from disk: no network, no script, nothing beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from app.domain.annotation import Anchor, Annotation, Link, LinkStatus
from app.domain.authority import Authority
from app.domain.bundle import Article, Bundle, Law, paragraph
from app.domain.document import Version
from app.domain.references import ancestors
from app.domain.status import UNKNOWN, status
from app.domain.table_of_authorities import (
    Group,
    Row,
    citation,
    group,
    order,
    pinpoint,
    record_of,
    status_words,
    table_of_authorities,
)
from app.exporters import File, render
from app.text.embedding import embed, parts
from app.text.marking import Mark, mark
from app.text.note_marks import with_note_marks, without_pictures

__all__ = ["Viewer"]


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation beside its passage: ``number`` counts from 1 in the text, ``key`` names it."""

    number: int
    key: str
    annotation: Annotation
    anchor: Anchor
    links: tuple[tuple[Link, Authority, str, str], ...]  # with record, place in the page, pinpoint


@dataclass(frozen=True, slots=True)
class Stretch:
    """An outermost element of an article, the number of its first paragraph, and its notes.

    ``room`` is how many stretches the notes may stand beside: up to the next that has some.
    """

    html: Markup
    paragraph: int
    notes: tuple[Note, ...]
    room: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """One version of an article as it stands in the page."""

    article: Article
    version: Version
    key: str
    stretches: tuple[Stretch, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One authority in the page; ``row`` is where it is relied on, if it is."""

    authority: Authority
    citation: str
    status: str
    html: Markup
    row: Row | None


class Viewer:
    """``index.html``."""

    name = "viewer"
    title = "One page for any browser (HTML)"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The one page."""
        texts = [
            _text(bundle, article, version)
            for article in bundle.articles
            for version in sorted(article.versions, key=lambda v: v.hash != article.current)
        ]
        page = render(
            "viewer.html",
            bundle=bundle,
            texts=texts,
            entries=_entries(bundle),
            keys=_keys(texts),
            status_on=_status_on,
            record_of=lambda target: record_of(bundle, target),
        )
        yield File("index.html", page)


def _text(bundle: Bundle, article: Article, version: Version) -> Text:
    is_current = version.hash == article.current
    key = article.document.id if is_current else f"{article.document.id}.v{version.number}"
    notes = _notes(bundle, article, version, key)
    stretches = _with_room(list(_stretches(version, key, notes)))
    return Text(article, version, key, stretches, len(notes))


def _with_room(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    room, found = 0, []
    for stretch in reversed(stretches):
        room = room + 1
        found.append(replace(stretch, room=room))
        room = 0 if stretch.notes else room
    return tuple(reversed(found))


def _notes(bundle: Bundle, article: Article, version: Version, key: str) -> list[Note]:
    """The annotations on one version, by where they stand; replies after what they answer."""
    standing = [
        (anchor, annotation)
        for annotation in article.annotations
        for anchor in annotation.anchors
        if anchor.version == version.hash
    ]
    standing.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].created, pair[1].id))
    return [
        Note(number, f"{key}.n{number}", annotation, anchor, _links(bundle, annotation))
        for number, (anchor, annotation) in enumerate(standing, 1)
    ]


def _links(bundle: Bundle, annotation: Annotation) -> tuple[tuple[Link, Authority, str, str], ...]:
    found = []
    for link in annotation.links:
        record = record_of(bundle, link.target)
        place = _place(bundle, link.target, record)
        found.append((link, record, place, pinpoint(link.target, record)))
    return tuple(found)


def _place(bundle: Bundle, target: str, record: Authority) -> str:
    """The fragment to jump to: the provision where its text is here, else the record."""
    text, provisions = bundle.texts.get(record.id), bundle.table.provisions
    for path in ancestors(target) if text else ():
        if path in provisions and provisions[path].authority == record.id:
            begins = text is not None and f'id="{path}"' in text.rendering.html
            return _fragment(record, path) if begins else record.id
    return record.id


def _fragment(record: Authority, old: str) -> str:
    """The id that an id of an authority's text has in the page."""
    return f"{record.id}:{old}"


def _stretches(version: Version, key: str, notes: list[Note]) -> Iterator[Stretch]:
    html = _embedded(version, lambda old: f"{key}.{old}", below=2)
    marks = [Mark(n.anchor.start, n.anchor.end, n.key, _classes(n), f"#{n.key}") for n in notes]
    labels = {note.key: str(note.number) for note in notes}
    marked = with_note_marks(mark(html, version.rendering.blocks, marks), labels)
    waiting = list(notes)
    for part in parts(marked):
        end = max((version.rendering.blocks[n].end for n in part.blocks), default=-1)
        here = [note for note in waiting if note.anchor.start <= end]
        waiting = waiting[len(here) :]
        yield Stretch(Markup(part.html), _paragraph(version, part.blocks), tuple(here))  # noqa: S704


def _embedded(version: Version, name: Callable[[str], str], *, below: int) -> str:
    """The HTML of a version with its highest heading one level below that of its title."""
    levels = [block.level for block in version.rendering.blocks if block.kind == "heading"]
    sink = below + 1 - min(levels, default=1)
    return embed(without_pictures(version.rendering.html), name, sink)


def _paragraph(version: Version, blocks: tuple[int, ...]) -> int:
    """The number of the first paragraph among some blocks, or 0."""
    numbered = [n for n in blocks if version.rendering.blocks[n].kind != "heading"]
    if not numbered:
        return 0
    first = version.rendering.blocks[numbered[0]]
    return paragraph(version, Anchor(version.hash, first.start, first.end, ""))


def _classes(note: Note) -> tuple[str, ...]:
    statuses = {link.status for link in note.annotation.links}
    if LinkStatus.ACCEPTED in statuses:
        return ("law",)
    return ("rejected",) if statuses else ()


def _entries(bundle: Bundle) -> dict[Group, list[Entry]]:
    """Every authority of the bundle, and every one linked that it lacks, in the table's order."""
    table = table_of_authorities(bundle)
    rows = {row.authority.id: row for found in table.values() for row in found}
    laws = {law.authority.id: law for law in bundle.laws}
    linked = {link.target for note in _annotations(bundle) for link in note.links}
    missing = {record_of(bundle, target).id for target in linked} - laws.keys()
    laws |= {target: Law(record_of(bundle, target)) for target in missing}
    ordered = sorted(laws.values(), key=lambda law: order(law.authority))
    entries = [_entry(bundle, law, rows.get(law.authority.id)) for law in ordered]
    grouped = {g: [e for e in entries if group(e.authority) is g] for g in Group}
    return {g: found for g, found in grouped.items() if found}


def _annotations(bundle: Bundle) -> Iterator[Annotation]:
    for article in bundle.articles:
        yield from article.annotations


def _entry(bundle: Bundle, law: Law, row: Row | None) -> Entry:
    record = law.authority
    named = partial(_fragment, record)
    text = _embedded(law.version, named, below=4) if law.version else ""
    return Entry(
        authority=record,
        citation=citation(bundle, record),
        status=status_words(record, bundle.as_of),
        html=Markup(text),  # noqa: S704  # cleaned when it was rendered
        row=row,
    )


def _keys(texts: list[Text]) -> dict[tuple[str, str], Note]:
    """The first note of each annotation in each text, by annotation and version."""
    found: dict[tuple[str, str], Note] = {}
    for text in texts:
        for stretch in text.stretches:
            for note in stretch.notes:
                found.setdefault((note.annotation.id, note.anchor.version), note)
    return found


def _status_on(authority: Authority, day: str) -> str:
    """Its status on an article's day in a word, or nothing where that is not known."""
    word = status(authority, day).word if len(day) == 10 else UNKNOWN
    return "" if word == UNKNOWN else word
