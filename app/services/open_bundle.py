"""Open a bundle: bring what it holds into a library, with its ids, people, dates and history.

What the library has already is left as it is.  What differs from it is told, never written over.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.names_used import spelling
from app.errors import BadBundle, Differs
from app.formats.bag import PAYLOAD
from app.formats.bundle import Opened, extract
from app.formats.bundle_check import check
from app.formats.bundle_record import read_choices, read_redirects
from app.formats.parcels import NAMES, REDIRECTS, Parcel, Parcels, is_read
from app.importers import Refused
from app.services import index, link
from app.services.take_around import merged_articles, take_around
from app.services.take_notes import take_notes
from app.services.take_text import Opening, take_texts
from app.store import authorities, names_used
from app.store.library import Library

Progress = Callable[[int, int], None]

__all__ = ["Opening", "open_bundle"]

# Documents of one transaction: ids are random, so that each commit rewrites as many pages as it
# has ids; half a second of them, since others wait meanwhile.
TOGETHER = 20


def open_bundle(
    library: Library,
    path: Path,
    creator: str,
    digest: str | None = None,
    progress: Progress = lambda done, total: None,
) -> Opening:
    """Take in the authorities, articles, annotations and history of a bundle that verifies.

    ``creator`` is who opens it; authors and dates stay those of the bundle.  Each document comes
    with all that belongs to it or not at all, some together; articles wait for ``link.catch_up``.
    ``progress`` is told how many documents are done, and of how many.  Raises ``BadBundle`` for
    one that does not verify: then nothing is taken.
    """
    opening = Opening()
    with TemporaryDirectory() as folder, library.taking_in():
        payload = _unpacked(path, digest, Path(folder) / "bundle")
        _take_redirects(library, payload / "authorities" / REDIRECTS, opening)
        found = Parcels(payload, merged_articles(payload))
        numbered = enumerate(found, 1)
        while some := list(islice(numbered, TOGETHER)):
            with library.writing():
                for number, parcel in some:
                    _take(library, parcel, creator, opening)
                    progress(number, len(found))
        _take_names(library, payload / NAMES, opening)
        take_around(library, payload, creator, opening)
    return opening


def _unpacked(path: Path, digest: str | None, folder: Path) -> Path:
    """The payload of a bundle that verifies, in a folder."""
    with Opened(path) as bundle:
        _, problems = check(bundle, digest)
        if problems:
            why = f"{problems[0].name} {problems[0].what}"
            raise BadBundle(name=path, why=why, remedy="Ask whoever issued it for a new copy.")
        extract(bundle, folder, filter(is_read, bundle.names))
    return folder / PAYLOAD


def _take(library: Library, parcel: Parcel, creator: str, opening: Opening) -> None:
    """All of one document, in one transaction; what is refused of it is told."""
    with library.writing():
        text = take_texts(library, parcel, opening)
        notes = take_notes(library, parcel, text, creator, opening)
        if text is None and not notes:
            return
        document = text.document if text else notes[0].document
        if document.startswith("/"):
            index.index_authority(library, document)
            return
        if text:
            link.link_later(library, document)
        index.index_document(library, document)


def _take_redirects(library: Library, path: Path, opening: Opening) -> None:
    """Let the old ids of merged records lead where they led, unless they lead elsewhere here."""
    if not path.is_file():
        return
    for old, new in read_redirects(path.read_bytes(), path.name).items():
        with library.writing() as db:
            leads = authorities.redirect(db, old)
            if leads == old and authorities.get(db, old) is None:
                authorities.merge(db, old, new)
            elif leads != new:
                what = f"it leads to {leads} here and to {new} there"
                opening.refused.append(Refused(old, Differs(name=old, what=what)))


def _take_names(library: Library, path: Path, opening: Opening) -> None:
    """Keep what people said of names where nobody here said anything of them."""
    if not path.is_file():
        return
    ours = {(of, spelling(words)): use for of, words, use in names_used.choices(library.db)}
    with library.writing() as db:
        for choice in read_choices(path.read_bytes(), path.name):
            key = choice.authority, spelling(choice.words)
            if key not in ours:
                names_used.choose(db, *key, choice.words, choice.use)
            elif ours[key] != choice.use:
                what = f"it is {ours[key]} a name of {choice.authority} here, {choice.use} there"
                error = Differs(name=f"“{choice.words}”", what=what)
                opening.refused.append(Refused(choice.words, error))
