"""Annotations as the Hypothesis API answers them: the rows of a search, a list, or one."""

from __future__ import annotations

from collections.abc import Iterator

from app.errors import BadInput
from app.formats import article_record, hypothesis_api, signature, w3c_check
from app.formats.annotation_set import Found
from app.formats.source import Source
from app.formats.w3c_words import Reference
from app.importers import Noted, Options

__all__ = ["Hypothesis"]


class Hypothesis:
    """Annotations, with their authors and dates; pages that they are on get a record."""

    name = "hypothesis"
    suffixes = (".json",)
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it has the keys of an annotation there near its beginning."""
        head = source.head()
        rows = signature.keys(head, "rows", "target") or signature.keys(head, "uri", "target")
        return rows and not signature.keys(head, "@context")

    def read(self, source: Source, options: Options) -> Iterator[Noted]:
        """All of them as one part."""
        article_record.check_columns(options.columns)
        data = w3c_check.read(source.bytes(), source.name)
        if not hypothesis_api.is_rows(data):
            remedy = "Save what the API answers to a search."
            raise BadInput(name=source.name, why="it holds no annotation", remedy=remedy)

        def read(reference: Reference) -> Found:
            return Found(tuple(hypothesis_api.read(data, source.name, reference)))

        yield Noted(source.name, read)
