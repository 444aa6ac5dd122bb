"""A whole library out and back: every column of every table, read from the schema itself.

``python -m benchmarks.bundles`` does the same with five times as much and ten times as much.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.services import bundle
from app.services.bundle import Audience, options_for
from app.services.pick import pick
from app.store.library import Library
from tests.every_column import carried, lost, the_same_everywhere
from tests.random_library import Size, fill

SIZE = Size(articles=200, annotations=5_000, links=3_000)


@settings(max_examples=2, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(seed=st.integers(0, 2**64))
def test_nothing_of_a_large_library_is_lost_and_it_goes_out_again_as_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("round-trip")
    here, there = Library(folder / "here"), Library(folder / "there")
    fill(here, seed, SIZE)
    assert _counted(here) == SIZE
    assert len(carried(here.db)) >= 15
    assert list(the_same_everywhere(here.db)) == []
    first = bundle.create(here, pick(here), folder / "1.zip", options_for(Audience.ARCHIVE))
    opening = bundle.open(there, first.path, "Zoe", first.digest)
    assert [f"{refused.name}: {refused.error}" for refused in opening.refused] == []
    assert list(lost(here.db, there.db)) == []
    second = bundle.create(there, pick(there), folder / "2.zip", options_for(Audience.ARCHIVE))
    assert second.path.read_bytes() == first.path.read_bytes()
    here.close()
    there.close()


def _counted(library: Library) -> Size:
    """How much there is, as the library's own tables count it."""
    articles, annotations, links = (
        library.db.execute(f"select count(*) from {what}").fetchone()[0]
        for what in ("documents where kind = 'article'", "annotations", "links")
    )
    return Size(articles, annotations, links)


@settings(max_examples=12)
@given(seed=st.integers(0, 2**32), audience=st.sampled_from(Audience))
def test_any_library_for_any_audience(
    tmp_path_factory: pytest.TempPathFactory, seed: int, audience: Audience
) -> None:
    folder = tmp_path_factory.mktemp("any")
    here, there = Library(folder / "here"), Library(folder / "there")
    ids = fill(here, seed, Size(articles=3, annotations=15, links=12, laws=6))
    first = bundle.create(here, ids, folder / "1.zip", options_for(audience))
    opening = bundle.open(there, first.path, "Zoe", first.digest)
    assert [str(refused.error) for refused in opening.refused] == []
    second = bundle.create(there, ids, folder / "2.zip", options_for(audience))
    assert second.path.read_bytes() == first.path.read_bytes()
    again = bundle.open(there, first.path, "Zoe")
    assert (again.taken, again.refused) == ([], [])
    here.close()
    there.close()


def test_a_new_column_is_noticed_until_it_is_carried(tmp_path: Path) -> None:
    here, there = Library(tmp_path / "here"), Library(tmp_path / "there")
    ids = fill(here, 1, Size(articles=3, annotations=15, links=12, laws=6))
    made = bundle.create(here, ids, tmp_path / "1.zip", options_for(Audience.ARCHIVE))
    bundle.open(there, made.path, "Zoe")
    assert "annotations" not in lost(here.db, there.db)
    for library in (here, there):
        library.db.execute("alter table annotations add column colour integer")
    assert "annotations.colour" in the_same_everywhere(here.db)
    here.db.execute("update annotations set colour = rowid")
    assert "annotations" in lost(here.db, there.db)
    here.db.execute("create table moods (annotation text, mood text) strict")
    with pytest.raises(AssertionError):
        list(lost(here.db, there.db))
    here.close()
    there.close()
