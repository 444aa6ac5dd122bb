"""Annotations: anchored passages with notes, tags and links to authorities."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.mention import Evidence, Form


class AnchorState(StrEnum):
    """How sure it is that an anchor still stands on the words it was made for."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    CHECK = "check"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of one version: position and quote with context (W3C Web Annotation, section 4.2).

    Offsets are code points into the text of the version named by its hash.  One that was brought
    in by its words alone and is not found yet has the offsets 0 and 0, and waits.
    """

    version: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    state: AnchorState = AnchorState.EXACT

    @property
    def placed(self) -> bool:
        """Whether it stands somewhere; one that was brought in by its words alone may not."""
        return self.end > self.start


class Stance(StrEnum):
    """What a passage does with an authority: properties of CiTO, the Citation Typing Ontology."""

    CITES_AS_AUTHORITY = "citesAsAuthority"
    CITES_FOR_INFORMATION = "citesForInformation"
    DESCRIBES = "describes"
    QUOTES = "includesQuotationFrom"
    DISCUSSES = "discusses"
    DISPUTES = "disputes"
    SUPPORTS = "supports"
    AGREES_WITH = "agreesWith"
    DISAGREES_WITH = "disagreesWith"


class LinkStatus(StrEnum):
    """Where a link stands.  Recognisers propose; only a person accepts or rejects."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Visibility(StrEnum):
    """Who may see an annotation outside this library: exports honour it."""

    PRIVATE = "private"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Link:
    """From the passage of its annotation to an authority or provision."""

    target: str
    form: Form
    stance: Stance
    status: LinkStatus = LinkStatus.ACCEPTED
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A W3C Web Annotation in its inner form; ``id`` is a ``urn:uuid:``, times are ISO 8601 in UTC.

    A decision on a proposal is an annotation whose only body is one link.  ``revision`` counts
    from 1; a withdrawn annotation stays in the history.  ``canonical`` is the IRI by which others
    know it wherever it is, ``via`` those that it had elsewhere (Web Annotation Model, 3.3.7).
    """

    id: str
    document: str
    anchors: tuple[Anchor, ...]
    creator: str
    created: str
    modified: str
    note: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    visibility: Visibility = Visibility.PRIVATE
    reply_to: str = ""
    withdrawn: bool = False
    revision: int = 1
    canonical: str = ""
    via: tuple[str, ...] = ()
