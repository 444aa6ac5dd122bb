"""WARC files of web archives: the articles among the pages that were saved in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from app.errors import BadInput, TooLarge
from app.formats import article_record, web_page
from app.formats.source import LIMIT, Source
from app.importers import Imported, Left, Options, Refused

__all__ = ["Warc"]

# What its reader raises for records that lack what every record has.
_DAMAGE = (ArchiveLoadFailed, AttributeError, TypeError, ValueError, EOFError)
_PAGES = ("text/html", "application/xhtml+xml")


class Warc:
    """An article a page that was answered whole; pictures, scripts and errors are left."""

    name = "warc"
    suffixes = (".warc",)
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it begins as a WARC record does."""
        return source.head().startswith(b"WARC/")

    def read(self, source: Source, options: Options) -> Iterator[Imported | Left | Refused]:
        """The articles in the order of the file; a page without one is refused by its address."""
        article_record.check_columns(options.columns)
        for _ in _records(source):
            pass  # so that nothing is kept of a file that is damaged further on
        ids = article_record.Ids()
        left: Counter[str] = Counter()
        for record in _records(source):
            kind = _kind(record)
            if kind not in _PAGES:
                left[kind or "no answer of a server"] += 1
                continue
            address = str(record.rec_headers.get_header("WARC-Target-URI"))
            try:
                yield _article(record, address, options, ids)
            except BadInput as error:
                yield Refused(f"{source.name}: {address}", error)
        if left:
            counts = ", ".join(f"{count} of {kind}" for kind, count in sorted(left.items()))
            yield Left(source.name, f"records: {counts}")


def _records(source: Source) -> Iterator[ArcWarcRecord]:
    with source.open() as stream:
        try:
            yield from ArchiveIterator(stream)
        except _DAMAGE as error:
            raise BadInput(
                name=source.name, why=f"it is damaged ({error})", remedy="Fetch or save it again."
            ) from error


def _kind(record: ArcWarcRecord) -> str:
    """The media type of a page that was answered with 200; empty for any other record."""
    if record.rec_type != "response" or record.http_headers is None:
        return ""
    if record.http_headers.get_statuscode() != "200":
        return f"status {record.http_headers.get_statuscode()}"
    return str(record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()


def _article(
    record: ArcWarcRecord, address: str, options: Options, ids: article_record.Ids
) -> Imported:
    data = record.content_stream().read(LIMIT + 1)
    if len(data) > LIMIT:
        raise TooLarge(name=address, size=f"more than {LIMIT}", limit=LIMIT)
    text, stated = web_page.article(data, address, address)
    fields = article_record.named_ours(stated, options.columns)
    document = article_record.parse(fields, address, text=text, title=address)
    return Imported(
        replace(document, id=ids.free(document.id, document.published)), text, "markdown"
    )
