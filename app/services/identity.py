"""Identity: whether what a source brings is here already, perhaps under another id.

An article at the address of one that is here is a version of it.  An article whose id is that of
another one gets an id of its own.  What is only like another one is proposed, for people to say.
A case is known by the docket that it has in its court.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain, count

from app.domain.addresses import canonical
from app.domain.authority import Authority, AuthorityKind
from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services.add import render
from app.store import authorities, documents, likenesses, merged
from app.store.library import Library
from app.text.likeness import Likeness, is_long, likeness, sketch
from app.text.versions import version_hash

DAYS = 30  # within which an article is looked for again under another name

_SAME = (Likeness.AGAIN, Likeness.UPDATE, Likeness.PART)


def settled(library: Library, found: Imported, dry: bool = False) -> Imported:
    """What a source brought, under the id that it is known by here.

    A case that is here under another id leaves a redirect to it, unless the run is ``dry``.
    """
    if found.authority is not None:
        return _known_case(library, found, found.authority, dry)
    if found.document.kind is not DocumentKind.ARTICLE:
        return found
    address = canonical(found.document.url)
    known = likenesses.at_address(library.db, address) if address else None
    own = known if known is not None else _own_id(library, found)
    own = merged.into(library.db, own)
    return replace(found, document=replace(found.document, id=own))


def remember(library: Library, found: Imported) -> list[tuple[str, Likeness]]:
    """Keep the address and the sketch of an article that was stored; the articles it is like.

    To be called in the transaction that stored it.
    """
    if found.document.kind is not DocumentKind.ARTICLE:
        return []
    version = documents.current(library.db, found.document.id)
    assert version is not None  # it was stored
    made = sketch(version.text)
    alike = list(_alike(library, found.document, version.text, made))
    likenesses.put(library.db, found.document.id, canonical(found.document.url), made)
    for other, kind in alike:
        likenesses.propose(library.db, found.document.id, other, kind)
    return alike


def _alike(
    library: Library, document: Document, text: str, made: frozenset[int]
) -> list[tuple[str, Likeness]]:
    found = []
    for other in likenesses.nearest(library.db, made):
        record, version = documents.get(library.db, other), documents.current(library.db, other)
        if other == document.id or record is None or version is None:
            continue
        if merged.into(library.db, other) != other:
            continue
        if not _near(document.published, record.published):
            continue
        kind = likeness(version.text, text)
        if kind in _SAME:
            found.append((other, kind))
    return found


def _is_of(library: Library, found: Imported, held: Document) -> bool:
    """Whether an article that has the id of one held can be a version of it.

    It is not where both have addresses, which differ, or where both are long and not alike.
    """
    ours, theirs = canonical(found.document.url), canonical(held.url)
    if ours and theirs and ours != theirs:
        return False
    version, text = documents.current(library.db, held.id), render(found).text
    if version is None or version_hash(text) == version.hash:
        return True
    if found.named or not (is_long(text) and is_long(version.text)):
        return True
    return likeness(version.text, text) in _SAME


def _own_id(library: Library, found: Imported) -> str:
    """The id, the one with the month of publication, or with a number: the first that is free
    or is that of a document of which this can be a version.
    """
    document = found.document
    dated = f"{document.id}-{document.published[:7]}" if document.published else document.id
    for wanted in chain((document.id, dated), (f"{dated}-{number}" for number in count(2))):
        held = documents.get(library.db, wanted)
        if held is None or _is_of(library, found, held):
            return wanted
    raise AssertionError  # there is always another number


def _near(ours: str, theirs: str) -> bool:
    """Whether two days lie within ``DAYS`` of each other, as far as both are known."""
    if len(ours) < 10 or len(theirs) < 10:
        return True
    return abs((date.fromisoformat(ours) - date.fromisoformat(theirs)).days) <= DAYS


def _known_case(library: Library, found: Imported, authority: Authority, dry: bool) -> Imported:
    """A case under the id of the record that has its docket in its court, and its rulings too."""
    if authority.kind is AuthorityKind.CASE and authorities.get(library.db, authority.id) is None:
        court = authority.id.rpartition("/")[0]
        dockets = [key.value for key in authority.keys if key.kind == "docket"]
        known = authorities.case_of(library.db, court, dockets)
        if known and not dry:
            authorities.merge(library.db, authority.id, known)
        return _renamed(found, authority, known or authority.id)
    if authority.kind is AuthorityKind.RULING and authority.part_of:
        case = authorities.redirect(library.db, authority.part_of)
        renamed = authority.id.replace(authority.part_of, case, 1)
        return _renamed(found, replace(authority, part_of=case), renamed)
    return found


def _renamed(found: Imported, authority: Authority, reference: str) -> Imported:
    return replace(
        found,
        authority=replace(authority, id=reference),
        document=replace(found.document, id=reference),
    )
