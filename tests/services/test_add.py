from __future__ import annotations

import pytest

from app.domain.authority import Authority, AuthorityKind, Key
from app.domain.document import Document, DocumentKind
from app.errors import OtherWords
from app.importers import Imported
from app.services.add import add, foresee
from app.store import authorities, documents
from app.store.library import Library

SECTION = "/us/usc/t8/s1182"
TEXT = '{provision="/us/usc/t8/s1182"}\n# § 1182. Inadmissible aliens\n\nWords of the release.\n'


def test_a_text_without_a_digest_keeps_what_people_wrote_of_a_record(starter: Library) -> None:
    before = authorities.get(starter.db, SECTION)
    assert before is not None
    found = Authority(SECTION, AuthorityKind.SECTION, "8 U.S.C. § 1182", source="a release")
    document = Document(SECTION, DocumentKind.AUTHORITY, "8 U.S.C. § 1182")
    add(starter, Imported(document, TEXT, "markdown", found), "Ada")
    after = authorities.get(starter.db, SECTION)
    assert after is not None
    kept = (after.digest, after.traits, after.events, after.names, after.title, after.as_of)
    assert kept == (
        before.digest,
        before.traits,
        before.events,
        before.names,
        before.title,
        before.as_of,
    )
    assert after.source == "a release"
    version = documents.current(starter.db, SECTION)
    assert version is not None
    assert "Words of the release." in version.text


def test_a_stub_is_filled(starter: Library) -> None:
    reference = "/us/usc/t42/s1983"
    with starter.writing() as db:
        authorities.put(db, Authority(reference, AuthorityKind.SECTION, "old", stub=True))
    found = Authority(reference, AuthorityKind.SECTION, "42 U.S.C. § 1983 (Civil action)")
    document = Document(reference, DocumentKind.AUTHORITY, found.title)
    add(starter, Imported(document, "Words.", "markdown", found), "Ada")
    after = authorities.get(starter.db, reference)
    assert after is not None
    assert (after.title, after.stub) == (found.title, False)


def test_an_abstract_never_takes_the_place_of_a_text(starter: Library) -> None:
    before = authorities.get(starter.db, "/us/proc/10903")
    text = documents.current(starter.db, "/us/proc/10903")
    assert before is not None
    assert text is not None
    found = Authority(
        before.id,
        AuthorityKind.PROCLAMATION,
        "as the API has it",
        source="the API",
        held="an abstract",
        keys=(Key("frdoc", "2025-04865"),),
    )
    document = Document(found.id, DocumentKind.AUTHORITY, found.title)
    partial = Imported(document, "# Abstract\n", "markdown", found, partial=True)
    assert add(starter, partial, "Ada").change == "record"
    after = authorities.get(starter.db, before.id)
    assert after is not None
    assert after.keys == (*before.keys, *found.keys)
    assert (after.source, after.held, after.provisions) == (
        before.source,
        before.held,
        before.provisions,
    )
    assert documents.current(starter.db, before.id) == text
    assert add(starter, partial, "Ada").change == "unchanged"


def test_a_section_that_an_act_holds_is_not_kept_twice(starter: Library) -> None:
    found = Authority(
        "/us/usc/t50/s24", AuthorityKind.SECTION, "50 U.S.C. § 24", source="a release"
    )
    document = Document(found.id, DocumentKind.AUTHORITY, found.title)
    act = documents.current(starter.db, "/us/act/1798-07-06/ch66")
    held = authorities.get(starter.db, "/us/act/1798-07-06/ch66")
    assert act is not None
    assert held is not None
    place = next(each for each in held.provisions if each.id == found.id)
    words = act.text[place.start : place.end].split("\n", 1)[1]
    marker = '{provision="/us/usc/t50/s24"}\n## § 24. Duties of marshals\n\n'
    note = '\n\n{provision="/us/usc/t50/s24/note"}\nA note.\n'
    same = Imported(document, marker + words + note, "markdown", found)
    assert add(starter, same, "Ada").change == "held"
    assert authorities.get(starter.db, found.id) is None
    other = Imported(document, marker + words + " And more." + note, "markdown", found)
    with pytest.raises(OtherWords, match=r"50 U\.S\.C\. § 24 has other words .* Alien Enemies Act"):
        add(starter, other, "Ada")


RELEASE = """{{provision="/us/usc/t99/s1"}}
## § 1. Lamps

{words}

{{provision="/us/usc/t99/s1/note"}}
### Notes

{note}
"""


@pytest.mark.parametrize(
    ("words", "note", "change"),
    [
        ("A lamp is lit.", "A note.", "unchanged"),
        ("A lamp is lit.", "Another note.", "notes"),
        ("A lamp is out.", "A note.", "version"),
    ],
)
def test_a_release_says_whether_the_law_changed(
    library: Library, words: str, note: str, change: str
) -> None:
    record = Authority("/us/usc/t99/s1", AuthorityKind.SECTION, "99 U.S.C. § 1")
    document = Document(record.id, DocumentKind.AUTHORITY, record.title)

    def release(words: str, note: str) -> Imported:
        return Imported(document, RELEASE.format(words=words, note=note), "markdown", record)

    assert add(library, release("A lamp is lit.", "A note."), "Ada").change == "new"
    later = release(words, note)
    assert foresee(library, later).change == change
    assert add(library, later, "Ada").change == change
