"""Projects: begin one, say what it is for, gather its articles, and see how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import uuid4

from app.domain.moment import now
from app.domain.project import Project
from app.domain.tally import Tally
from app.domain.titles import tidy_title
from app.errors import NotFound
from app.services.tally import together
from app.store import documents, history, projects
from app.store.library import Library
from app.store.tallies import Asked


@dataclass(frozen=True, slots=True)
class Description:
    """What a person says of a project."""

    title: str
    purpose: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """A project with how many articles it has and their tallies together."""

    project: Project
    articles: int
    tally: Tally


def begin(library: Library, title: str, purpose: str, creator: str) -> Project:
    """A new project without articles.  Raises ``BadInput`` without a title."""
    made = Project(
        f"urn:uuid:{uuid4()}", tidy_title(title, "project"), purpose.strip(), creator, now()
    )
    with library.writing():
        return _keep(library, made, "began", creator)


def describe(library: Library, project: str, said: Description, creator: str) -> Project:
    """Say anew what a project is called and for, and whether it is closed.

    Raises ``NotFound`` and ``BadInput``.
    """
    with library.writing():
        before = find(library, project)
        after = replace(
            before,
            title=tidy_title(said.title, "project"),
            purpose=said.purpose.strip(),
            closed=said.closed,
        )
        return before if after == before else _keep(library, after, "described", creator)


def gather(library: Library, project: str, articles: Iterable[str], creator: str) -> Project:
    """Add articles to a project; those that it has already stay.  Raises ``NotFound``."""
    with library.writing():
        before = find(library, project)
        wanted = tuple(dict.fromkeys((*before.articles, *articles)))
        for article in wanted:
            if documents.get(library.db, article) is None:
                raise NotFound(kind="article", id=article)
        after = replace(before, articles=wanted)
        return before if after == before else _keep(library, after, "gathered", creator)


def release(library: Library, project: str, article: str, creator: str) -> Project:
    """Take an article out of a project; its annotations stay.  Raises ``NotFound``."""
    with library.writing():
        before = find(library, project)
        if article not in before.articles:
            raise NotFound(kind="article in this project", id=article)
        after = replace(before, articles=tuple(a for a in before.articles if a != article))
        return _keep(library, after, "released", creator)


def find(library: Library, project: str) -> Project:
    """The project of that id.  Raises ``NotFound``."""
    found = projects.get(library.db, project)
    if found is None:
        raise NotFound(kind="project", id=project)
    return found


def progress(library: Library) -> list[Progress]:
    """All projects with how far each is, those at work first."""
    return [progress_of(library, project) for project in projects.every(library.db)]


def progress_of(library: Library, project: Project) -> Progress:
    """How far one project is."""
    return Progress(project, *together(library, Asked(project=project.id)))


def _keep(library: Library, project: Project, action: str, creator: str) -> Project:
    projects.put(library.db, project)
    act = history.Act(now(), creator, project.subject, action)
    history.record(library.db, act, project)
    return project
