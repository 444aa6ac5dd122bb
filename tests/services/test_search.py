"""Search over a library: what is found follows every change, whichever engine answers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.annotation import Link, LinkStatus, Stance
from app.domain.document import DocumentKind
from app.domain.mention import Form
from app.engines import NAMES
from app.errors import BadQuery, NotFound
from app.query.tree import Everything
from app.services.annotate import Body, Passage, annotate, revise, withdraw
from app.services.check import out_of_step
from app.services.choose_engine import engine_in_use, engine_status, use_engine
from app.services.follow import follow_queue, place
from app.services.reindex import reindex
from app.services.search import FACETS, Sort, View, narrowed, search
from app.store import documents, entries, marks, queue
from app.store.library import Library

ARTICLE = "half-million-lose-parole"
RULING = "/us/scotus/noem-v-doe/2025-05-30"
ACT = "/us/act/1798-07-06/ch66"


@pytest.fixture(scope="module")
def indexed_home(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the starter library with every engine's index built; tests take a copy."""
    home = shutil.copytree(filled_home, tmp_path_factory.mktemp("indexed") / "home")
    library = Library(home)
    for name in NAMES:
        use_engine(library, name)
    library.db.execute("pragma wal_checkpoint(truncate)")
    library.close()
    return home


@pytest.fixture(params=NAMES)
def searched(
    request: pytest.FixtureRequest, indexed_home: Path, tmp_path: Path
) -> Iterator[Library]:
    """The starter library, answered by each engine in turn; both indexes are built."""
    library = Library(shutil.copytree(indexed_home, tmp_path / "home"))
    marks.put(library.db, "engine", request.param)
    yield library
    library.close()


def keys(library: Library, query: str, limit: int = 100) -> list[str]:
    return [hit.key for hit in search(library, query, limit=limit).hits]


def words(library: Library, exact: str) -> Passage:
    version = documents.current(library.db, ARTICLE)
    assert version is not None
    start = version.text.index(exact)
    return Passage(ARTICLE, version.hash, start, start + len(exact), exact)


def test_the_engines_find_the_same_in_the_starter_library(starter: Library) -> None:
    queries = (
        "alien enemies act",
        "50 USC 21",
        "parole /10 (end OR revoke OR grant)",
        "court +5 order NOT kind:authority",
        "kind:article form:described",
        '"case-by-case basis" OR wartime',
        "depor* year:2025",
        "president /s (war OR invasion)",
        "deport! /p court",
    )
    found = []
    for name in NAMES:
        use_engine(starter, name)
        assert engine_in_use(starter).name == name
        found.append([set(keys(starter, query)) for query in queries])
    assert all(each == found[0] for each in found)
    assert all(found[0])


def test_an_authority_is_found_by_names_that_its_text_lacks(searched: Library) -> None:
    assert f"authority:{ACT}" in keys(searched, "alien enemies act")
    version = documents.current(searched.db, ACT)
    assert version is not None
    assert "alien enemies act" not in version.text.lower()


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("50 U.S.C. § 21", "/us/usc/t50/s21"),
        ("50 usc 21", "/us/usc/t50/s21"),
        ("Alien Enemies Act", ACT),
        ("the alien enemies act", ""),
        ("No. 24A1079", "/us/scotus/noem-v-doe"),
        ("24a1079", "/us/scotus/noem-v-doe"),
        ("Noem v. Doe", "/us/scotus/noem-v-doe"),
        ("8 USC 1182(d)(5)(A)", "/us/usc/t8/s1182/d/5/A"),
        ("99 USC 1", ""),
        ("alien enemies act parole", ""),
        ("kind:article", ""),
    ],
)
def test_a_citation_docket_or_name_jumps(starter: Library, query: str, target: str) -> None:
    assert search(starter, query).jump == target


def test_what_a_citation_means_comes_first(searched: Library) -> None:
    assert keys(searched, "50 USC 21")[0] == f"authority:{ACT}"


def test_what_a_name_means_comes_first(searched: Library) -> None:
    assert keys(searched, "Alien Enemies Act")[0] == f"authority:{ACT}"
    assert keys(searched, "Noem v. Doe")[0] == "authority:/us/scotus/noem-v-doe"


def test_an_article_is_found_by_what_it_rests_on_and_does_not_cite(searched: Library) -> None:
    link = Link(RULING, Form.DESCRIBED, Stance.DESCRIBES)
    annotate(searched, words(searched, "Supreme Court"), Body(links=(link,)), "Ada")
    assert f"article:{ARTICLE}" in keys(searched, f"authority:{RULING} kind:article")
    assert f"article:{ARTICLE}" in keys(searched, "authority:/us/scotus/noem-v-doe kind:article")
    assert f"article:{ARTICLE}" in keys(searched, f"cite:{RULING} kind:article")


