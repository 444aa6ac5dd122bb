"""HTTP: a blueprint a noun, pages that work without JavaScript, a JSON interface."""

from __future__ import annotations

from gettext import NullTranslations

from flask import Flask, request
from jinja2 import StrictUndefined

from app.settings import Settings
from app.store.library import Library
from app.web import (
    agreement,
    api,
    articles,
    authorities,
    bring_in,
    bundles,
    chart,
    container,
    doubles,
    errors,
    history,
    home,
    hypothesis,
    notes,
    passages,
    projects,
    recheck,
    redline,
    resource,
    review,
    saved_searches,
    search,
    security,
    tags,
    wording,
    words,
    worklist,
)
from app.web.context import g

NOUNS = (
    home,
    articles,
    notes,
    passages,
    projects,
    authorities,
    chart,
    recheck,
    worklist,
    search,
    saved_searches,
    bring_in,
    bundles,
    doubles,
    review,
    redline,
    history,
    agreement,
    tags,
    api,
    hypothesis,
    container,
    resource,
)
LARGEST = 2 * 1024 * 1024  # bytes of a request, unless its view takes more


def application(library: Library, settings: Settings) -> Flask:
    """The web application over one library."""
    app = Flask(__name__)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config.update(MAX_CONTENT_LENGTH=LARGEST, MAX_FORM_MEMORY_SIZE=LARGEST)

    @app.before_request
    def _open() -> None:
        g.library, g.settings = library, settings
        for noun in (bundles, bring_in):
            if request.blueprint == noun.blueprint.name:
                request.max_content_length = noun.LARGEST

    @app.context_processor
    def _person() -> dict[str, str]:
        return {"person": settings.name}

    security.protect(app, settings)
    errors.register(app)
    wording.speak(app, NullTranslations())
    words.register(app)
    for noun in NOUNS:
        app.register_blueprint(noun.blueprint)
    return app
