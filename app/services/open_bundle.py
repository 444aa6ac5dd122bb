"""Open a bundle: bring what it holds into a library, with its ids, people and dates.

What the library has already is left as it is.  What differs from it is told, never written over.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.document import Document, DocumentKind, Rendering, Version
from app.domain.moment import now
from app.errors import BadBundle, BadInput, BasisError, Conflict
from app.formats import article_record, authority_record
from app.formats.bag import PAYLOAD
from app.formats.bundle import Opened, extract
from app.formats.bundle_check import check
from app.formats.bundle_record import VersionRecord, split_version
from app.formats.front_matter import split
from app.formats.text_file import read_text
from app.importers import Imported, Refused
from app.services import exchange
from app.services.add import follow, render, with_provisions
from app.store import authorities, documents, history
from app.store.library import Library
from app.text.versions import version_hash


@dataclass(slots=True)
class Opening:
    """Ids of what was taken and of what was there already alike; what was refused, and why."""

    taken: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Held:
    """One file of the bundle: a document's source, its version, and perhaps its record."""

    imported: Imported
    rendering: Rendering
    version: VersionRecord | None


def open_bundle(library: Library, path: Path, creator: str, digest: str | None = None) -> Opening:
    """Take in the authorities, articles and annotations of a bundle that verifies.

    ``creator`` is who opens it; authors and dates stay those of the bundle.  Raises ``BadBundle``
    for one that does not verify: then nothing is taken.
    """
    opening = Opening()
    with Opened(path) as bundle, TemporaryDirectory() as folder:
        _, problems = check(bundle, digest)
        if problems:
            why = f"{problems[0].name} {problems[0].what}"
            raise BadBundle(name=path, why=why, remedy="Ask whoever issued it for a new copy.")
        extract(bundle, Path(folder) / "bundle")
        payload = Path(folder) / "bundle" / PAYLOAD
        for part in ("authorities", "articles"):
            for file in sorted((payload / part).rglob("*.md"), key=_oldest_first):
                _attempt(library, file, creator, opening)
        report = exchange.import_annotations(library, payload / "annotations", creator)
    opening.taken += report.taken
    opening.known += report.known
    opening.refused += report.refused
    return opening


def _oldest_first(file: Path) -> tuple[str, bool, int, str]:
    """Earlier versions before the current one, which readers are to see."""
    name, _, number = file.stem.partition(".version-")
    return str(file.parent), not number, int(number or 0), name


def _attempt(library: Library, file: Path, creator: str, opening: Opening) -> None:
    """Take in one file, or tell why not."""
    try:
        held = _read(file)
        with library.writing():
            record = _take_record(library, held)
            text = _take_version(library, held, opening)
            if record or text:
                _write_down(library, held, creator)
    except BasisError as error:
        opening.refused.append(Refused(file.name, error))
        return
    (opening.taken if record or text else opening.known).append(held.imported.document.id)


def _take_record(library: Library, held: _Held) -> bool:
    """Keep the record of an authority that is new here, or only a stub; whether it was."""
    theirs = held.imported.authority
    if theirs is None:
        return False
    ours = authorities.get(library.db, theirs.id)
    if ours is None or ours.stub:
        authorities.put(library.db, theirs)
        return True
    if ours != theirs:
        raise Conflict(name=f"The record {theirs.id}")
    return False


def _take_version(library: Library, held: _Held, opening: Opening) -> bool:
    """Keep a version that is new here; whether it was.  What readers see here stays current."""
    db, document = library.db, held.imported.document
    if held.version is None:
        return False
    ours, shown = documents.get(db, document.id), documents.current(db, document.id)
    if ours is not None and ours != document:
        raise Conflict(name=f"The document {document.id}")
    if documents.version(db, document.id, held.version.hash) is not None:
        return False
    documents.put(db, document, _version(library, held, held.version))
    if shown is not None and document.id not in opening.taken:
        documents.put(db, document, shown)
    return True


def _version(library: Library, held: _Held, record: VersionRecord) -> Version:
    """The version as the bundle has it, numbered anew only where its number is taken here."""
    document = held.imported.document.id
    return Version(
        hash=record.hash,
        document=document,
        number=max(record.number, documents.next_number(library.db, document)),
        source=held.imported.source,
        source_format=record.format,
        rendering=held.rendering,
        created=record.created,
        creator=record.creator,
    )


def _write_down(library: Library, held: _Held, creator: str) -> None:
    document = held.imported.document
    after = {"version": held.version.hash if held.version else "", "title": document.title}
    history.record(library.db, history.Act(now(), creator, document.id, "opened"), after)
    follow(library, held.imported, changed=True)


def _read(file: Path) -> _Held:
    """What a file holds.  Raises ``BadInput`` where its text is not the one that it was."""
    fields, body = split(read_text(file), file.name)
    record, version = split_version(fields, file.name)
    imported = _imported(record, body, version.format if version else "markdown", file.name)
    rendering = render(imported)
    if version and version_hash(rendering.text) != version.hash:
        why = "this Basis makes another text of it than the one that was annotated"
        raise BadInput(name=file.name, why=why, remedy="Open it with the version that made it.")
    if imported.authority:
        authority = with_provisions(imported.authority, rendering)
        imported = replace(imported, authority=authority)
    return _Held(imported, rendering, version)


def _imported(fields: dict[str, object], body: str, source_format: str, name: str) -> Imported:
    if not str(fields.get("id", "")).startswith("/"):
        return Imported(article_record.parse(fields, name, text=body), body, source_format)
    authority = authority_record.parse(fields, name)
    document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
    return Imported(document, body, source_format, authority)
