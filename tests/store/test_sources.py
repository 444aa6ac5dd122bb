"""The first source of a run that names an id keeps it."""

from app.store.sources import Sources


def test_the_first_source_that_names_an_id_is_told_to_all_others() -> None:
    sources = Sources()
    assert sources.named("lamps", "a.md") == "a.md"
    assert sources.named("lamps", "b.md") == "a.md"
    assert sources.named("lamps", "a.md") == "a.md"
    assert sources.named("streets", "b.md") == "b.md"


def test_each_run_has_its_own() -> None:
    assert Sources().named("lamps", "a.md") == "a.md"
    assert Sources().named("lamps", "b.md") == "b.md"
