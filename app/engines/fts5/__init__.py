"""SQLite FTS5 inside ``library.db``: text and index change in one transaction.

``tables`` says what is kept, ``expression`` writes trees in FTS5's own language, ``matching``
answers connectors from the sentences that are indexed beside the entries.
"""

from app.engines.fts5.engine import Fts5

__all__ = ["Fts5"]
