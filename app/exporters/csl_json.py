"""The authorities relied on as CSL JSON, which Zotero, Juris-M and pandoc read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from app.domain.authority import AuthorityKind
from app.domain.bibliography import Reference
from app.domain.bundle import Bundle
from app.domain.table_of_authorities import Row, references
from app.exporters import File

__all__ = ["CslJson"]

_TYPES = {
    AuthorityKind.CASE: "legal_case",
    AuthorityKind.RULING: "legal_case",
    AuthorityKind.TREATY: "treaty",
    AuthorityKind.BILL: "bill",
    AuthorityKind.REGULATION: "regulation",
    AuthorityKind.NOTICE: "regulation",
}  # what is none of these is legislation, presidential papers among it: CSL has no type for them


class CslJson:
    """``authorities.csl.json``."""

    name = "csl_json"
    title = "Authorities as CSL JSON (Zotero, pandoc)"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The one list."""
        items = [_item(*found) for found in references(bundle)]
        content = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
        yield File("authorities.csl.json", [content.encode()], self.title)


def _item(one: Reference, row: Row) -> dict[str, object]:
    parts = [int(part) for part in one.issued.split("-")] if one.issued else []
    fields = {
        "id": one.authority.id,
        "type": _TYPES.get(one.kind, "legislation"),
        "title": one.title,
        "authority": one.authority.court,
        "container-title": one.source,
        "volume": one.volume,
        "page": one.page,
        "section": one.section,
        "number": ", ".join(one.dockets),
        "issued": {"date-parts": [parts]} if parts else None,
        "abstract": one.authority.digest,
        "note": f"Status: {row.status}",
    }
    return {key: value for key, value in fields.items() if value}
