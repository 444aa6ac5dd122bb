"""Take in the text and record of one document of a bundle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from app.domain.authority import Authority, Provision
from app.domain.document import Document, DocumentKind, Rendering, Version
from app.errors import BadInput, BasisError, Differs
from app.formats import article_record, authority_record
from app.formats.bundle_record import VersionRecord, read_provisions, split_version
from app.formats.front_matter import split
from app.formats.parcels import Parcel
from app.formats.text_file import read_text
from app.importers import Imported, Refused
from app.services.add import render
from app.store import authorities, documents
from app.store.library import Library
from app.text.versions import version_hash


@dataclass(slots=True)
class Opening:
    """Ids of what was taken and of what was there already alike; what was refused, and why."""

    taken: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Held:
    """One file of a bundle: a document's source, its version if it has a text, its record."""

    imported: Imported
    rendering: Rendering
    version: VersionRecord | None

    @property
    def document(self) -> Document:
        """The document that the file is of."""
        return self.imported.document


@dataclass(frozen=True, slots=True)
class TakenText:
    """What was taken of a document: its id and title, the hash of its newest version that was new
    here (empty for a record alone), and whether the document itself was new.
    """

    document: str
    title: str
    version: str
    first: bool


def take_texts(library: Library, parcel: Parcel, opening: Opening) -> TakenText | None:
    """Keep what is new here of a document's record and versions.

    What readers saw here stays the current version; of a document that is new here, the version
    that is current in the bundle.
    """
    held = list(_held(parcel, opening))
    if not held:
        return None
    document = held[-1].document
    shown = documents.current(library.db, document.id)
    taken = [each for each in sorted(held, key=_number) if _take(library, each, opening)]
    (opening.taken if taken else opening.known).append(document.id)
    if not taken:
        return None
    current = shown or _kept(library, held[-1])
    if current:
        documents.put(library.db, documents.get(library.db, document.id) or document, current)
    digest = taken[-1].version.hash if taken[-1].version else ""
    return TakenText(document.id, document.title, digest, shown is None)


def _held(parcel: Parcel, opening: Opening) -> Iterator[Held]:
    for file in parcel.texts:
        try:
            yield _read(file, parcel.provisions)
        except BasisError as error:
            opening.refused.append(Refused(file.name, error))


def _number(held: Held) -> int:
    return held.version.number if held.version else 0


def _kept(library: Library, held: Held) -> Version | None:
    digest = held.version.hash if held.version else ""
    return documents.version(library.db, held.document.id, digest)


def _take(library: Library, held: Held, opening: Opening) -> bool:
    """Keep one file's record and version, both or none; whether either was new."""
    try:
        with library.writing():
            return any([_take_record(library, held), _take_version(library, held)])
    except BasisError as error:
        opening.refused.append(Refused(held.document.id, error))
        return False


def differing(ours: object, theirs: object) -> str:
    """What is not the same in two records of a kind, in words: the fields with both values."""
    pairs = (
        (each.name, getattr(ours, each.name), getattr(theirs, each.name))
        for each in fields(ours)  # type: ignore[arg-type]
    )
    return "; ".join(
        f"{name} is {_short(one)} here and {_short(other)} there"
        for name, one, other in pairs
        if one != other
    )


def _short(value: object) -> str:
    words = str(value) if isinstance(value, str) else repr(value)
    return f"“{words[:80]}…”" if len(words) > 81 else f"“{words}”"


def _take_record(library: Library, held: Held) -> bool:
    """Keep the record of an authority that is new here, or only a stub; whether it was."""
    theirs = held.imported.authority
    if theirs is None:
        return False
    ours = authorities.get(library.db, theirs.id)
    if ours is None or (ours.stub and ours != theirs):
        authorities.put(library.db, theirs)
        return True
    if ours != theirs:
        raise Differs(name=f"The record {theirs.id}", what=differing(ours, theirs))
    return False


def _take_version(library: Library, held: Held) -> bool:
    """Keep a version that is new here, as the current one; whether it was."""
    db, document = library.db, held.document
    if held.version is None:
        return False
    ours = documents.get(db, document.id)
    if ours is not None and ours != document:
        raise Differs(name=f"The document {document.id}", what=differing(ours, document))
    if documents.version(db, document.id, held.version.hash) is not None:
        return False
    documents.put(db, document, _version(library, held, held.version))
    return True


def _version(library: Library, held: Held, record: VersionRecord) -> Version:
    """The version as the bundle has it, numbered anew only where its number is taken here."""
    document = held.document.id
    used = {line.number for line in documents.numbered(library.db, document)}
    free = documents.next_number(library.db, document)
    return Version(
        hash=record.hash,
        document=document,
        number=free if record.number in used else record.number,
        source=held.imported.source,
        source_format=record.format,
        rendering=held.rendering,
        created=record.created,
        creator=record.creator,
    )


def _read(file: Path, provisions: Path | None) -> Held:
    """What a file holds.  Raises ``BadInput`` where its text is not the one that it was."""
    given, body = split(read_text(file), file.name)
    record, version = split_version(given, file.name)
    imported = _imported(record, body, version.format if version else "markdown", file.name)
    rendering = render(imported)
    if version and version_hash(rendering.text) != version.hash:
        why = "this Basis makes another text of it than the one that was annotated"
        raise BadInput(name=file.name, why=why, remedy="Open it with the version that made it.")
    if imported.authority and provisions:
        found = read_provisions(provisions.read_bytes(), imported.authority.id, provisions.name)
        imported = Imported(
            imported.document, body, imported.source_format, _with(imported.authority, found)
        )
    return Held(imported, rendering, version)


def _with(authority: Authority, provisions: tuple[Provision, ...]) -> Authority:
    for one in provisions:
        if not 0 <= one.start <= one.end:
            why = f"it has a provision {one.id} from {one.start} to {one.end}"
            remedy = "Ask whoever made the bundle for a new one."
            raise BadInput(name=authority.id, why=why, remedy=remedy)
    return replace(authority, provisions=provisions)


def _imported(given: dict[str, object], body: str, source_format: str, name: str) -> Imported:
    if not str(given.get("id", "")).startswith("/"):
        return Imported(article_record.parse(given, name, text=body), body, source_format)
    authority = authority_record.parse(given, name)
    document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
    return Imported(document, body, source_format, authority)
