"""A row of a table, whatever the table came as: an article, or the text of an authority."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain import citation_form, keys
from app.domain.authority import Authority, Key
from app.domain.document import Document, DocumentKind
from app.domain.references import fold_dashes, is_id
from app.formats import article_record, row_article
from app.formats.fields import Fields
from app.formats.markdown_writer import Writer

AUTHORITY = "authority"
SOURCE_CREDIT = "source_credit"

_ALONE = re.compile(r"§§? ?[\w.,–-]+\.|[\[“]*\([0-9A-Za-z]{1,6}\)")
_OURS = (*article_record.FIELDS, article_record.TEXT, AUTHORITY, SOURCE_CREDIT)


@dataclass(frozen=True, slots=True)
class Row:
    """What a row holds; ``named`` says that it states the id of its article itself."""

    document: Document
    source: str
    source_format: str
    authority: Authority | None = None
    named: bool = False


class Rows:
    """The rows of one table under one mapping.  With a column for ``authority``, whose values are
    ids (``/us/usc/t50/s21``), each row is the text of one; otherwise it is an article.

    Raises ``BadInput`` for a mapping to a field that there is not.
    """

    def __init__(self, columns: Mapping[str, str]) -> None:
        Fields(columns, "The mapping of columns").only(_OURS)
        self._columns = columns
        self._articles = article_record.Ids()
        self._authorities: Counter[str] = Counter()

    def read(self, row: Mapping[str, object], name: str) -> Row:
        """One row.  Raises ``BadInput`` naming it and the field."""
        if AUTHORITY in self._columns:
            return self._authority(row, name)
        document, text = row_article.article(row, name, self._columns, self._articles)
        return Row(document, text, "text", named="id" in self._columns)

    def _authority(self, row: Mapping[str, object], name: str) -> Row:
        fields = Fields(self._named(row), name)
        base, times = self._reference(fields)
        reference = f"{base}_{times}" if times > 1 else base
        source = fields.text("credit") or f"a row of a table ({name})"
        authority = Authority(
            id=reference,
            kind=citation_form.kind_of(base),
            title=_title(base, fields.text("title")) + (f", no. {times}" if times > 1 else ""),
            as_of=fields.date("published"),
            source=source,
            held="Its text as the table has it.",
            keys=tuple(_keys(base)),
        )
        text = fields.text(article_record.TEXT, required=True)
        written = _markdown(reference, text, fields.text(SOURCE_CREDIT))
        document = Document(reference, DocumentKind.AUTHORITY, authority.title)
        return Row(document, written, "markdown", authority)

    def _named(self, row: Mapping[str, object]) -> dict[str, object]:
        ours = article_record.named_ours(row, self._columns)
        for field in (AUTHORITY, SOURCE_CREDIT):
            column = self._columns.get(field, "")
            ours[field] = column[1:] if column.startswith("=") else row.get(column)
        return ours

    def _reference(self, fields: Fields) -> tuple[str, int]:
        """The id that a row gives, and how many rows have given it: a second record gets ``_2``."""
        given = fold_dashes(fields.text(AUTHORITY, required=True))
        if not is_id(given):
            remedy = "Map a column of ids such as /us/usc/t50/s21."
            raise fields.error(AUTHORITY, f"is no id ({given})", remedy)
        self._authorities[given] += 1
        return given, self._authorities[given]


def _title(reference: str, heading: str) -> str:
    title = citation_form.citation(reference) or reference
    return f"{title} ({heading})" if heading else title


def _keys(reference: str) -> list[Key]:
    citation, kind = citation_form.citation(reference), reference.split("/")[2]
    return [Key(kind, citation)] if citation and kind in keys.KINDS else []


def _markdown(reference: str, text: str, source_credit: str) -> str:
    """A block a line; a number that has a line to itself shares the one of what it numbers."""
    writer = Writer()
    writer.provision = reference
    for line in text.splitlines():
        writer.add(line + " ")
        if not _ALONE.fullmatch(line.strip()):
            writer.close()
    writer.close()
    writer.provision = f"{reference}/source-credit"
    writer.add(source_credit)
    writer.close()
    return writer.source()
