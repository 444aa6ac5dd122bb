"""Changes: what people did in the library, and what of it somebody has not seen yet."""

from dataclasses import dataclass

from app.domain.document import Document
from app.services.trace import Step, step_of
from app.store import documents, history, marks
from app.store.library import Library

_LOOKED = "looked: "
_NEWEST = 1 << 62


@dataclass(frozen=True, slots=True)
class Deed:
    """One act in the library: on a document, and where it is on an annotation, what it changed.

    ``new`` says that somebody else did it since the reader last looked.
    """

    act: history.Entry
    document: Document | None
    step: Step | None
    new: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """A page of acts, the newest first; ``upto`` is the newest there is, ``older`` begins a page.

    ``unseen`` is how many acts of others the reader has not looked at; ``older`` is 0 at the end.
    """

    deeds: list[Deed]
    upto: int
    older: int
    unseen: int


def changes(
    library: Library, reader: str, below: int = 0, limit: int = 50, document: str = ""
) -> Changes:
    """The newest acts, or those with numbers under ``below``, on one document or on all."""
    db = library.db
    acts = history.page(db, below or _NEWEST, limit + 1, document)
    seen = _seen(library, reader)
    older = acts[limit - 1].id if len(acts) > limit else 0
    deeds = [_deed(library, act, act.by != reader and seen < act.id) for act in acts[:limit]]
    return Changes(deeds, history.last(db), older, history.since(db, seen, reader))


def unseen(library: Library, reader: str) -> int:
    """How many acts of others a reader has not looked at."""
    return history.since(library.db, _seen(library, reader), reader)


def looked(library: Library, reader: str, upto: int) -> None:
    """Remember that a reader has seen all acts up to the one of that number."""
    with library.writing() as db:
        marks.put(db, _LOOKED + reader, str(min(upto, history.last(db))))


def _seen(library: Library, reader: str) -> int:
    """The newest act that a reader has seen; who never looked has not missed anything yet."""
    mark = marks.get(library.db, _LOOKED + reader)
    return history.last(library.db) if mark is None else int(mark)


def _deed(library: Library, act: history.Entry, new: bool) -> Deed:
    step = step_of(library, act) if act.subject.startswith("urn:uuid:") else None
    subject = step.state.document if step else act.subject
    return Deed(act, documents.get(library.db, subject), step, new)
