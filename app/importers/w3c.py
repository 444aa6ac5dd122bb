"""W3C Web Annotations in JSON-LD: a collection, a page of one, a list, or one annotation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.formats import annotation_set, article_record, signature, w3c_check
from app.formats.source import Source
from app.formats.w3c_words import ANNO
from app.importers import Left, Noted, Options

__all__ = ["W3c"]


class W3c:
    """Annotations, with their authors and dates; pages that they are on get a record."""

    name = "W3C annotations"
    suffixes = (".jsonld", ".json")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it names the context of the Web Annotation Data Model near its beginning."""
        head = source.head()
        return signature.keys(head, "@context") and ANNO.encode() in head

    def read(self, source: Source, options: Options) -> Iterator[Noted | Left]:
        """All of them as one part; those of a collection that are in other files are left."""
        article_record.check_columns(options.columns)
        data = w3c_check.read(source.bytes(), source.name)
        found = annotation_set.parse(data, source.name, str)
        if found.elsewhere:
            yield Left(source.name, "a collection, whose annotations stand in its pages")
        else:
            yield Noted(source.name, partial(annotation_set.parse, data, source.name))
