"""Bundles for tests: the corpus's own articles and records, without a library."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from app.domain.annotation import Annotation, Link, LinkStatus, Stance, Visibility
from app.domain.authority import Provision
from app.domain.bundle import Article, Bundle, Law
from app.domain.document import Version
from app.domain.mention import Evidence, Form, Signal
from app.formats.authority_record import parse
from app.formats.front_matter import split
from app.importers import Options
from app.importers.markdown import Markdown
from app.text import markdown
from app.text.anchors import describe
from app.text.provisions import provision_spans
from app.text.versions import version_hash

ROOT = Path(__file__).resolve().parents[1]
SLUG = "half-million-lose-parole"
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
    from dataclasses import replace

    return Law(replace(record, provisions=provisions), held)


def article(slug: str = SLUG) -> Article:
    """An article of the corpus with the marks that the corpus has for it."""
    path = ROOT / "corpus" / "articles" / f"{slug}.md"
    (found,) = Markdown().read(path, Options())
    text = version(slug, found.source)
    marks = json.loads((ROOT / "tests" / "cases" / "marks" / f"{slug}.json").read_text("utf-8"))
    notes = [
        note(text, m["exact"], link(m["target"], Form(m["form"])), words=m["note"]) for m in marks
    ]
    notes.sort(key=lambda n: (n.anchors[0].start, n.created, n.id))
    return Article(found.document, (text,), text.hash, tuple(notes))


def bundle() -> Bundle:
    laws = ("/us/scotus/noem-v-doe", "/us/scotus/noem-v-doe/2025-05-30", "/us/act/1798-07-06/ch66")
    return Bundle("Parole", "2025-06-03", (article(),), tuple(map(law, sorted(laws))))
