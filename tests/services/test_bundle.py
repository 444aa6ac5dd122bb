"""A bundle out of a library and back: what leaves, what does not, and that nothing is lost."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.domain.annotation import Annotation, Link, Stance, Visibility
from app.domain.authority import Authority
from app.domain.document import Document, DocumentKind
from app.domain.mention import Form
from app.errors import BadBundle, BadInput, Differs, NotFound
from app.importers import Imported
from app.services import bundle
from app.services.add import add
from app.services.annotate import Body, Passage, annotate, revise, withdraw, write_down
from app.services.bundle import Options
from app.services.decide import reject
from app.services.exchange import export_annotations
from app.store import annotations, authorities, documents, history
from app.store.library import Library
from tests.bundles import DOCUMENT, RULING, SLUG, SOURCE

ARTICLE = SLUG
LINK = Link(RULING, Form.DESCRIBED, Stance.DESCRIBES)
ROOT = Path(__file__).resolve().parents[2]


def passage(library: Library, words: str, article: str = ARTICLE) -> Passage:
    version = documents.current(library.db, article)
    assert version is not None
    start = version.text.index(words)
    return Passage(article, version.hash, start, start + len(words), words)


def say(library: Library, words: str, note: str, by: str, *, private: bool = False) -> Annotation:
    visibility = Visibility.PRIVATE if private else Visibility.PUBLISHED
    body = Body(note, ("parole",), (LINK,), visibility)
    return annotate(library, passage(library, words), body, by)


@pytest.fixture
def worked(starter: Library) -> Library:
    """The starter library after a day's work on one more article."""
    add(starter, Imported(DOCUMENT, SOURCE, "markdown"), "Ada")
    say(starter, "The justices let", "The stay.", "Ada")
    say(starter, "Friday's order", "SECRET-WORDS", "Secret Bob", private=True)
    gone = say(starter, "no reasons", "WITHDRAWN-WORDS", "Gone Eve")
    withdraw(starter, gone.id, "Gone Eve")
    refused = passage(starter, "in Boston")
    made = reject(starter, refused, "/us/proc/10903", "Rita Rejecter")
    published = Body(links=made.links, visibility=Visibility.PUBLISHED)
    revise(starter, made.id, published, "Rita Rejecter", made.revision)
    return starter


def contents(path: Path) -> bytes:
    with ZipFile(path) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def names(path: Path) -> list[str]:
    with ZipFile(path) as packed:
        return packed.namelist()


def test_one_article_one_note_one_authority(worked: Library, tmp_path: Path) -> None:
    made = bundle.create(worked, [ARTICLE], tmp_path / "b.zip")
    assert bundle.verify(made.path, made.digest) == bundle.Report(True, made.digest, ())
    assert {name.removeprefix("data/") for name in names(made.path)} >= {
        *("index.html", "README.txt", "links.csv", "table-of-authorities.html"),
        *(f"articles/{ARTICLE}.md", f"articles/{ARTICLE}.txt", f"annotations/{ARTICLE}.jsonld"),
        *(f"authorities{RULING}.md", "authorities/us/scotus/noem-v-doe.md"),
    }
    assert (made.size, made.files) == (made.path.stat().st_size, len(names(made.path)))
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".zip"] == ["b.zip"]


# What is chosen -> what of the day's work leaves.
CHOICES = {
    "usual": (Options(), {"The stay."}),
    "private": (Options(include_private=True), {"The stay.", "SECRET-WORDS", "Secret Bob"}),
    "rejections": (Options(include_rejections=True), {"The stay.", "Rita Rejecter"}),
}


@pytest.mark.parametrize("choice", CHOICES)
def test_only_what_was_chosen_leaves(worked: Library, tmp_path: Path, choice: str) -> None:
    options, leaving = CHOICES[choice]
    found = contents(bundle.create(worked, [ARTICLE], tmp_path / "b.zip", options).path)
    everything = ("The stay.", "SECRET-WORDS", "Secret Bob", "Rita Rejecter")
    assert {words for words in everything if words.encode() in found} == leaving
    assert b"WITHDRAWN-WORDS" not in found
    assert b"Gone Eve" not in found


