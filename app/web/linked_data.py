"""What the Web Annotation Protocol and the Linked Data Platform say in HTTP headers.

(Web Annotation Protocol, W3C Recommendation of 23 February 2017; RFC 7240 for ``Prefer``.)
"""

from __future__ import annotations

import re
from enum import StrEnum

from flask import Response, request, url_for
from werkzeug.exceptions import NotAcceptable, UnsupportedMediaType

from app.domain.annotation import Annotation
from app.errors import BadInput
from app.formats.iris import iri_of, reference_of
from app.formats.w3c import dump_bytes, to_jsonld
from app.formats.w3c_check import read as read_json
from app.formats.w3c_words import ANNO
from app.store import addresses, documents
from app.web.context import g

LD, JSON, HTML = "application/ld+json", "application/json", "text/html"
MEDIA = f'{LD}; profile="{ANNO}"'
LDP = "http://www.w3.org/ns/ldp#"
OA = "http://www.w3.org/ns/oa#"
RESOURCE = f'<{LDP}Resource>; rel="type"'
CONTAINER = (
    f'<{LDP}BasicContainer>; rel="type", '
    f'<http://www.w3.org/TR/annotation-protocol/>; rel="{LDP}constrainedBy"'
)
_INCLUDE = re.compile(r'include\s*=\s*"([^"]*)"')


class Content(StrEnum):
    """What a container's answer has of its annotations (section 4.2.1)."""

    DESCRIPTIONS = "0"
    IRIS = "1"


def prefers_minimal() -> bool:
    """Whether the client wants no annotations with the container."""
    return f"{LDP}PreferMinimalContainer" in _preferences()


def content() -> Content:
    """What the client prefers, or the address says; descriptions unless something is said.

    Raises ``BadInput``.
    """
    said = _preferences()
    if f"{OA}PreferContainedIRIs" in said:
        return Content.IRIS
    if f"{OA}PreferContainedDescriptions" in said:
        return Content.DESCRIPTIONS
    try:
        return Content(request.args.get("iris", Content.DESCRIPTIONS))
    except ValueError:
        raise BadInput(
            name="The parameter iris", why="it is neither 0 nor 1", remedy="Leave it out."
        ) from None


def accepted(*offered: str) -> str:
    """The media type to answer with, of those offered, the first where the client says nothing.

    Parameters are not looked at: a profile asked for is one of ours, or left out (section 3).
    Raises ``NotAcceptable``.
    """
    if not request.accept_mimetypes:
        return offered[0]
    wanted: dict[str, float] = {}
    for value, quality in request.accept_mimetypes:
        wanted.setdefault(value.partition(";")[0].strip().lower(), quality)
    best = max(offered, key=lambda kind: (_quality(kind, wanted), -offered.index(kind)))
    if not _quality(best, wanted):
        raise NotAcceptable(f"This address answers with {', '.join(offered)}.")
    return best


def served(annotation: Annotation, address: str) -> dict[str, object]:
    """An annotation at its address; a page whose text is not here keeps the address it has."""
    return to_jsonld(annotation, _iri, address)


def _iri(reference: str) -> str:
    address = documents.address_without_text(g.library.db, reference)
    return address or iri_of(reference)


def answer(data: dict[str, object], kind: str) -> Response:
    """JSON-LD with the profile of the Web Annotation Model, or plain JSON where that is asked."""
    return Response(dump_bytes(data), content_type=JSON if kind == JSON else MEDIA)


def sent() -> object:
    """The annotation that a client sends.  Raises ``UnsupportedMediaType`` or ``BadInput``."""
    if request.mimetype not in (LD, JSON):
        raise UnsupportedMediaType(f"Send an annotation as {MEDIA}.")
    return read_json(request.get_data(), "The annotation")


def reference(iri: str) -> str:
    """The id that an IRI stands for by our names or at this server's pages, or nothing."""
    base = url_for("home.index", _external=True)
    path = iri.removeprefix(base).partition("#")[0] if iri.startswith(base) else ""
    if path.startswith("articles/"):
        return path.removeprefix("articles/")
    if path.startswith("authorities/"):
        return path.removeprefix("authorities")
    if path.startswith("annotations/"):
        return named(path.rpartition("/")[2])
    try:
        return reference_of(iri)
    except BadInput:
        return ""


def named(name: str) -> str:
    """The id of the annotation with that name in an address: a UUID, or what a client wished."""
    return addresses.find(g.library.db, name) or f"urn:uuid:{name}"


def revision_wanted(tag: str) -> int | None:
    """The revision that ``If-Match`` names, which ends the entity tag; None where none is named.

    A tag of another thing, or a weak one (RFC 9110, section 13.1.1), names no revision there is.
    """
    header = request.headers.get("If-Match", "").strip()
    if header in ("", "*"):
        return None
    for each in header.split(","):
        name, _, revision = each.strip().strip('"').rpartition("-")
        if name == tag and revision.isdecimal() and not each.strip().startswith("W/"):
            return int(revision)
    return 0


def _preferences() -> set[str]:
    found = _INCLUDE.findall(",".join(request.headers.getlist("Prefer")))
    return {name for names in found for name in names.split()}


def _quality(kind: str, wanted: dict[str, float]) -> float:
    whole = f"{kind.partition('/')[0]}/*"
    return next((wanted[each] for each in (kind, whole, "*/*") if each in wanted), 0.0)
