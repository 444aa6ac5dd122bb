"""Bundles for tests: an article of our own and records of the corpus, without a library."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from app.domain.annotation import Annotation, Link, LinkStatus, Stance, Visibility
from app.domain.authority import Provision
from app.domain.bundle import Article, Bundle, Law
from app.domain.document import Document, DocumentKind, Version
from app.domain.mention import Evidence, Form, Signal
from app.formats.authority_record import parse
from app.formats.front_matter import split
from app.text import markdown
from app.text.anchors import describe
from app.text.provisions import provision_spans
from app.text.versions import version_hash

ROOT = Path(__file__).resolve().parents[1]
SLUG = "night-shift"
RULING = "/us/scotus/noem-v-doe/2025-05-30"
DOCUMENT = Document(
    *(SLUG, DocumentKind.ARTICLE, "Night shift", "Evening Lantern", "C. Delabarre", "2025-05-31")
)
SOURCE = """The justices let the parole of half a million people end. She read it in the car park.

## What follows

Friday's order gives no reasons. The statute, [8 U.S.C. 1182](https://example.org/), was in none.

The ruling is short; *the appeal* goes on in Boston.
"""
# Words, what they rest on, how they refer to it, and what is said of them.
MARKS = (
    ("The justices let the parole", RULING, Form.DESCRIBED, "The order of May 30."),
    ("Friday's order", RULING, Form.DESCRIBED, "The same."),
    ("8 U.S.C. 1182", "/us/usc/t8/s1182/d/5/A", Form.CITED, "Paragraph (5)(A)."),
    ("The ruling is short; the appeal", RULING, Form.BACK, "Again."),
)
EVIDENCE = Evidence("descriptions", (Signal("traits", "half a million people", 2.5),))


def version(document: str, source: str, number: int = 1, *, provisions: bool = False) -> Version:
    rendering = markdown.render(source, provisions=provisions)
    digest = version_hash(rendering.text)
    return Version(
        digest, document, number, source, "markdown", rendering, "2025-06-01T08:00:00Z", "Ada"
    )


def note(
    version: Version, exact: str, link: Link | None, *, words: str = "", private: bool = False
) -> Annotation:
    start = version.text.index(exact)
    anchor = describe(version.text, start, start + len(exact), version.hash)
    return Annotation(
        id=f"urn:uuid:{uuid5(NAMESPACE_URL, f'{version.document} {exact} {words} {link}')}",
        document=version.document,
        anchors=(anchor,),
        creator="Ada Researcher",
        created="2025-06-02T09:00:00Z",
        modified="2025-06-03T10:00:00Z",
        note=words,
        tags=("parole",),
        links=(link,) if link else (),
        visibility=Visibility.PRIVATE if private else Visibility.PUBLISHED,
    )


def link(
    target: str, form: Form = Form.DESCRIBED, status: LinkStatus = LinkStatus.ACCEPTED
) -> Link:
    return Link(target, form, Stance.DESCRIBES, status, EVIDENCE)


def law(authority: str) -> Law:
    path = ROOT / "corpus" / "authorities" / f"{authority.strip('/')}.md"
    fields, body = split(path.read_text(encoding="utf-8"), path.name)
    record = parse(fields, path.name)
    if not body.strip():
        return Law(record)
    held = version(authority, body, provisions=True)
    spans = provision_spans(held.rendering)
    provisions = tuple(Provision(p, authority, "", start, end) for p, start, end in spans)
    return Law(replace(record, provisions=provisions), held)


def article() -> Article:
    """The article with a note for each of its marks."""
    text = version(SLUG, SOURCE)
    notes = [
        note(text, words, link(target, form), words=said) for words, target, form, said in MARKS
    ]
    notes.sort(key=lambda n: (n.anchors[0].start, n.created, n.id))
    return Article(DOCUMENT, (text,), text.hash, tuple(notes))


def bundle() -> Bundle:
    laws = ("/us/scotus/noem-v-doe", "/us/scotus/noem-v-doe/2025-05-30", "/us/act/1798-07-06/ch66")
    return Bundle("Parole", "2025-06-03", (article(),), tuple(map(law, sorted(laws))))
