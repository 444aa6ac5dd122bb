"""Tantivy's index, in a folder beside ``library.db``: for very large libraries.

``schema`` says what is kept, ``expression`` writes trees as queries, ``readers`` keeps indexes
open, ``engine`` puts them together.
"""

from app.engines.tantivy.engine import Tantivy

__all__ = ["Tantivy"]