def test_the_preview_says_what_leaves_and_what_stays(worked: Library) -> None:
    seen = bundle.preview(worked, [ARTICLE])
    assert [one for one, _ in seen.articles] == [ARTICLE]
    assert seen.annotations == {"private": 0, "published": 1}
    assert seen.people == ("Ada", "Basis starter library")
    assert (seen.private_left_out, seen.rejections, seen.rejections_left_out) == (1, 0, 1)
    assert [one for one, _ in seen.authorities] == ["/us/scotus/noem-v-doe", RULING]
    everything = Options(include_private=True, include_rejections=True)
    seen = bundle.preview(worked, [ARTICLE], everything)
    assert seen.annotations == {"private": 1, "published": 2}
    assert seen.people == ("Ada", "Basis starter library", "Rita Rejecter", "Secret Bob")
    assert (seen.private_left_out, seen.rejections, seen.rejections_left_out) == (0, 1, 0)


def test_an_authority_behind_private_notes_alone_stays(worked: Library, tmp_path: Path) -> None:
    act = Link("/us/usc/t50/s21", Form.NAMED, Stance.DESCRIBES)
    annotate(worked, passage(worked, "car park"), Body(links=(act,)), "Ada")
    assert "/us/act/1798-07-06/ch66" not in dict(bundle.preview(worked, [ARTICLE]).authorities)


def test_a_link_to_what_the_library_lacks_is_told(worked: Library, tmp_path: Path) -> None:
    lost = Link("/us/usc/t99/s1", Form.CITED, Stance.DESCRIBES)
    made = annotate(
        worked, passage(worked, "car park"), Body(visibility=Visibility.PUBLISHED), "Ada"
    )
    write_down(worked, replace(made, links=(lost,)), "imported", "Ada")
    assert bundle.preview(worked, [ARTICLE]).missing == ("/us/usc/t99/s1",)
    found = contents(bundle.create(worked, [ARTICLE], tmp_path / "b.zip").path)
    assert "99 U.S.C. § 1".encode() in found


@pytest.mark.parametrize(
    ("chosen", "options", "error"),
    [
        (["nothing-of-the-kind"], Options(), NotFound),
        (["/us/act/1798-07-06/ch66"], Options(), NotFound),
        ([], Options(), BadInput),
        ([ARTICLE], Options(as_of="2025-13-01"), BadInput),
        ([ARTICLE], Options(as_of="2025-05"), BadInput),
    ],
)
def test_a_choice_that_cannot_be_is_refused(
    worked: Library, tmp_path: Path, chosen: list[str], options: Options, error: type[Exception]
) -> None:
    with pytest.raises(error):
        bundle.create(worked, chosen, tmp_path / "b.zip", options)
    assert not list(tmp_path.glob("*b.zip*"))


