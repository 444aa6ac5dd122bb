"""Leaving: what of a library may go along with a bundle, for whom it is made."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum

import cattrs

from app.domain.annotation import Annotation, LinkStatus, Visibility
from app.domain.past_act import PastAct
from app.domain.table_form import USUAL_FORM, TableForm
from app.store import history


class Audience(StrEnum):
    """Whom a bundle is for."""

    PUBLIC = "public"
    COLLEAGUE = "colleague"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chooses.  ``as_of`` is a whole ISO date; empty for the newest in the content.

    ``include_private`` takes private annotations along, ``include_rejections`` rejected links,
    ``include_history`` what was done to all that leaves, ``include_withdrawn`` annotations that
    were taken back and every version of every text, ``include_projects`` the projects of the
    articles.  ``form`` is that of the table of authorities.
    """

    as_of: str = ""
    title: str = ""
    include_private: bool = False
    include_rejections: bool = False
    include_history: bool = False
    include_withdrawn: bool = False
    include_projects: bool = False
    form: TableForm = USUAL_FORM


USUAL = Options()


def options_for(audience: Audience, title: str = "", as_of: str = "") -> Options:
    """The public gets what was published; a colleague what was rejected, too, the history of
    both and the projects; a private archive everything.
    """
    more, everything = audience is not Audience.PUBLIC, audience is Audience.ARCHIVE
    return Options(as_of, title, everything, more, more, everything, more)


def leaving(annotation: Annotation, options: Options) -> Annotation | None:
    """An annotation as it leaves, without rejected links unless chosen; None where it stays."""
    if annotation.withdrawn and not options.include_withdrawn:
        return None
    if annotation.visibility is Visibility.PRIVATE and not options.include_private:
        return None
    if options.include_rejections:
        return annotation
    kept = tuple(link for link in annotation.links if link.status is not LinkStatus.REJECTED)
    nothing_left = not (kept or annotation.note or annotation.tags)
    return None if nothing_left and annotation.links else replace(annotation, links=kept)


def act_leaving(entry: history.Entry, options: Options) -> PastAct | None:
    """An act on an annotation as it leaves; None where the state after it stays."""
    before = state(entry.after)
    after = leaving(before, options)
    if after is None:
        return None
    if after == before:
        return past(entry)
    links = cattrs.unstructure(after)["links"]
    return past(entry, json.dumps(json.loads(entry.after) | {"links": links}, ensure_ascii=False))


def past(entry: history.Entry, after: str = "") -> PastAct:
    """An act as a bundle has it."""
    return PastAct(entry.at, entry.by, entry.subject, entry.action, after or entry.after)


def state(after: str) -> Annotation:
    """The annotation as it stood after an act.  Raises ``ValueError`` for what is none."""
    try:
        return cattrs.structure(json.loads(after), Annotation)
    except cattrs.BaseValidationError as error:
        raise ValueError("it holds no annotation") from error


def versions_of(act: PastAct) -> set[str]:
    """The hashes of the versions that an annotation stood on after an act; none for a document."""
    anchors = json.loads(act.after).get("anchors", ())
    return {anchor["version"] for anchor in anchors}
