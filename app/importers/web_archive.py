"""Pages that a browser saved in one file: MHTML (Chrome, Edge) and ``.webarchive`` (Safari)."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from app.errors import BadInput
from app.formats import article_record, web_page
from app.formats.source import Source
from app.importers import Imported, Options

__all__ = ["WebArchive"]

_PLIST = b"bplist00"
_MAIN = b"WebMainResource"
_BROKEN = (plistlib.InvalidFileException, ValueError, KeyError, TypeError, RecursionError)


class WebArchive:
    """The article of the page; what the browser saved beside it is left."""

    name = "web archive"
    suffixes = (".mhtml", ".mht", ".webarchive")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it is a message of related parts, or Safari's list of them."""
        head = source.head()
        related = b"multipart/related" in head[:4096].lower()
        message = related and b"mime-version" in head[:4096].lower()
        return message or (head.startswith(_PLIST) and _MAIN in source.head())

    def read(self, source: Source, options: Options) -> Iterator[Imported]:
        """The one article of the page, with what it states of itself."""
        article_record.check_columns(options.columns)
        data = source.bytes()
        page, address = _safari(data, source) if data.startswith(_PLIST) else _message(data, source)
        text, stated = web_page.article(page, source.name, address)
        fields = article_record.named_ours(stated, options.columns)
        document = article_record.parse(fields, source.name, text=text, title=source.stem)
        yield Imported(document, text, "markdown")


def _message(data: bytes, source: Source) -> tuple[bytes, str]:
    """The first page of the message, in UTF-8, and its address."""
    message: Message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        body = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(body, bytes):
            charset = str(part.get_content_charset() or "utf-8")
            return _utf8(body, charset), str(part.get("Content-Location") or "")
    raise _no_page(source)


def _utf8(body: bytes, charset: str) -> bytes:
    """The page in UTF-8; as it is where the message does not say what it is in."""
    try:
        return body.decode(charset).encode("utf-8")
    except (LookupError, UnicodeDecodeError):
        return body


def _safari(data: bytes, source: Source) -> tuple[bytes, str]:
    try:
        main = plistlib.loads(data)["WebMainResource"]
        return bytes(main["WebResourceData"]), str(main.get("WebResourceURL") or "")
    except _BROKEN as error:
        raise _no_page(source) from error


def _no_page(source: Source) -> BadInput:
    remedy = "Open it in the browser that saved it, and save the page as HTML."
    return BadInput(name=source.name, why="there is no page in it", remedy=remedy)
