"""Link: let the recognisers read articles and keep what they propose."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from app.domain.document import Document, DocumentKind, Version
from app.domain.mention import Mention
from app.domain.moment import seconds_since
from app.errors import NotFound
from app.services import index
from app.services.prepare import prepare
from app.services.recognise import recognise
from app.store import documents, mentions, unread
from app.store.library import Library
from app.text.reading import reading

Progress = Callable[[int, int], None]
QUIET = 5.0  # seconds without a change of a record


def link(library: Library, progress: Progress = lambda done, total: None) -> int:
    """Make the proposals of every article again from nothing; the number of mentions found.

    ``progress`` is told how many articles are done, and of how many, after each.
    """
    articles = documents.listed(library.db, DocumentKind.ARTICLE)
    found = 0
    for number, article in enumerate(articles, 1):
        with library.writing():
            found += link_document(library, article.id)
            index.index_document(library, article.id)
        progress(number, len(articles))
    return found


def link_document(library: Library, document: str) -> int:
    """Make the proposals of one article again; the number of mentions found."""
    record, version = _current(library, document)
    found = _propose(library, record, version)
    with library.writing():
        _keep(library, version, found)
    return len(found)


def link_later(library: Library, document: str) -> None:
    """Leave an article for ``catch_up``, or for whoever opens it before."""
    with library.writing() as db:
        unread.put(db, document)


def catch_up(library: Library, progress: Progress = lambda done, total: None) -> None:
    """Read every article that waits for it; ``progress`` is told how many are done, of how many.

    All of them wait when a record came or changed after they were read.
    """
    if unread.changed_at(library.db):
        with library.writing() as db:
            unread.put_every(db)
    waiting = unread.every(library.db)
    for number, document in enumerate(waiting, 1):
        link_unread(library, document)
        progress(number, len(waiting))


def keep_up(library: Library, stop: Event, pause: float = 2.0) -> None:
    """Read what waits, and look again every ``pause`` seconds until told to stop.

    Records that are just being brought in are waited for: the articles are read once, after them.
    """
    while not stop.is_set():
        changed = unread.changed_at(library.db)
        if not changed or seconds_since(changed) > QUIET:
            catch_up(library)
        stop.wait(pause)
    library.close()


def is_behind(library: Library) -> bool:
    """Whether articles wait to be read."""
    if unread.changed_at(library.db):
        return bool(documents.days(library.db, DocumentKind.ARTICLE))
    return bool(unread.every(library.db))


def link_unread(library: Library, document: str) -> None:
    """Read an article if it still waits for it; others may write while it is being read."""
    if not unread.waits(library.db, document):
        return
    record, version = _current(library, document)
    found = _propose(library, record, version)
    with library.writing() as db:
        if not unread.waits(db, document) or _current(library, document)[1].hash != version.hash:
            return
        if found == mentions.of_document(db, document):
            unread.remove(db, document)
        else:
            _keep(library, version, found)
            index.index_document(library, document)


def _current(library: Library, document: str) -> tuple[Document, Version]:
    record = documents.get(library.db, document)
    version = documents.current(library.db, document)
    if record is None or version is None:
        raise NotFound(kind="document", id=document)
    return record, version


def _propose(library: Library, record: Document, version: Version) -> list[Mention]:
    return list(recognise(reading(version.rendering, record.published), prepare(library)))


def _keep(library: Library, version: Version, found: list[Mention]) -> None:
    mentions.replace(library.db, version.document, version.hash, found)
    unread.remove(library.db, version.document)
