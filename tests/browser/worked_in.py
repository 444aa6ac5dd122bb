"""A library that two people have worked in, so that each page has something to show."""

from __future__ import annotations

from pathlib import Path

from app.domain.annotation import Annotation, Link, Stance, Visibility
from app.domain.document import Document, DocumentKind
from app.domain.mention import Form
from app.importers import Imported
from app.services import annotate, ask_again, bundle, decide, projects
from app.services.add import add
from app.services.annotate import Body, Passage
from app.services.read import read_article
from app.services.start import start
from app.settings import CHECKOUT, Settings
from app.store import documents
from app.store.library import Library
from tests.web.test_review import DETAINED, LAW, TWIN

ADA, GRACE = "Ada Reader", "Grace"
ARTICLE = "half-million-lose-parole"
PROJECT = "Orders of May"
BUNDLE = "bundle.zip"  # in the home of the library
PAROLE = Link("/us/usc/t8/s1182/d/5/A", Form.NAMED, Stance.DISCUSSES)


def worked_in(home: Path) -> dict[str, str]:
    """Fill the folder of a library; the ids in it that addresses need, by what they name."""
    library = start(Settings(home=home, name=ADA, starter=CHECKOUT))
    note = _note(library)
    _dispute(library)
    waiting = _moved(library)
    project = projects.begin(library, PROJECT, "What the Court did in May, and to whom.", ADA)
    projects.gather(library, project.id, [ARTICLE, "desk-note-two-orders-in-may"], ADA)
    search = ask_again.save(library, "parole", "", ADA)
    bundle.create(library, [ARTICLE], home / BUNDLE)
    library.close()
    names = {"note": note.id, "waiting": waiting.id, "project": project.id, "search": search.id}
    return {name: urn.rpartition(":")[2] for name, urn in names.items()}


def _passage(library: Library, document: str, words: str) -> Passage:
    version = read_article(library, document).version
    start = version.text.index(words)
    return Passage(document, version.hash, start, start + len(words), words)


def _note(library: Library) -> Annotation:
    """A note of two revisions with a tag, a link and an answer."""
    place = _passage(library, ARTICLE, "number she was told to call in Virginia plays music")
    body = Body("Ask who runs the line.", ("to ask",), (PAROLE,), Visibility.PUBLISHED)
    made = annotate.annotate(library, place, body, ADA)
    second = Body("Ask who runs the line, and since when.", ("to ask",), (PAROLE,))
    changed = annotate.revise(library, made.id, second, ADA, made.revision)
    annotate.reply(library, made.id, Body("I called: it is the old number."), GRACE)
    return changed


def _dispute(library: Library) -> None:
    """A passage that one person linked and another did not."""
    pages = (
        read_article(library, each.id)
        for each in documents.listed(library.db, DocumentKind.ARTICLE)
    )
    page = next(page for page in pages if page.proposals and page.document.id != ARTICLE)
    mention = page.proposals[0]
    version = page.version.hash
    place = Passage(page.document.id, version, mention.start, mention.end, mention.text)
    decide.accept(library, place, str(mention.chosen), ADA)
    decide.reject(library, place, str(mention.chosen), GRACE)


def _moved(library: Library) -> Annotation:
    """A note on a sentence that the second text no longer has; its twin waits to be checked."""
    document = Document("law", DocumentKind.ARTICLE, "The law of notices")
    add(library, Imported(document, LAW, "text"), GRACE)
    place = _passage(library, "law", DETAINED)
    made = annotate.annotate(library, place, Body("Seven days, not nine."), GRACE)
    add(library, Imported(document, TWIN, "text"), GRACE)
    return made
