"""Pick the articles of a bundle: by project, search, tag, person or day."""

from dataclasses import dataclass

from app.domain.dates import is_date
from app.domain.document import DocumentKind
from app.domain.project import Project
from app.errors import BadInput, NotFound
from app.services.search import search
from app.store import annotations, documents, projects
from app.store.library import Library

EVERY = 10**6  # hits: more than a library has


@dataclass(frozen=True, slots=True)
class Wanted:
    """What articles must be; an empty field leaves all of them.

    ``query`` is one of the search: an article fits when it is found itself or a note on it is
    (``tag:parole``, ``by:Ada``, ``date:2025-05``).  ``tag`` and ``person`` are those of one
    annotation on it that stands.  ``project`` is the id of a project, or its title.  ``since`` and
    ``until`` are ISO dates, both included, perhaps of reduced precision.
    """

    query: str = ""
    project: str = ""
    tag: str = ""
    person: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to pick by: projects, tags in use, people who annotated articles."""

    projects: list[Project]
    tags: list[str]
    people: list[str]


ALL = Wanted()


def pick(library: Library, wanted: Wanted = ALL) -> list[str]:
    """The ids of the articles that fit, in the order of a list of articles.

    Raises ``BadQuery``, ``BadInput`` for what is no date, and ``NotFound`` for no such project.
    """
    for day in (wanted.since, wanted.until):
        if day and not is_date(day):
            raise BadInput(name=day, why="it is no date", remedy="Write it as 2025-05-30.")
    limits = _limits(library, wanted)
    return [
        article
        for article, published in documents.days(library.db, DocumentKind.ARTICLE)
        if all(article in found for found in limits)
        and published >= wanted.since
        and (not wanted.until or published[: len(wanted.until)] <= wanted.until)
    ]


def offer(library: Library) -> Offer:
    """What a person can choose from."""
    return Offer(
        projects.every(library.db),
        annotations.tags_on_articles(library.db),
        annotations.people_on_articles(library.db),
    )


def _limits(library: Library, wanted: Wanted) -> list[set[str]]:
    """Sets of articles; one must be in all of them."""
    found = []
    if wanted.query:
        found.append(_found(library, wanted.query))
    if wanted.project:
        found.append(set(_project(library, wanted.project)))
    if wanted.tag or wanted.person:
        found.append(annotations.annotated(library.db, wanted.tag, wanted.person))
    return found


def _found(library: Library, query: str) -> set[str]:
    ids: set[str] = set()
    for hit in search(library, query, limit=EVERY).hits:
        if hit.kind == "article":
            ids.add(hit.id)
        elif hit.kind == "note" and (note := annotations.get(library.db, hit.id)):
            ids.add(note.document)
    return ids


def _project(library: Library, name: str) -> tuple[str, ...]:
    for project in projects.every(library.db):
        if name in (project.id, project.title):
            return project.articles
    raise NotFound(kind="project", id=name)
