"""Search: results and their facets, other shapes of them, and how a search is written."""

from app.web.search import feeds, language
from app.web.search.page import blueprint

__all__ = ["blueprint", "feeds", "language"]
