"""The bundle as one page that opens from disk: no network, nothing beside it.

Its one script filters the notes; without it everything is there and every link works.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from importlib.resources import files
from typing import Final

from markupsafe import Markup

from app.domain.annotation import Anchor, LinkStatus
from app.domain.authority import Authority
from app.domain.bundle import Bundle, Law
from app.domain.document import Version
from app.domain.noted_text import Note, NotedText, noted_texts
from app.domain.references import ancestors
from app.domain.table_form import Group, paragraph
from app.domain.table_of_authorities import (
    Place,
    Row,
    citation,
    group,
    order,
    record_of,
    row_of,
    status_on,
    status_words,
)
from app.exporters import File, render
from app.text.embedding import embed, parts
from app.text.marking import FRAGMENT, Mark, mark
from app.text.note_marks import with_note_marks, without_pictures

__all__ = ["Viewer"]

_PROVISION: Final = re.compile(r'\sid="(/[^"]+)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of the contents: a text's fragment, title, and how many notes it has.

    ``earlier`` is the number of a version that is not the current one.
    """

    key: str
    title: str
    count: int
    earlier: int | None


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
        """The one page, written as it is read: one text is in memory at a time."""
        page = _Page(bundle)
        script = (files("app.exporters") / "templates" / "viewer.js").read_text("utf-8")
        rendered = render(
            "viewer.html",
            bundle=bundle,
            contents=page.contents(),
            texts=page.texts(),
            entries=page.entries(),
            page=page,
            fragment_of=_place,
            status_on=status_on,
            script=Markup(script),  # noqa: S704  # ours
            script_hash=f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
        )
        yield File("index.html", rendered, self.title)


class _Page:
    """What must be known before anything is written: the law linked, and where its parts stand."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self._linked = {
            link.target
            for article in bundle.articles
            for annotation in article.annotations
            if not annotation.withdrawn
            for link in annotation.links
        }
        self._begun = {  # provisions whose text is here
            found
            for law in bundle.laws
            if law.version
            for found in _PROVISION.findall(law.version.rendering.html)
        }

    def contents(self) -> Iterator[Heading]:
        """A line for each text."""
        for article in self.bundle.articles:
            for text in noted_texts(self.bundle, article):
                yield _heading(text)

    def fragment(self, target: str, record: Authority) -> str:
        """What to jump to: the provision where its text is here, else the record."""
        for path in ancestors(target):
            found = self.bundle.table.provisions.get(path)
            if found and found.authority == record.id:
                return _fragment(record, path) if path in self._begun else record.id
        return record.id

    def texts(self) -> Iterator[tuple[Heading, NotedText, tuple[Stretch, ...]]]:
        """Each text with its line of the contents and its elements."""
        for article in self.bundle.articles:
            for text in noted_texts(self.bundle, article):
                heading = _heading(text)
                yield heading, text, _with_room(list(_stretches(text, heading.key)))

    def entries(self) -> dict[Group, Iterable[Entry]]:
        """Every authority of the bundle and every one linked that it lacks, in the table's order.

        The entries of a group are made as they are asked for.
        """
        held = {reference: n for n, reference in enumerate(self.bundle.table.authorities)}
        missing = {record_of(self.bundle, target).id for target in self._linked} - held.keys()
        records = [*self.bundle.table.authorities.values()]
        records += [record_of(self.bundle, target) for target in missing]
        records.sort(key=order)
        order_of = self.bundle.form.order
        grouped = {g: [record for record in records if group(record) is g] for g in order_of}
        return {
            g: (self._entry(record, held.get(record.id)) for record in found)
            for g, found in grouped.items()
            if found
        }

    def _entry(self, record: Authority, number: int | None) -> Entry:
        law = Law(record) if number is None else self.bundle.laws[number]
        named = partial(_fragment, record)
        text = _embedded(law.version, named, below=4) if law.version else ""
        return Entry(
            authority=record,
            citation=citation(self.bundle, record),
            status=status_words(record, self.bundle.as_of),
            html=Markup(text),  # noqa: S704  # cleaned when it was rendered
            row=row_of(self.bundle, record),
        )


def _heading(text: NotedText) -> Heading:
    document, earlier = text.article.document, None if text.is_current else text.version.number
    return Heading(_key(document.id, earlier), document.title, len(text.notes), earlier)


def _key(document: str, earlier: int | None) -> str:
    return document if earlier is None else f"{document}.v{earlier}"


def _place(place: Place) -> str:
    """The fragment of the note that stands on a passage."""
    return f"{_key(place.article, place.earlier)}.n{place.note}"


def _fragment(record: Authority, old: str) -> str:
    """The id that an id of an authority's text has in the page."""
    return f"{record.id}:{old}"


def _with_room(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    room, found = 0, []
    for stretch in reversed(stretches):
        room = room + 1
        found.append(replace(stretch, room=room))
        room = 0 if stretch.notes else room
    return tuple(reversed(found))


def _stretches(text: NotedText, key: str) -> Iterator[Stretch]:
    version = text.version
    html = _embedded(version, lambda old: f"{key}.{old}", below=2)
    labels = {f"{key}.n{note.number}": str(note.number) for note in text.notes}
    marks = [
        Mark(note.anchor.start, note.anchor.end, name, _classes(note), f"#{name}")
        for name, note in zip(labels, text.notes, strict=True)
    ]
    marked = with_note_marks(mark(html, version.rendering.blocks, marks), labels)
    nowhere = [name for name in labels if f'id="{FRAGMENT}{name}"' not in marked]
    marked = "".join(f'<span id="{FRAGMENT}{name}"></span>' for name in nowhere) + marked
    waiting = list(text.notes)
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
    """How a passage is lit: by its best link; one that leads only to rejected law is not."""
    statuses = {link.status for link in note.annotation.links}
    for status in (LinkStatus.ACCEPTED, LinkStatus.PROPOSED, LinkStatus.REJECTED):
        if status in statuses:
            return (status.value,)
    return ("plain",)
