"""The map's data: every linked passage and every proposal counts once, on its record."""

from __future__ import annotations

from app.services.chart import chart
from app.services.overview import overview
from app.services.reliances import linked_passages
from app.services.tabulate import tabulate
from app.store.library import Library

LAW = "/us/usc/t8/s1254a"


def test_every_link_and_proposal_is_counted_once(starter: Library) -> None:
    ties = chart(starter).ties
    table = tabulate(starter)
    linked = [each for each in linked_passages(starter) if table.record_of(each.target)]
    assert sum(tie.accepted for tie in ties) == len(linked) > 200
    # What has no record in the library has no place on the map.
    assert 0 < sum(tie.proposed for tie in ties) <= overview(starter).waiting
    assert len({(tie.article, tie.authority) for tie in ties}) == len(ties)


def test_the_neighbourhood_of_a_record(starter: Library) -> None:
    whole, near = chart(starter), chart(starter, LAW)
    articles = {tie.article for tie in whole.ties if tie.authority == LAW}
    assert articles
    assert {tie.article for tie in near.ties} == articles
    assert set(near.ties) == {tie for tie in whole.ties if tie.article in articles}
    assert [article.id for article in near.articles] == [
        article.id for article in whole.articles if article.id in articles
    ]


def test_nothing_is_tied_to_what_is_not_there(starter: Library, library: Library) -> None:
    assert chart(starter, "/us/nothing/1").ties == []
    assert chart(library).articles == []
