from __future__ import annotations

from app.domain.authority import Authority, AuthorityKind
from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services.add import add
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
