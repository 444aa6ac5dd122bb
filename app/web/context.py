"""What every view can reach: the library and the settings, typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import g as _g

if TYPE_CHECKING:
    from app.settings import Settings
    from app.store.library import Library


class Context:
    """The fields that ``app/__init__.py`` puts on Flask's ``g`` before each request."""

    library: Library
    settings: Settings


g = cast(Context, _g)