def test_nothing_is_written_over(worked: Library, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("mine")
    with pytest.raises(BadInput, match="exists"):
        bundle.create(worked, [ARTICLE], tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_text() == "mine"
    with pytest.raises(BadInput, match="No such file"):
        bundle.create(worked, [ARTICLE], tmp_path / "nowhere" / "b.zip")


SCRIPT = """
import sys, time
from pathlib import Path
import app.domain.moment
if sys.argv[4] == "later":
    time.time = lambda: 2.2e9
    app.domain.moment.now = lambda: "2039-09-18T01:02:03Z"
from app.services import bundle
from app.store.library import Library
made = bundle.create(Library(Path(sys.argv[1])), [sys.argv[2]], Path(sys.argv[3]))
print(made.digest)
"""


def test_two_machines_make_the_same_bytes(worked: Library, tmp_path: Path) -> None:
    worked.db.execute("pragma wal_checkpoint(truncate)")
    worked.close()
    machines = {
        "now": ({"TZ": "America/New_York", "LC_ALL": "C.utf8", "PYTHONHASHSEED": "1"}, 0o022),
        "later": ({"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "2"}, 0o077),
    }
    digests = set()
    for name, (env, mask) in machines.items():
        folder = tmp_path / f"machine {name}"
        folder.mkdir()
        home = shutil.copytree(worked.home, folder / "home")
        run = [sys.executable, "-c", SCRIPT, str(home), ARTICLE, "b.zip", name]
        env |= {"PYTHONPATH": str(ROOT), "HOME": str(folder)}
        done = subprocess.run(
            run, env=env, cwd=folder, umask=mask, check=True, capture_output=True, text=True
        )
        digests.add(done.stdout)
    one, two = (tmp_path / f"machine {name}" / "b.zip" for name in machines)
    assert one.read_bytes() == two.read_bytes()
    assert len(digests) == 1


def test_as_of_is_the_newest_day_in_the_content_unless_said(worked: Library) -> None:
    newest = max(a.modified for a in annotations.of_document(worked.db, ARTICLE))[:10]
    assert bundle.preview(worked, [ARTICLE]).as_of == newest
    assert bundle.preview(worked, [ARTICLE], Options(as_of="2025-06-01")).as_of == "2025-06-01"


def test_it_comes_back_and_goes_out_again_alike(
    worked: Library, library: Library, tmp_path: Path
) -> None:
    everything = Options(include_private=True, include_rejections=True)
    first = bundle.create(worked, [ARTICLE], tmp_path / "1.zip", everything)
    opened = bundle.open(library, first.path, "Zoe", first.digest)
    assert not opened.refused
    assert set(opened.taken) >= {ARTICLE, RULING, "/us/scotus/noem-v-doe"}
    second = bundle.create(library, [ARTICLE], tmp_path / "2.zip", everything)
    assert second.path.read_bytes() == first.path.read_bytes()
    assert annotations.of_document(library.db, ARTICLE) == annotations.of_document(
        worked.db, ARTICLE
    )
    assert documents.current(library.db, ARTICLE) == documents.current(worked.db, ARTICLE)
    assert authorities.get(library.db, RULING) == authorities.get(worked.db, RULING)


def test_opened_twice_nothing_changes(worked: Library, library: Library, tmp_path: Path) -> None:
    made = bundle.create(worked, [ARTICLE], tmp_path / "b.zip")
    taken = bundle.open(library, made.path, "Zoe").taken
    before = len(history.newest(library.db, 10**6))
    again = bundle.open(library, made.path, "Zoe")
    assert (again.taken, again.refused) == ([], [])
    assert sorted(again.known) == sorted(taken)
    assert len(history.newest(library.db, 10**6)) == before


def test_every_version_that_a_note_stands_on_comes_along(
    worked: Library, library: Library, tmp_path: Path
) -> None:
    old = documents.current(worked.db, ARTICLE)
    document = documents.get(worked.db, ARTICLE)
    assert old
    assert document
    source = old.source.replace("The justices let", "The high court let")
    add(worked, Imported(document, source, "markdown"), "Ada")
    say(worked, "The high court let", "Now on the new words.", "Ada")
    made = bundle.create(worked, [ARTICLE], tmp_path / "b.zip")
    assert f"data/articles/{ARTICLE}.version-1.md" in names(made.path)
    assert not bundle.open(library, made.path, "Zoe").refused
    assert documents.current(library.db, ARTICLE) == documents.current(worked.db, ARTICLE)
    assert documents.version(library.db, ARTICLE, old.hash) == old
    second = bundle.create(library, [ARTICLE], tmp_path / "2.zip")
    assert second.path.read_bytes() == made.path.read_bytes()


def test_what_differs_is_told_and_never_written_over(worked: Library, tmp_path: Path) -> None:
    made = bundle.create(worked, [ARTICLE], tmp_path / "b.zip")
    (note,) = [a for a in annotations.of_document(worked.db, ARTICLE) if a.note == "The stay."]
    mine = revise(worked, note.id, Body("Mine now."), "Ada", note.revision)
    record, document = authorities.get(worked.db, RULING), documents.get(worked.db, ARTICLE)
    version = documents.current(worked.db, ARTICLE)
    assert record
    assert document
    assert version
    authorities.put(worked.db, replace(record, digest="Mine now."))
    documents.put(worked.db, replace(document, title="Mine now."), version)
    opened = bundle.open(worked, made.path, "Zoe")
    assert {type(refused.error) for refused in opened.refused} == {Differs}
    told = " ".join(str(refused.error) for refused in opened.refused)
    assert all(name in told for name in (note.id, RULING, ARTICLE))
    assert "note is “Mine now.” here and “The stay.” there" in told
    assert annotations.get(worked.db, note.id) == mine
    assert authorities.get(worked.db, RULING) == replace(record, digest="Mine now.")
    assert documents.get(worked.db, ARTICLE) == replace(document, title="Mine now.")


def test_a_stub_is_filled(worked: Library, library: Library, tmp_path: Path) -> None:
    record = authorities.get(worked.db, RULING)
    assert record
    authorities.put(library.db, Authority(RULING, record.kind, RULING, stub=True))
    library.db.conn.commit()
    made = bundle.create(worked, [ARTICLE], tmp_path / "b.zip")
    assert not bundle.open(library, made.path, "Zoe").refused
    assert authorities.get(library.db, RULING) == record


def test_what_readers_see_here_stays_current(worked: Library, tmp_path: Path) -> None:
    made = bundle.create(worked, [ARTICLE], tmp_path / "b.zip")
    there = Library(tmp_path / "there")
    document, old = documents.get(worked.db, ARTICLE), documents.current(worked.db, ARTICLE)
    assert document
    assert old
    shorter = "\n\n".join(old.source.split("\n\n")[:2])
    add(there, Imported(document, shorter, "markdown"), "Zoe")
    mine = documents.current(there.db, ARTICLE)
    assert not bundle.open(there, made.path, "Zoe").refused
    assert documents.current(there.db, ARTICLE) == mine
    assert documents.version(there.db, ARTICLE, old.hash)
    there.close()


@pytest.mark.parametrize("source_format", ["text", "markdown"])
def test_text_of_either_format_keeps_every_character(
    library: Library, tmp_path: Path, source_format: str
) -> None:
    source = "\n\n---\nid: x\n---\r\n# “A”\u2028 \t end 😀 §\u00a01  \n\n- b\n"
    document = Document("odd", DocumentKind.ARTICLE, "Odd: 'quoted' #no\ttab", published="2025")
    add(library, Imported(document, source, source_format), "Ada")
    made = bundle.create(library, ["odd"], tmp_path / "b.zip")
    there = Library(tmp_path / "there")
    assert not bundle.open(there, made.path, "Zoe").refused
    assert documents.current(there.db, "odd") == documents.current(library.db, "odd")
    assert documents.get(there.db, "odd") == document
    there.close()


def test_a_changed_bundle_is_not_opened(worked: Library, library: Library, tmp_path: Path) -> None:
    made = bundle.create(worked, [ARTICLE], tmp_path / "b.zip")
    made.path.write_bytes(made.path.read_bytes().replace(b"The stay.", b"No stay. "))
    with pytest.raises(BadBundle, match="was changed"):
        bundle.open(library, made.path, "Zoe")
    other = bundle.create(worked, [ARTICLE], tmp_path / "2.zip")
    with pytest.raises(BadBundle, match="the digest"):
        bundle.open(library, other.path, "Zoe", "0" * 64)
    assert documents.listed(library.db, DocumentKind.ARTICLE) == []
    assert history.newest(library.db, 9) == []


def test_the_annotations_are_the_file_that_a_team_keeps(worked: Library, tmp_path: Path) -> None:
    made = bundle.create(worked, [ARTICLE], tmp_path / "b.zip", Options(include_rejections=True))
    export_annotations(worked, tmp_path / "sets")
    with ZipFile(made.path) as packed:
        content = packed.read(f"data/annotations/{ARTICLE}.jsonld")
    assert content == (tmp_path / "sets" / f"{ARTICLE}.jsonld").read_bytes()
    assert json.loads(content)["total"] == 2
