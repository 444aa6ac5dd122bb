"""Take in what a bundle has around its articles: projects, tags agreed on, addresses."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from app.domain.moment import now
from app.domain.past_act import PastAct
from app.domain.project import SUBJECT, Project
from app.domain.surroundings import TAG
from app.errors import BadInput, BasisError, Differs
from app.formats import surroundings_record as record
from app.formats.bundle_record import read_acts
from app.importers import Refused
from app.services import index
from app.services.take_text import Opening, differing
from app.services.vocabulary import is_closed
from app.store import addresses, annotations, documents, history, merged, projects, vocabulary
from app.store.library import Library

Found = TypeVar("Found")


def take_around(library: Library, payload: Path, creator: str, opening: Opening) -> None:
    """Keep what is new here, each with its history; what differs is told, never written over.

    Comes after the articles and their annotations: a project has those of its articles that are
    here, an address leads to an annotation that is here.
    """
    with library.writing() as db:
        acts = _acts(payload / record.HISTORY, opening)
        new = {act.subject for act in acts if not history.of_subject(db, act.subject)}
        taken = [*_projects(library, payload / record.PROJECTS, opening)]
        _tags(library, payload / record.TAGS, opening)
        _addresses(library, payload / record.ADDRESSES, opening)
        _decisions(library, payload / record.DECISIONS, opening)
        for act in acts:
            if act.subject in new:
                done = history.Act(act.at, act.by, act.subject, act.action)
                history.record(db, done, json.loads(act.after))
        for project in taken:
            if project.subject not in new:
                done = history.Act(now(), creator, project.subject, "opened")
                history.record(db, done, project)


def merged_articles(payload: Path) -> dict[str, str]:
    """Which article each one became that somebody merged; a file that is none is told later."""
    said = _read(payload / record.DECISIONS, record.read_decisions, Opening()) or ()
    return {document: other for document, other, what in said if what == merged.MERGED}


def _acts(path: Path, opening: Opening) -> list[PastAct]:
    """The acts on projects and tags; those on anything else do not belong there."""
    found = []
    for act in _read(path, read_acts, opening) or ():
        if act.subject.startswith((SUBJECT, TAG)) and act.subject not in (SUBJECT, TAG):
            found.append(act)
            continue
        why, remedy = "it is no project and no tag", "Ask whoever made the bundle for a new one."
        error = BadInput(name=f"The history of {act.subject}", why=why, remedy=remedy)
        opening.refused.append(Refused(act.subject, error))
    return found


def _projects(library: Library, path: Path, opening: Opening) -> list[Project]:
    """Those that were new here."""
    taken = []
    for theirs in _read(path, record.read_projects, opening) or ():
        here = tuple(a for a in theirs.articles if documents.get(library.db, a) is not None)
        given, ours = replace(theirs, articles=here), projects.get(library.db, theirs.id)
        if ours is None:
            projects.put(library.db, given)
            opening.taken.append(given.id)
            taken.append(given)
        elif what := _differing(ours, given):
            error = Differs(name=f"The project “{ours.title}”", what=what)
            opening.refused.append(Refused(ours.title, error))
        else:
            opening.known.append(given.id)
    return taken


def _differing(ours: Project, theirs: Project) -> str:
    """What is not the same; that ours has more articles is no difference."""
    missing = [article for article in theirs.articles if article not in ours.articles]
    same = replace(theirs, articles=theirs.articles if missing else ours.articles)
    return differing(ours, same)


def _tags(library: Library, path: Path, opening: Opening) -> None:
    agreed = vocabulary.every(library.db)
    for tag, meaning in (_read(path, record.read_pairs, opening) or {}).items():
        if tag not in agreed and not is_closed(library):
            vocabulary.put(library.db, tag, meaning)
            opening.taken.append(TAG + tag)
        elif agreed.get(tag) == meaning:
            opening.known.append(TAG + tag)
        else:
            ours = f"means “{agreed[tag]}”" if tag in agreed else "is not agreed on"
            what = f"it {ours} here and means “{meaning}” there"
            opening.refused.append(Refused(tag, Differs(name=f"The tag “{tag}”", what=what)))


def _addresses(library: Library, path: Path, opening: Opening) -> None:
    for slug, annotation in (_read(path, record.read_pairs, opening) or {}).items():
        if annotations.get(library.db, annotation) is None:
            continue  # it was refused, and that was told
        leads = addresses.find(library.db, slug)
        if leads is None:
            addresses.take(library.db, slug, annotation)
        elif leads != annotation:
            what = f"it leads to {leads} here and to {annotation} there"
            opening.refused.append(Refused(slug, Differs(name=f"The address {slug}", what=what)))


def _decisions(library: Library, path: Path, opening: Opening) -> None:
    for document, other, said in _read(path, record.read_decisions, opening) or ():
        if None in (documents.get(library.db, document), documents.get(library.db, other)):
            continue  # it was refused, and that was told
        ours = merged.decision(library.db, document, other)
        if not ours:
            merged.decide(library.db, document, other, said)
            if said == merged.MERGED:
                index.forget_document(library, document)
        elif ours != said:
            error = Differs(name=f"{document} and {other}", what=f"{ours} here and {said} there")
            opening.refused.append(Refused(f"{document}, {other}", error))


def _read(path: Path, reader: Callable[[bytes, str], Found], opening: Opening) -> Found | None:
    """What a file holds; None where there is none, and where it is told that it cannot be read."""
    try:
        return reader(path.read_bytes(), path.name) if path.is_file() else None
    except BasisError as error:
        opening.refused.append(Refused(path.name, error))
        return None
