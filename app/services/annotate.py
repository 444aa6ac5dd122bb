"""Annotate: make, revise, withdraw and undo.  Nothing is deleted; every state is kept."""

from dataclasses import dataclass, replace
from uuid import uuid4

from app.domain.annotation import Anchor, Annotation, Link, Visibility
from app.domain.document import Version
from app.domain.moment import now
from app.errors import BadInput, Conflict, NotFound, Withdrawn
from app.services import index
from app.services.hold import hold
from app.services.teach import follow_names, names_of
from app.services.vocabulary import refuse_unknown
from app.store import annotations, documents, history
from app.store.library import Library
from app.text import anchors


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that a person selected: code points in the version of that hash, and the words."""

    document: str
    version: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Body:
    """What a person says of a passage."""

    note: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    visibility: Visibility = Visibility.PRIVATE


def annotate(library: Library, passage: Passage, body: Body, creator: str) -> Annotation:
    """A new annotation on a passage.  Raises ``NotFound``, or ``BadAnchor`` on other words."""
    with library.writing():
        _allow(library, body)
        made = replace(new(passage.document, body, creator), anchors=(anchor(library, passage),))
        keep(library, made, "annotated", creator)
    return made


def reply(library: Library, annotation: str, body: Body, creator: str) -> Annotation:
    """An answer to an annotation, which stands on no passage of its own.

    Raises ``NotFound``, or ``BadInput`` when it says nothing.
    """
    with library.writing():
        answered = standing(library, annotation)
        if not body.note.strip():
            raise BadInput(name="The reply", why="it says nothing", remedy="Write something.")
        _allow(library, body)
        made = replace(new(answered.document, body, creator), reply_to=answered.id)
        keep(library, made, "annotated", creator)
    return made


def extend(
    library: Library,
    annotation: str,
    passage: Passage,
    creator: str,
    revision: int | None = None,
) -> Annotation:
    """Let an annotation stand on one passage more.

    ``revision`` is the one that was read.  Raises ``Conflict`` if it is old, ``NotFound``,
    ``BadAnchor``, or ``BadInput`` for a reply, a passage of another document or one that it stands
    on already.
    """
    with library.writing():
        before = _unchanged(library, annotation, revision)
        if before.reply_to:
            raise BadInput(
                name="The reply",
                why="it stands on no passage of its own",
                remedy="Make a new annotation on the passage.",
            )
        added = anchor(library, passage)
        known = {(each.version, each.start, each.end) for each in before.anchors}
        if passage.document != before.document or (added.version, added.start, added.end) in known:
            raise BadInput(
                name="The passage",
                why="it is of another document, or the annotation stands on it already",
                remedy="Choose another passage.",
            )
        after = replace(before, anchors=(*before.anchors, added))
        return keep_next(library, after, "extended", creator)


def revise(
    library: Library, annotation: str, body: Body, creator: str, revision: int
) -> Annotation:
    """Replace what is said; ``revision`` is the one that was read.  Raises ``Conflict`` if old."""
    with library.writing():
        before = _unchanged(library, annotation, revision)
        _allow(library, body, before.tags)
        after = replace(
            before,
            note=body.note.strip(),
            tags=tidy(body.tags),
            links=body.links,
            visibility=body.visibility,
        )
        return keep_next(library, after, "revised", creator)


def withdraw(
    library: Library, annotation: str, creator: str, revision: int | None = None
) -> Annotation:
    """Take an annotation out of sight; its history stays.

    ``revision`` is the one that was read.  Raises ``NotFound``, or ``Conflict`` if it is old.
    """
    with library.writing():
        after = replace(_unchanged(library, annotation, revision), withdrawn=True)
        return keep_next(library, after, "withdrew", creator)


def undo(
    library: Library, annotation: str, creator: str, revision: int | None = None
) -> Annotation:
    """Put back the state before the last act on it; undoing the making withdraws it.

    ``revision`` is the one that whoever undoes has seen: raises ``Conflict`` when there is a newer.
    """
    with library.writing():
        acts = history.of_subject(library.db, annotation)
        if not acts:
            raise NotFound(kind="annotation", id=annotation)
        now_is = history.annotation(acts[-1])
        if revision not in (None, now_is.revision):
            raise Conflict(name="The annotation")
        before = history.annotation(acts[-2]) if len(acts) > 1 else replace(now_is, withdrawn=True)
        return keep_next(library, replace(before, revision=now_is.revision), "undid", creator)


def standing(library: Library, annotation: str) -> Annotation:
    """The annotation of that id.  Raises ``NotFound``; ``Withdrawn`` when it was withdrawn."""
    found = annotations.get(library.db, annotation)
    if found is None:
        raise NotFound(kind="annotation", id=annotation)
    if found.withdrawn:
        raise Withdrawn(kind="annotation", id=annotation)
    return found


def _unchanged(library: Library, annotation: str, revision: int | None) -> Annotation:
    """The standing annotation, if it is still as it was read, where that is said."""
    found = standing(library, annotation)
    if revision not in (None, found.revision):
        raise Conflict(name="The annotation")
    return found


def anchor(library: Library, passage: Passage) -> Anchor:
    """The passage as an anchor, checked word for word against the version it names."""
    version = _version(library, passage)
    described = anchors.describe(version.text, passage.start, passage.end, version.hash)
    anchors.check(version.text, replace(described, exact=passage.exact), passage.document)
    return described


def new(document: str, body: Body, creator: str) -> Annotation:
    """An annotation that is not kept yet, and stands on no passage."""
    when = now()
    return Annotation(
        id=f"urn:uuid:{uuid4()}",
        document=document,
        anchors=(),
        creator=creator,
        created=when,
        modified=when,
        note=body.note.strip(),
        tags=tidy(body.tags),
        links=body.links,
        visibility=body.visibility,
    )


def keep_next(library: Library, annotation: Annotation, action: str, creator: str) -> Annotation:
    """Keep a changed annotation as its next revision."""
    after = replace(annotation, revision=annotation.revision + 1, modified=now())
    keep(library, after, action, creator)
    return after


def keep(library: Library, annotation: Annotation, action: str, creator: str) -> None:
    """Store an annotation as it is, write the act down and let the index follow.

    An article is found by the tags and links of its notes, not by their words: those alone are no
    reason to read it anew.
    """
    before = annotations.get(library.db, annotation.id) or annotation
    names = names_of(library)
    write_down(library, annotation, action, creator)
    if any(each.tags or each.links for each in (before, annotation)):
        if before.document != annotation.document:
            index.index_annotation(library, before)
        index.index_annotation(library, annotation)
        follow_names(library, names)
    else:
        index.index_note(library, annotation)


def write_down(library: Library, annotation: Annotation, action: str, creator: str) -> None:
    """Store an annotation as it is and write the act down; the index is for the caller."""
    annotations.put(library.db, annotation)
    act = history.Act(annotation.modified, creator, annotation.id, action)
    history.record(library.db, act, annotation)


def tidy(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags without surrounding space, empty ones and doubles, in their order."""
    return tuple(dict.fromkeys(" ".join(tag.split()) for tag in tags if tag.strip()))


def _allow(library: Library, body: Body, had: tuple[str, ...] = ()) -> None:
    """What is said names authorities that there are, and tags of the vocabulary."""
    refuse_unknown(library, tidy(body.tags), had)
    for link in body.links:
        hold(library, link.target)


def _version(library: Library, passage: Passage) -> Version:
    version = documents.version(library.db, passage.document, passage.version)
    if version is None:
        raise NotFound(kind="document", id=passage.document)
    return version