def test_a_rejected_link_is_no_reason_to_be_found(searched: Library) -> None:
    link = Link("/us/eo/14157", Form.NAMED, Stance.DESCRIBES, LinkStatus.REJECTED)
    annotate(searched, words(searched, "Supreme Court"), Body(links=(link,)), "Ada")
    assert f"article:{ARTICLE}" not in keys(searched, "authority:/us/eo/14157")


def test_a_note_is_found_changed_and_gone_with_its_annotation(searched: Library) -> None:
    body = Body("Quokka question", ("marsupial law",))
    note = annotate(searched, words(searched, "Supreme Court"), body, "Ada")
    assert keys(searched, "quokkas") == [f"note:{note.id}"]
    assert keys(searched, 'tag:"marsupial law" by:ada kind:note') == [f"note:{note.id}"]
    assert f"article:{ARTICLE}" in keys(searched, 'tag:"marsupial law"')
    revise(searched, note.id, Body("Wombat answer"), "Ada", note.revision)
    assert keys(searched, "quokka") == keys(searched, 'tag:"marsupial law"') == []
    assert keys(searched, "wombat") == [f"note:{note.id}"]
    withdraw(searched, note.id, "Ada")
    assert keys(searched, "wombat") == []


def test_a_change_that_fails_is_not_found(searched: Library) -> None:
    def fail() -> None:
        with searched.writing():
            annotate(searched, words(searched, "Supreme Court"), Body("Quokka"), "Ada")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert keys(searched, "quokka") == []
    assert out_of_step(searched) == []


def test_snippets_mark_the_words_in_the_text_of_the_document(searched: Library) -> None:
    hits = search(searched, "parole kind:article").hits
    assert hits
    for hit in hits:
        version = documents.current(searched.db, hit.id)
        assert version is not None
        for snippet in hit.snippets:
            assert version.text[snippet.start :].startswith(snippet.text)
            marked = {snippet.text[start:end].lower() for start, end in snippet.highlights}
            assert marked <= {"parole", "paroled", "paroles", "parole's", "parole’s"}
    assert any(snippet.highlights for hit in hits for snippet in hit.snippets)


def test_facets_say_how_many_a_narrower_query_finds(searched: Library) -> None:
    results = search(searched, "order OR parole % tourist")
    assert set(results.facets) == set(FACETS)
    assert all(results.facets[field] for field in ("kind", "authority", "court", "form", "year"))
    for field, counts in results.facets.items():
        for value, count in counts:
            again = search(
                searched, narrowed("order OR parole % tourist", field, value), view=View(facets=())
            )
            assert again.total == count, (field, value)
            assert again.facets == {}


def test_a_passage_of_an_authority_says_its_provision(starter: Library) -> None:
    (hit,) = search(starter, '"hostile nation or government" kind:act', limit=1).hits
    assert hit.id == ACT
    assert {passage.place for passage in hit.snippets} <= {
        f"/us/usc/t50/s{n}" for n in range(21, 25)
    }
    assert hit.snippets[0].place == "/us/usc/t50/s21"


def test_results_can_be_sorted_by_date(searched: Library) -> None:
    newest = [hit.date for hit in search(searched, "court", view=View(Sort.NEWEST), limit=9).hits]
    oldest = [hit.date for hit in search(searched, "court", view=View(Sort.OLDEST), limit=9).hits]
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert newest != oldest
    assert (
        search(searched, "court", view=View(Sort.OLDEST), limit=2, offset=1).hits[0].date
        == oldest[1]
    )


def test_a_misspelt_word_is_put_right(searched: Library) -> None:
    assert search(searched, "wartmie removel kind:article").suggestion == (
        "wartime removal kind:article"
    )
    assert search(searched, "wartime").suggestion == ""
    assert search(searched, "qqqqqqqq").suggestion == ""


def test_what_an_article_cites_is_found_by_it(searched: Library) -> None:
    found = search(searched, f"cited-by:{ARTICLE}", limit=100)
    assert {hit.kind for hit in found.hits} == {"authority"}
    assert RULING in {hit.id for hit in found.hits}
    with pytest.raises(NotFound):
        search(searched, "cited-by:nothing")


def test_a_record_comes_before_the_notes_on_it(searched: Library) -> None:
    for word in ("parole", "proclamation"):
        kinds = [hit.kind for hit in search(searched, word, limit=3).hits]
        assert "note" not in kinds, word


def test_pages_follow_one_another(searched: Library) -> None:
    whole = search(searched, "court", limit=6)
    parts = [search(searched, "court", limit=2, offset=n) for n in (0, 2, 4)]
    assert [hit.key for part in parts for hit in part.hits] == [hit.key for hit in whole.hits]
    assert {part.total for part in parts} == {whole.total}


