"""Projects: sets of articles with a purpose."""

import pytest

from app.errors import BadInput, NotFound
from app.services import projects
from app.services.changes import changes
from app.services.projects import Description
from app.services.tally import tallied
from app.store.library import Library
from app.store.tallies import Asked

TWO = ["law-that-outlived-its-wars", "half-million-lose-parole"]


def test_a_project_gathers_articles_and_tells_how_far_it_is(starter: Library) -> None:
    made = projects.begin(starter, "  The  long\nread ", "For Sunday", "Ada")
    assert made.title == "The long read"
    projects.gather(starter, made.id, [*TWO, TWO[0]], "Ada")
    assert projects.find(starter, made.id).articles == tuple(TWO)
    (one,) = projects.progress(starter)
    sums = [tally for document, tally in tallied(starter, Asked()) if document.id in TWO]
    assert one.articles == 2
    assert one.tally == sums[0].plus(sums[1])
    projects.release(starter, made.id, TWO[0], "Ada")
    assert projects.find(starter, made.id).articles == (TWO[1],)


def test_a_closed_project_is_last_and_everything_is_in_the_history(starter: Library) -> None:
    first = projects.begin(starter, "A", "", "Ada")
    projects.begin(starter, "B", "", "Ada")
    projects.describe(starter, first.id, Description("A", "done", closed=True), "Grace")
    assert [one.project.title for one in projects.progress(starter)] == ["B", "A"]
    deeds = changes(starter, "Ada", limit=3).deeds
    assert [deed.act.action for deed in deeds] == ["described", "began", "began"]
    assert deeds[0].act.subject == first.subject
    before = changes(starter, "Ada").upto
    projects.describe(starter, first.id, Description("A", "done", closed=True), "Grace")
    assert changes(starter, "Ada").upto == before  # nothing changed


@pytest.mark.parametrize("title", ["", "  ", "x" * 201])
def test_a_title_is_needed(starter: Library, title: str) -> None:
    with pytest.raises(BadInput):
        projects.begin(starter, title, "", "Ada")
    assert projects.progress(starter) == []


def test_what_is_not_there_is_refused(starter: Library) -> None:
    made = projects.begin(starter, "A", "", "Ada")
    with pytest.raises(NotFound):
        projects.gather(starter, made.id, [TWO[0], "nowhere"], "Ada")
    assert projects.find(starter, made.id).articles == ()
    with pytest.raises(NotFound):
        projects.release(starter, made.id, TWO[0], "Ada")
    with pytest.raises(NotFound):
        projects.find(starter, "urn:uuid:nobody")
