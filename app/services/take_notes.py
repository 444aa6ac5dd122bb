"""Take in the annotations on one document of a bundle, with what was done to them."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from app.domain.annotation import Annotation
from app.domain.moment import now
from app.domain.past_act import PastAct
from app.errors import BadInput, BasisError, Differs, NotFound
from app.formats import annotation_set
from app.formats.bundle_record import read_acts, told
from app.formats.parcels import Parcel
from app.importers import Refused
from app.services import index
from app.services.leaving import state
from app.services.take_text import Opening, TakenText, differing
from app.store import annotations, documents, history
from app.store.library import Library
from app.text import anchors

Text = Callable[[str, str], str]  # from a document's id and a version's hash


def take_notes(
    library: Library, parcel: Parcel, taken: TakenText | None, creator: str, opening: Opening
) -> list[Annotation]:
    """Keep the annotations that are new here, and the history of all that is; those that were.

    An act of the history is kept only where the state after it could stand here.  Where there is
    no history, or it ends in another state, the name of ``creator`` stands for having brought the
    thing in.
    """
    text = _texts(library)
    notes = [note for note in _read(parcel, opening) if _take(library, note, text, opening)]
    new = {note.id for note in notes} | ({taken.document} if taken and taken.first else set())
    last: dict[str, str] = {}
    for act in _acts(parcel, opening):
        if act.subject in new and _could_stand(act, text, opening):
            _write_down(library, act)
            last[act.subject] = act.after
    if taken and taken.version and taken.document not in last:
        _write_down(library, _opened(taken, creator))
    for note in notes:
        if note.id not in last or state(last[note.id]) != note:
            history.record(library.db, history.Act(now(), creator, note.id, "imported"), note)
    index.index_notes(library, notes)
    return notes


def _read(parcel: Parcel, opening: Opening) -> list[Annotation]:
    try:
        return annotation_set.read(parcel.annotations) if parcel.annotations else []
    except BasisError as error:
        opening.refused.append(Refused(str(parcel.annotations), error))
        return []


def _acts(parcel: Parcel, opening: Opening) -> tuple[PastAct, ...]:
    try:
        path = parcel.history
        return read_acts(path.read_bytes(), path.name) if path else ()
    except BasisError as error:
        opening.refused.append(Refused(str(parcel.history), error))
        return ()


def _take(library: Library, note: Annotation, text: Text, opening: Opening) -> bool:
    """Keep an annotation that is new here; whether it was."""
    ours = annotations.get(library.db, note.id)
    try:
        if ours is None:
            _check(note, text)
            annotations.put(library.db, note)
            opening.taken.append(note.id)
            return True
        same = replace(ours, revision=note.revision)
        if same != note:
            raise Differs(name=f"The annotation {note.id}", what=differing(same, note))
        opening.known.append(note.id)
    except BasisError as error:
        opening.refused.append(Refused(note.id, error))
    return False


def _could_stand(act: PastAct, text: Text, opening: Opening) -> bool:
    """Whether the state after an act is one that undoing could put back here."""
    if not act.subject.startswith("urn:"):
        return True
    try:
        with told(f"The history of {act.subject}"):
            after = state(act.after)
        if after.id != act.subject:
            raise BadInput(
                name=f"The history of {act.subject}",
                why=f"it has a state of {after.id}",
                remedy="Ask whoever made the bundle for a new one.",
            )
        _check(after, text)
    except BasisError as error:
        opening.refused.append(Refused(act.subject, error))
        return False
    return True


def _check(note: Annotation, text: Text) -> None:
    for anchor in note.anchors:
        words = text(note.document, anchor.version)
        if anchor.placed:
            anchors.check(words, anchor, note.document)


def _texts(library: Library) -> Text:
    @cache
    def text(document: str, digest: str) -> str:
        version = documents.version(library.db, document, digest)
        if version is None:
            raise NotFound(kind="version", id=f"{digest[:12]} of {document}")
        return version.text

    return text


def _opened(taken: TakenText, creator: str) -> PastAct:
    after = json.dumps({"version": taken.version, "title": taken.title}, ensure_ascii=False)
    return PastAct(now(), creator, taken.document, "opened", after)


def _write_down(library: Library, act: PastAct) -> None:
    done = history.Act(act.at, act.by, act.subject, act.action)
    history.record(library.db, done, json.loads(act.after))
