"""Show: one record or article as plain data, for the command line and the JSON interface."""

from __future__ import annotations

from typing import Any

import cattrs

from app.services.read import ArticlePage, AuthorityPage, read_article, read_authority
from app.services.reliances import Reliance
from app.store import documents
from app.store.library import Library


def show(library: Library, reference: str, day: str) -> dict[str, Any]:
    """An article by its slug, or an authority by any id of it with its status on ``day``.

    Raises ``NotFound``.
    """
    if documents.get(library.db, reference) and not reference.startswith("/"):
        return _article(read_article(library, reference))
    return _authority(read_authority(library, reference, day))


def _article(page: ArticlePage) -> dict[str, Any]:
    return {
        **cattrs.unstructure(page.document),
        "version": page.version.hash,
        "text": page.version.text,
        "annotations": cattrs.unstructure(page.annotations),
        "proposals": cattrs.unstructure(page.proposals),
    }


def _authority(page: AuthorityPage) -> dict[str, Any]:
    return {
        **cattrs.unstructure(page.authority),
        "day": page.day,
        "status": cattrs.unstructure(page.status),
        "text": page.version.text if page.version else "",
        "parts": [part.id for part in page.parts],
        "relied_on_by": [_reliance(reliance) for reliance in page.reliances],
    }


def _reliance(reliance: Reliance) -> dict[str, Any]:
    plain: dict[str, Any] = cattrs.unstructure(reliance)
    return plain | {"document": reliance.document.id}