def test_a_malformed_query_is_no_empty_result(searched: Library) -> None:
    with pytest.raises(BadQuery) as raised:
        search(searched, 'parole "case')
    assert raised.value.position == 7


def test_how_it_was_read_is_said(starter: Library) -> None:
    assert search(starter, "alien OR enemy removal").interpretation == (
        "(alien OR enemy) AND removal"
    )


def test_reindexing_gives_the_same(searched: Library) -> None:
    before = [entry for _, entry in entries.every(searched.db)]
    told: list[tuple[int, int]] = []
    count = reindex(searched, lambda done, total: told.append((done, total)))
    assert [entry for _, entry in entries.every(searched.db)] == before
    assert count == len(before)
    assert told[-1][0] == told[-1][1]
    assert out_of_step(searched) == []


def test_what_is_out_of_step_is_named_and_put_right(searched: Library) -> None:
    assert out_of_step(searched) == []
    engine = engine_in_use(searched)
    engine.remove(place(searched), entries.numbers_of(searched.db, [f"article:{ARTICLE}"]).values())
    entries.remove(searched.db, [f"authority:{ACT}"])
    assert out_of_step(searched) == [f"article:{ARTICLE}", f"authority:{ACT}"]
    reindex(searched)
    assert out_of_step(searched) == []


def test_an_outside_engine_follows_the_queue_and_empties_it(starter: Library) -> None:
    use_engine(starter, "whoosh_index")
    annotate(starter, words(starter, "Supreme Court"), Body("Quokka"), "Ada")
    assert queue.waiting(starter.db, "whoosh_index")
    assert follow_queue(starter) > 0
    assert queue.waiting(starter.db, "whoosh_index") == []
    assert follow_queue(starter) == 0
    assert len(keys(starter, "quokka")) == 1


def test_a_change_followed_twice_is_there_once(starter: Library) -> None:
    use_engine(starter, "whoosh_index")
    note = annotate(starter, words(starter, "Supreme Court"), Body("Quokka"), "Ada")
    waiting = queue.waiting(starter.db, "whoosh_index")
    follow_queue(starter)
    queue.enqueue(starter.db, "whoosh_index", [number for _, number in waiting])
    assert keys(starter, "quokka") == [f"note:{note.id}"]


def test_an_engine_that_lost_its_folder_is_built_again(searched: Library) -> None:
    before = keys(searched, "parole")
    shutil.rmtree(searched.home / "indexes")
    assert keys(searched, "parole") == before


def test_a_damaged_index_is_built_again(searched: Library) -> None:
    before = keys(searched, "parole")
    for seal in (searched.home / "indexes").glob("*/seal.json"):
        seal.write_text("[]")
    assert keys(searched, "parole") == before
    assert out_of_step(searched) == []


def test_an_index_of_an_older_basis_is_built_again(searched: Library) -> None:
    before = keys(searched, "parole")
    gone = entries.numbers_of(searched.db, [f"article:{ARTICLE}"]).values()
    engine_in_use(searched).remove(place(searched), gone)
    assert keys(searched, "parole") != before
    marks.put(searched.db, "form of the index", "1")
    assert keys(searched, "parole") == before


def test_the_environment_overrides_what_was_chosen(starter: Library) -> None:
    use_engine(starter, "whoosh_index")
    starter.engine = "fts5"
    assert engine_in_use(starter).name == "fts5"
    starter.engine = "elastic"
    with pytest.raises(NotFound, match="search engine"):
        engine_in_use(starter)


def test_what_changes_while_an_index_is_built_is_in_it(starter: Library) -> None:
    def change(done: int, total: int) -> None:
        if done == 3:
            annotate(Library(starter.home), words(starter, "Supreme Court"), Body("Quokka"), "Ada")

    use_engine(starter, "tantivy", change)
    assert engine_in_use(starter).name == "tantivy"
    assert len(keys(starter, "quokka")) == 1
    assert out_of_step(starter) == []


def test_an_unknown_engine_is_refused(starter: Library) -> None:
    with pytest.raises(NotFound, match="search engine"):
        use_engine(starter, "elastic")
    assert engine_status(starter)["engine"] == "fts5"


def test_the_status_counts_what_is_indexed(searched: Library) -> None:
    status = engine_status(searched)
    assert status["entries"] == status["indexed"] == entries.count(searched.db) > 40
    found = engine_in_use(searched).search(place(searched), Everything(), 0)
    assert found.hits == ()
    assert found.total == status["entries"]


def test_every_article_and_record_is_an_entry(starter: Library) -> None:
    for kind in DocumentKind:
        for document in documents.listed(starter.db, kind):
            assert f"{kind}:{document.id}" in entries.chosen(starter.db, [f"{kind}:{document.id}"])


def test_an_empty_library_answers(library: Library) -> None:
    results = search(library, "parole")
    assert (results.total, results.hits, results.jump) == (0, [], "")
