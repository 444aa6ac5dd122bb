"""How far the work on a bundle is: it never goes back, and ends at its end."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.services.watch import Watch
from tests.bundles import article, bundle


@given(st.integers(0, 4), st.lists(st.integers(0, 12), min_size=1, max_size=4))
def test_it_goes_on_and_ends(articles: int, asked: list[int]) -> None:
    """``asked``: how many articles each work asks for, some more than once."""
    told: list[tuple[int, int]] = []
    of = replace(bundle(), articles=(article(),) * articles)
    watch = Watch(of, len(asked), lambda done, total: told.append((done, total)))
    for count in asked:
        watch.next_work()
        for number in range(count if articles else 0):
            assert watch.bundle.articles[number % articles] == article()
            assert told[-1][0] < told[-1][1], "the article that was just asked for is not done"
    watch.done()
    done = [each for each, _ in told]
    assert done == sorted(done)
    assert {total for _, total in told} == {len(asked) * max(1, articles)}
    assert (done[0], done[-1]) == (0, told[0][1])
