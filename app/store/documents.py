"""Documents and their versions.  Every version of a text is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlite_utils import Database

from app.domain.document import Block, Document, DocumentKind, Rendering, Version
from app.store import merged, rows
from app.text.versions import version_hash


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in a list: its number from 1, its hash, when it was made and by whom."""

    number: int
    hash: str
    created: str
    creator: str


_BLOCK = ("number", "kind", "start", "end", "level", "provision")
_FIELDS = "id, kind, title, outlet, author, published, url, credit, summary"


def get(db: Database, document: str) -> Document | None:
    """The document of that id, or None."""
    found = rows.read(db, f"select {_FIELDS} from documents where id = ?", [document])
    return next(map(_document, found), None)


def of_url(db: Database, url: str) -> str | None:
    """The id of the document that was published at an address, or None."""
    if not url:
        return None
    sql = "select id from documents where url in (?, ?) order by added limit 1"
    row = db.execute(sql, [url, url.partition("#")[0]]).fetchone()
    return str(row[0]) if row else None


def address_without_text(db: Database, document: str) -> str:
    """Where a document was published that has no text here; nothing for others."""
    sql = "select url from documents where id = ? and current = ?"
    row = db.execute(sql, [document, version_hash("")]).fetchone()
    return str(row[0]) if row else ""


def listed(db: Database, kind: DocumentKind) -> list[Document]:
    """All documents of a kind, the newest first, those of one day by id; no merged ones."""
    sql = (
        f"select {_FIELDS} from documents d where kind = ? and {merged.LISTED}"
        " order by published desc, id"
    )
    found = rows.read(db, sql, [kind])
    return [_document(row) for row in found]


def days(db: Database, kind: DocumentKind) -> list[tuple[str, str]]:
    """Id and day of publication of all documents of a kind, in the order of ``listed``."""
    sql = (
        f"select id, published from documents d where kind = ? and {merged.LISTED}"
        " order by published desc, id"
    )
    return [(row[0], row[1]) for row in db.execute(sql, [kind])]


def put(db: Database, document: Document, version: Version) -> bool:
    """Keep a document and make ``version`` its current one; True when its text is new to it."""
    known = db.execute(
        "select 1 from versions where document = ? and hash = ?", [document.id, version.hash]
    ).fetchone()
    row = asdict(document) | {"current": version.hash, "added": version.created}
    if get(db, document.id) is None:
        rows.insert(db, "documents", [row])
    else:
        row.pop("added")
        db.table("documents").update(row.pop("id"), row)
    if not known:
        _insert_version(db, version)
    return not known


def current(db: Database, document: str) -> Version | None:
    """The version that readers see, or None for an unknown id."""
    found = rows.read(
        db,
        "select v.* from versions v join documents d on d.id = v.document and d.current = v.hash"
        " where d.id = ?",
        [document],
    )
    return next((_version(db, row) for row in found), None)


def version(db: Database, document: str, digest: str) -> Version | None:
    """One version by its hash, or None."""
    found = rows.read(
        db, "select * from versions where document = ? and hash = ?", [document, digest]
    )
    return next((_version(db, row) for row in found), None)


def numbered(db: Database, document: str) -> list[VersionLine]:
    """The versions of a document, the oldest first, without their texts."""
    sql = "select number, hash, created, creator from versions where document = ? order by number"
    return [VersionLine(**row) for row in rows.read(db, sql, [document])]


def next_number(db: Database, document: str) -> int:
    """The number that the next version of a document gets, from 1."""
    row = db.execute("select max(number) from versions where document = ?", [document]).fetchone()
    return int(row[0] or 0) + 1


def texts(db: Database, kind: DocumentKind) -> Iterator[tuple[str, str]]:
    """Id and current text of all documents of a kind."""
    sql = (
        "select d.id, v.text from documents d join versions v on v.document = d.id"
        f" and v.hash = d.current where d.kind = ? and {merged.LISTED} order by d.id"
    )
    yield from db.execute(sql, [kind])


def _insert_version(db: Database, version: Version) -> None:
    row = {
        "document": version.document,
        "hash": version.hash,
        "number": version.number,
        "source": version.source,
        "source_format": version.source_format,
        "text": version.text,
        "html": version.rendering.html,
        "created": version.created,
        "creator": version.creator,
    }
    rows.insert(db, "versions", [row])
    place = {"document": version.document, "version": version.hash}
    rows.insert(db, "blocks", [place | _columns(block) for block in version.rendering.blocks])


def _columns(block: Block) -> rows.Row:
    return {name: getattr(block, name) for name in _BLOCK}


def _document(row: dict[str, Any]) -> Document:
    return Document(**row | {"kind": DocumentKind(row["kind"])})


def _version(db: Database, row: dict[str, Any]) -> Version:
    blocks = rows.read(
        db,
        f"select {', '.join(_BLOCK)} from blocks"
        " where document = ? and version = ? order by number",
        [row["document"], row["hash"]],
    )
    rendering = Rendering(row.pop("text"), tuple(Block(**b) for b in blocks), row.pop("html"))
    return Version(rendering=rendering, **row)
