"""An article from a row of a table, whatever the table came as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.document import Document
from app.errors import BadInput
from app.formats import article_record


def article(
    row: Mapping[str, object], name: str, columns: Mapping[str, str], ids: article_record.Ids
) -> tuple[Document, str]:
    """The article and its text.  Raises ``BadInput`` naming the row and the field."""
    fields = article_record.named_ours(row, columns)
    text = fields.get(article_record.TEXT, "")
    if not isinstance(text, str):
        remedy = "Map another column to `text`."
        raise BadInput(name=name, why="`text` must be text", remedy=remedy)
    given = fields.pop("id", None)
    document = article_record.parse(fields, name, text=text)
    wanted = article_record.slug_of(str(given)) if given else document.id
    return replace(document, id=ids.free(wanted, document.published)), text
