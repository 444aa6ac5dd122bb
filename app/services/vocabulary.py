"""Vocabulary: the tags that a library has agreed on; when it is closed, new tags are refused."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.moment import now
from app.domain.surroundings import TAG
from app.errors import BadInput, UnknownTag
from app.store import history, marks, vocabulary
from app.store.library import Library

_CLOSED = "vocabulary closed"


@dataclass(frozen=True, slots=True)
class Term:
    """A tag: what it means, how many annotations have it, and whether it was agreed on."""

    tag: str
    meaning: str
    uses: int
    agreed: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every tag agreed on or in use, in order; and whether no other may be used."""

    terms: list[Term]
    closed: bool


def tags(library: Library) -> Vocabulary:
    """The tags of a library."""
    agreed, uses = vocabulary.every(library.db), vocabulary.used(library.db)
    terms = [
        Term(tag, agreed.get(tag, ""), uses.get(tag, 0), tag in agreed)
        for tag in sorted({*agreed, *uses}, key=str.casefold)
    ]
    return Vocabulary(terms, is_closed(library))


def define(library: Library, tag: str, meaning: str, creator: str) -> None:
    """Agree on a tag and what it means.  Raises ``BadInput`` for one that forms cannot carry."""
    plain = " ".join(tag.split())
    if not plain or "," in plain:
        raise BadInput(
            name="The tag", why="it is empty or has a comma", remedy="Name it in a word or two."
        )
    with library.writing() as db:
        vocabulary.put(db, plain, " ".join(meaning.split()))
        _write_down(library, TAG + plain, "defined", creator, meaning)


def remove(library: Library, tag: str, creator: str) -> None:
    """Agree on a tag no more; annotations keep it."""
    with library.writing() as db:
        vocabulary.remove(db, tag)
        _write_down(library, TAG + tag, "removed", creator)


def close(library: Library, closed: bool, creator: str) -> None:
    """Let only tags that were agreed on be used from now on, or any."""
    with library.writing() as db:
        marks.put(db, _CLOSED, "yes" if closed else "")
        _write_down(library, TAG, "closed" if closed else "unclosed", creator)


def is_closed(library: Library) -> bool:
    """Whether only tags that were agreed on may be used."""
    return bool(marks.get(library.db, _CLOSED))


def refuse_unknown(library: Library, wanted: Iterable[str], had: Iterable[str] = ()) -> None:
    """Raise ``UnknownTag`` for a tag that is not agreed on, unless the annotation ``had`` it."""
    if not is_closed(library):
        return
    agreed = vocabulary.every(library.db)
    for tag in wanted:
        if tag not in agreed and tag not in had:
            raise UnknownTag(tag=tag, known=", ".join(agreed) or "none yet")


def _write_down(library: Library, subject: str, act: str, creator: str, meaning: str = "") -> None:
    history.record(library.db, history.Act(now(), creator, subject, act), {"meaning": meaning})
