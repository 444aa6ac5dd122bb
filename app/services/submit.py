"""Submit: an annotation as another program writes it, taken with every word of it checked."""

from dataclasses import dataclass, replace
from uuid import uuid4

from app.domain.annotation import Anchor, Annotation
from app.domain.document import Version
from app.domain.moment import now
from app.errors import BadAnchor, BadInput, Conflict, Fixed, NotFound
from app.formats.w3c import from_jsonld
from app.formats.w3c_words import Json, Reference
from app.services.annotate import keep, keep_next, standing, tidy
from app.services.elsewhere import Pages
from app.services.hold import hold
from app.services.vocabulary import refuse_unknown
from app.store import documents
from app.store.library import Library
from app.text import anchors
from app.text.quotes import Quotes

UNNAMED = "urn:uuid:00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sends: a W3C annotation as JSON, and whose it is.

    ``ours`` finds the id that an IRI of this server stands for, and nothing for other IRIs.
    """

    data: object
    creator: str
    ours: Reference = lambda iri: ""


def submit(library: Library, sent: Sent, within: str = "") -> Annotation:
    """Keep a W3C annotation as a new one; an ``id`` that it has goes to ``via``.

    ``within`` is the only document that it may be on.  Raises ``BadInput``, ``NotFound``, and
    ``BadAnchor`` for words that do not stand where they should.
    """
    with library.writing():
        read = _read(library, sent)
        if within and read.document != within:
            raise BadInput(
                name="The annotation",
                why=f"it is on {read.document}",
                remedy=f"This container takes annotations on {within}.",
            )
        when, by = now(), sent.creator
        made = replace(read, id=uuid4().urn, creator=by, created=when, modified=when, revision=1)
        keep(library, made, "annotated", by)
    return made


def resubmit(
    library: Library, annotation: str, sent: Sent, revision: int | None = None
) -> Annotation:
    """Replace all that an annotation says and stands on; who made it and its names stay.

    Raises ``NotFound``, ``Conflict`` when ``revision`` is not the present one, ``Fixed`` when a
    name of it would change, and what ``submit`` raises.
    """
    with library.writing():
        before = standing(library, annotation)
        if revision not in (None, before.revision):
            raise Conflict(name="The annotation")
        read = _read(library, sent, before)
        _refuse_other_names(before, read)
        after = replace(
            read,
            id=before.id,
            creator=before.creator,
            created=before.created,
            revision=before.revision,
            canonical=before.canonical,
            via=before.via or read.via,
        )
        return keep_next(library, after, "revised", sent.creator)


def _refuse_other_names(before: Annotation, read: Annotation) -> None:
    known = before.canonical or before.id
    if read.canonical not in ("", known) or (before.via and read.via not in ((), before.via)):
        raise Fixed(
            name="What an annotation is called elsewhere",
            why="`canonical` or `via` is set",
            remedy="Send them as they were, or leave them out.",
        )


def _read(library: Library, sent: Sent, before: Annotation | None = None) -> Annotation:
    pages = Pages(library)
    named = _named(sent.data, before) if isinstance(sent.data, dict) else sent.data
    read = from_jsonld(named, lambda iri: sent.ours(iri) or pages.reference(iri))
    if read.reply_to:
        answered = standing(library, sent.ours(read.reply_to) or read.reply_to)
        read = replace(read, reply_to=answered.id, document=answered.document)
    pages.hold(read.document, sent.creator)
    refuse_unknown(library, tidy(read.tags), before.tags if before else ())
    for link in read.links:
        pages.refuse(link.target)
        hold(library, link.target)
    _current(library, read.document)
    known = before.anchors if before else ()
    placed = tuple(_anchor(library, read.document, each, known) for each in read.anchors)
    return replace(
        read, anchors=placed, note=read.note.strip(), tags=tidy(read.tags), withdrawn=False
    )


def _named(data: Json, before: Annotation | None) -> Json:
    """With an id of ours; the one that it had is where it came from.

    What is no id stays, so that it is refused.
    """
    if not isinstance(data.get("id", ""), str):
        return data
    if before is not None:
        return {**data, "id": before.id}
    via = data.get("via", [])
    sent = [data["id"]] if "id" in data else []
    return {**data, "id": UNNAMED, "via": [*(via if isinstance(via, list) else [via]), *sent]}


def _anchor(library: Library, document: str, sent: Anchor, known: tuple[Anchor, ...]) -> Anchor:
    """The passage, checked against the version it names or else the current one."""
    for anchor in known:  # what was not changed keeps its state, and the version it stands in
        if replace(anchor, state=sent.state) == sent:
            return anchor
    version = _version(library, document, sent.version)
    if not sent.placed:
        found = Quotes(version.text).find(sent).carried
        if found is None:
            why = "its words stand nowhere in the text, or at several places"
            raise BadAnchor(start=0, end=0, document=document, why=why)
        return anchors.describe(version.text, found.start, found.end, version.hash)
    described = anchors.describe(version.text, sent.start, sent.end, version.hash)
    anchors.check(version.text, replace(described, exact=sent.exact), document)
    return described


def _version(library: Library, document: str, digest: str) -> Version:
    if not digest:
        return _current(library, document)
    version = documents.version(library.db, document, digest)
    if version is None:
        raise NotFound(kind="version", id=f"{digest} of {document}")
    return version


def _current(library: Library, document: str) -> Version:
    version = documents.current(library.db, document)
    if version is None:
        raise NotFound(kind="document", id=document or "without a name")
    return version
