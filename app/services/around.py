"""Around: the projects and tags that leave with some articles, with what was done to them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import replace

from app.domain.past_act import PastAct
from app.domain.project import Project
from app.domain.surroundings import TAG, Surroundings
from app.services.leaving import Options, past
from app.store import history, merged, projects, vocabulary
from app.store.library import Library


def around(
    library: Library, options: Options, articles: Collection[str], tags: Collection[str]
) -> Surroundings:
    """What leaves with the articles of these ids, whose annotations that leave have these tags.

    Of a project, and of its states in the history, only articles that leave are named.  Tags that
    nobody uses leave with everything else.  That a library lets only tags be used that it agreed
    on is its own affair, and stays.
    """
    found = tuple(_projects(library, articles)) if options.include_projects else ()
    agreed = tuple(
        (tag, meaning)
        for tag, meaning in vocabulary.every(library.db).items()
        if options.include_withdrawn or tag in tags
    )
    decided = tuple(
        each for each in merged.decisions(library.db) if {each[0], each[1]} <= set(articles)
    )
    if not options.include_history:
        return Surroundings(found, agreed, decided)
    numbered = [
        (entry.id, _restricted(past(entry), articles))
        for project in found
        for entry in history.of_subject(library.db, project.subject)
    ]
    numbered += [
        (entry.id, past(entry))
        for entry in history.of_subjects(library.db, TAG)
        if options.include_withdrawn or entry.subject.removeprefix(TAG) in dict(agreed)
        if entry.subject != TAG
    ]
    acts = tuple(act for _, act in sorted(numbered, key=lambda pair: pair[0]))
    return Surroundings(found, agreed, decided, acts)


def _projects(library: Library, articles: Collection[str]) -> Iterator[Project]:
    """By id; those of which some article leaves."""
    for project in sorted(projects.every(library.db), key=lambda project: project.id):
        kept = tuple(article for article in project.articles if article in articles)
        if kept:
            yield replace(project, articles=kept)


def _restricted(act: PastAct, articles: Collection[str]) -> PastAct:
    state = json.loads(act.after)
    state["articles"] = [article for article in state["articles"] if article in articles]
    return replace(act, after=json.dumps(state, ensure_ascii=False))
