"""Ask: annotations by who, where, when and what they say, as other programs ask for them.

The questions are those of the search of the Hypothesis API, version 1.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase

from app.domain.annotation import Annotation
from app.errors import BadInput
from app.services.elsewhere import Pages
from app.store import annotations, documents
from app.store.library import Library

SORTS = ("updated", "created", "group", "id", "user")
ORDERS = ("desc", "asc")
MOST, USUAL, FARTHEST = 200, 20, 9800


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; whatever is left empty does not count.

    Words of ``any``, ``text`` and ``quote`` must all be there, in any case; so must every tag.
    ``search_after`` is a value of the field that is sorted by: what comes after it is wanted.
    """

    document: str | None = ""  # None: one that is not here
    wildcard: str = ""
    user: str = ""
    tags: tuple[str, ...] = ()
    text: str = ""
    quote: str = ""
    any: str = ""
    references: str = ""
    sort: str = "updated"
    order: str = "desc"
    search_after: str = ""
    offset: int = 0
    limit: int = USUAL


@dataclass(frozen=True, slots=True)
class Answered:
    """An annotation with the address and title of its document."""

    annotation: Annotation
    uri: str
    title: str


def ask(
    library: Library, wanted: Wanted, address: Callable[[str], str]
) -> tuple[int, list[Answered]]:
    """How many annotations there are, and those from ``offset`` on.

    ``address`` makes the address of a document here, for one that was published nowhere.  Raises
    ``BadInput`` for an unknown order.
    """
    if wanted.sort not in SORTS or wanted.order not in ORDERS:
        raise BadInput(
            name="The question",
            why=f"there is no order {wanted.sort} {wanted.order}",
            remedy=f"Sort by {', '.join(SORTS)}, asc or desc.",
        )
    found = [each for each in _of(library, wanted.document) if _fits(each, wanted)]
    places = {each.document: place(library, each.document, address) for each in found}
    if wanted.wildcard:
        found = [each for each in found if fnmatchcase(places[each.document][0], wanted.wildcard)]
    key = _KEYS[wanted.sort]
    found.sort(key=lambda each: (key(each), each.id), reverse=wanted.order == "desc")
    if wanted.search_after:
        found = list(_after(found, wanted, key))
    shown = found[wanted.offset :][: wanted.limit]
    return len(found), [Answered(each, *places[each.document]) for each in shown]


def place(library: Library, document: str, address: Callable[[str], str]) -> tuple[str, str]:
    """The address and the title of a document."""
    record = documents.get(library.db, document)
    assert record is not None  # a foreign key sees to it
    return record.url or address(document), record.title


def named(library: Library, uri: str, ours: Callable[[str], str]) -> str | None:
    """The id of the document at an address, here or where it was published; None without one."""
    try:
        found = ours(uri) or Pages(library).reference(uri)
    except BadInput:
        return None
    return found if documents.get(library.db, found) else None


def _of(library: Library, document: str | None) -> Iterable[Annotation]:
    if document is None:
        return []
    if document:
        return annotations.of_document(library.db, document)
    return annotations.every(library.db)


def _fits(annotation: Annotation, wanted: Wanted) -> bool:
    quote = " ".join(anchor.exact for anchor in annotation.anchors).lower()
    text, tags = annotation.note.lower(), {tag.lower() for tag in annotation.tags}
    whole = " ".join([quote, text, *tags])
    asked = ((wanted.quote, quote), (wanted.text, text), (wanted.any, whole))
    return (
        all(word in words for sought, words in asked for word in sought.lower().split())
        and {tag.lower() for tag in wanted.tags} <= tags
        and wanted.user in ("", annotation.creator, _bare(annotation.creator))
        and wanted.references in ("", annotation.reply_to)
    )


def _bare(creator: str) -> str:
    """``mark`` of ``acct:mark@example.org``, which Hypothesis takes for the whole."""
    return creator.removeprefix("acct:").partition("@")[0]


def _after(
    found: list[Annotation], wanted: Wanted, key: Callable[[Annotation], str]
) -> Iterable[Annotation]:
    edge = _moment(wanted.search_after) if wanted.sort in _TIMES else wanted.search_after
    descending = wanted.order == "desc"
    return (each for each in found if (key(each) < edge if descending else key(each) > edge))


def _moment(time: str) -> str:
    """A time as it can be compared: in UTC, to the millionth of a second."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    return (
        moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).isoformat("T", "microseconds")
    )


_TIMES = ("updated", "created")
_KEYS: dict[str, Callable[[Annotation], str]] = {
    "updated": lambda each: _moment(each.modified),
    "created": lambda each: _moment(each.created),
    "group": lambda each: "",
    "id": lambda each: each.id,
    "user": lambda each: each.creator,
}
