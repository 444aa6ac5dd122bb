"""Telling what a content is from its first bytes."""

from __future__ import annotations

import re

SPACE_AND_MARK = b" \t\r\n\xef\xbb\xbf"  # white space, and the byte order mark of UTF-8

_BEFORE_THE_ROOT = re.compile(
    rb"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>", re.DOTALL
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_DOCTYPE = re.compile(rb"<!doctype\s+html", re.IGNORECASE)
_PAGE_ROOTS = frozenset(("html", "body", "article", "main"))
_PAGE_WITHIN = 4096  # bytes: comments and an XML declaration may stand before the first element
_UTF8_TAIL = 3  # bytes of a character that the end of the head may cut off


def root(head: bytes) -> str:
    """The name of the first XML element, without its prefix; empty where there is none."""
    found = _ROOT.match(_BEFORE_THE_ROOT.sub(b"", head).lstrip(SPACE_AND_MARK))
    return found[1].decode("ascii", "ignore") if found else ""


def is_page(head: bytes) -> bool:
    """Whether it begins as an HTML page, or the body of one, does."""
    begins = head.lstrip(SPACE_AND_MARK)[:_PAGE_WITHIN]
    doctype = _DOCTYPE.search(begins) is not None
    return begins.startswith(b"<") and (doctype or root(head).lower() in _PAGE_ROOTS)


def is_text(head: bytes) -> bool:
    """Whether it is UTF-8 without U+0000."""
    for cut in range(_UTF8_TAIL + 1):
        try:
            return "\0" not in head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
    return False


def keys(head: bytes, *names: str) -> bool:
    """Whether a JSON text has all these keys, at whatever depth, near its beginning."""
    begins = head.lstrip(SPACE_AND_MARK)
    named = (re.search(rb'"%s"\s*:' % re.escape(name.encode()), begins) for name in names)
    return begins[:1] in (b"{", b"[") and all(named)
