"""The texts of documents of a kind, read when they are asked for.

The whole Code takes 300 MB in memory, of which a reading of an article looks at a few sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b

from app.domain.document import DocumentKind
from app.store import merged
from app.store.library import Library

_REMEMBERED = 16  # texts: the longest section of the Code has 366 KB


class HeldTexts(Mapping[str, str]):
    """Texts by document, as they were when this was made: a version never changes.

    It may be asked from any thread.
    """

    def __init__(self, library: Library, kind: DocumentKind) -> None:
        sql = f"select id, current from documents d where kind = ? and {merged.LISTED} order by id"
        self._versions: dict[str, str] = dict(library.db.execute(sql, [kind]).fetchall())
        self._library = library
        self._text = lru_cache(maxsize=_REMEMBERED)(self._read)

    def __getitem__(self, document: str) -> str:
        return self._text(document, self._versions[document])

    def __iter__(self) -> Iterator[str]:
        return iter(self._versions)

    def __len__(self) -> int:
        return len(self._versions)

    def digest(self) -> str:
        """A digest of which documents and versions these are, in hex."""
        lines = "".join(f"{document}\0{version}\n" for document, version in self._versions.items())
        return blake2b(lines.encode("utf-8"), digest_size=16).hexdigest()

    def _read(self, document: str, version: str) -> str:
        sql = "select text from versions where document = ? and hash = ?"
        return str(self._library.db.execute(sql, [document, version]).fetchone()[0])
