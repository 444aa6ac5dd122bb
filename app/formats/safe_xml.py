"""Reading XML from strangers as a stream: no document types, no entities, no network, bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import IO, cast

from lxml import etree

from app.errors import BadInput, Unsafe

CHUNK = 64 * 1024  # bytes fed to the parser at once, and in which the first element must begin
PART_LIMIT = 64 * 1024 * 1024  # bytes from one element asked for to the next

_BETWEEN = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ENCODING = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", re.DOTALL)
_READ_AS_ASCII = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
_LIMITS = ("excessive depth", "huge", "too long", "entity", "amplification", "limit")


def elements(stream: IO[bytes], name: str, tags: Sequence[str]) -> Iterator[etree._Element]:
    """Each element of ``tags`` (``{*}section``) when it has been read whole, in order.

    Memory is that of what the caller has not yet ``released``.  Raises ``BadInput`` for what is
    no XML in UTF-8 and for broken XML, with the line; ``Unsafe`` for a document type, for
    entities, for elements nested more than 256 deep, and for parts beyond ``PART_LIMIT``.
    """
    parser = etree.XMLPullParser(
        events=("end",),
        tag=tags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    waiting = 0
    for chunk in _chunks(stream, name):
        _feed(parser, chunk, name)
        waiting += len(chunk)
        for _, element in parser.read_events():
            waiting = 0
            yield cast("etree._Element", element)
        if waiting > PART_LIMIT:
            why = f"a part of it has more than {PART_LIMIT} bytes"
            raise Unsafe(name=name, why=why, remedy="Split it into its sections.")
    _close(parser, name)


def check(stream: IO[bytes], name: str, tags: Sequence[str]) -> None:
    """Read all of it once; raises what ``elements`` raises, wherever in the file it stands."""
    for element in elements(stream, name, tags):
        release(element)


def release(element: etree._Element) -> None:
    """Forget an element that was read, and all that stands before it."""
    element.clear()
    for each in (element, *element.iterancestors()):
        parent = each.getparent()
        while parent is not None and each.getprevious() is not None:
            del parent[0]


def _chunks(stream: IO[bytes], name: str) -> Iterator[bytes]:
    first = stream.read(CHUNK)
    _look_at_the_beginning(first, name)
    yield first
    yield from iter(lambda: stream.read(CHUNK), b"")


def _look_at_the_beginning(first: bytes, name: str) -> None:
    """No document type can follow the first element, so what may hold one is seen here."""
    encoding = _ENCODING.match(first.removeprefix(b"\xef\xbb\xbf"))
    if encoding and encoding[1].lower() not in _READ_AS_ASCII:
        why = f"it is written in {encoding[1].decode('ascii')}"
        raise BadInput(name=name, why=why, remedy="Save it as UTF-8 and try again.")
    begins = _BETWEEN.sub(b"", first.removeprefix(b"\xef\xbb\xbf")).lstrip()
    if re.match(rb"<!DOCTYPE", begins, re.IGNORECASE):
        raise Unsafe(
            name=name,
            why="it declares a document type, which can hide entities",
            remedy="Take the file as its publisher offers it; USLM has no such declaration.",
        )
    if not re.match(rb"<[A-Za-z_]", begins):
        raise BadInput(
            name=name,
            why="it does not begin as XML in UTF-8 does",
            remedy="Take the file as its publisher offers it.",
        )


def _feed(parser: etree.XMLPullParser, chunk: bytes, name: str) -> None:
    try:
        parser.feed(chunk)
    except etree.XMLSyntaxError as error:
        raise _refused(error, name) from error


def _close(parser: etree.XMLPullParser, name: str) -> None:
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _refused(error, name) from error


def _refused(error: etree.XMLSyntaxError, name: str) -> BadInput | Unsafe:
    why = f"it is broken XML: {error.msg}"
    if any(limit in why.lower() for limit in _LIMITS):
        why = f"it goes beyond what is read safely: {error.msg}"
        return Unsafe(name=name, why=why, remedy="Take the file as its publisher offers it.")
    return BadInput(name=name, why=why, remedy="Fetch it again from its publisher.")
