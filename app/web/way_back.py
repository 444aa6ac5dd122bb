"""After a step: what happened is told, and the reader goes on where it was."""

from __future__ import annotations

from typing import Any

from flask import flash, request, url_for

from app.domain.annotation import Annotation
from app.web.filters import filters
from app.web.words import short


def tell(words: str, done: Annotation) -> None:
    """Say what happened, with the address where it can be undone."""
    name, seen = short(done.id), done.revision
    flash(words, url_for("notes.change", document=done.document, annotation=name, seen=seen))


def back(document: str, fragment: str | None = None) -> str:
    """The reader as it was, with the filters that the address carries."""
    asked: dict[str, Any] = {**filters(request.args).query()}
    return url_for("articles.read", document=document, _anchor=fragment, **asked)
