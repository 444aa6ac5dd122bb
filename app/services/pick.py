"""Pick the articles of a bundle by a search, or by the days on which they were published."""

from app.domain.document import DocumentKind
from app.errors import NotFound
from app.services.search import search
from app.store import annotations, documents, projects
from app.store.library import Library

EVERY = 10**6  # hits: more than a library has


def pick(
    library: Library, query: str = "", since: str = "", until: str = "", project: str = ""
) -> list[str]:
    """The ids of the articles that fit, in the order of a list of articles.

    ``query`` is one of the search: an article fits when it is found itself or a note on it is
    (``tag:parole``, ``by:Ada``, ``date:2025-05``).  ``since`` and ``until`` are ISO dates, both
    included, perhaps of reduced precision; ``project`` is the id of a project, or its title.
    Raises ``BadQuery``, and ``NotFound`` for no such project.
    """
    found = _found(library, query) if query else None
    held = _project(library, project) if project else None
    return [
        article
        for article, published in documents.days(library.db, DocumentKind.ARTICLE)
        if (found is None or article in found)
        and (held is None or article in held)
        and published >= since
        and (not until or published[: len(until)] <= until)
    ]


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
