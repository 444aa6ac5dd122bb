"""IRIs that name the same thing whatever server shows it.

A document is ``urn:basis:article:<slug>`` or ``urn:basis:authority:/us/usc/t50/s21``: the W3C
model wants absolute IRIs, an ``http:`` one would tie an export to a host, and a ``tag:`` one to a
domain that somebody must own.  (The slash is allowed in a URN after its first character, RFC 8141
section 2.2.)  A version of a text is named by its hash in the form of RFC 6920 section 7, with no
scheme of our own.  Annotations and people are ``urn:uuid:`` already.
"""

from __future__ import annotations

import re

from app.domain.references import is_id
from app.errors import BadInput

ARTICLE = "urn:basis:article:"
AUTHORITY = "urn:basis:authority:"

_HASH = "nih:sha-256;"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:%[0-9A-Fa-f]{2}|[^\x00-\x20<>\"{}|\\^`%\x7f])+")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_iri(value: object) -> bool:
    """Whether a value is an absolute IRI (RFC 3987, without looking into what a scheme wants)."""
    return isinstance(value, str) and _IRI.fullmatch(value) is not None


def iri_of(reference: str) -> str:
    """The IRI of a document, an authority or a provision, from its id."""
    return (AUTHORITY if reference.startswith("/") else ARTICLE) + reference


def reference_of(iri: str) -> str:
    """The id of the document, authority or provision; raises ``BadInput`` for other IRIs."""
    for prefix, fits in ((AUTHORITY, is_id), (ARTICLE, _SLUG.fullmatch)):
        reference = iri.removeprefix(prefix)
        if reference != iri and fits(reference):
            return reference
    raise BadInput(
        name=iri,
        why="it names no document and no authority of a library",
        remedy=f"It must begin with {ARTICLE} or {AUTHORITY}.",
    )


def version_iri(version: str) -> str:
    """The IRI of a version of a text, from its SHA-256 in hex."""
    return _HASH + version


def version_of(iri: str) -> str:
    """The hash that ``version_iri`` was made from, or nothing when it names something else."""
    return iri.removeprefix(_HASH) if iri.startswith(_HASH) else ""
