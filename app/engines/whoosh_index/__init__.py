"""Whoosh's own index, in a folder beside ``library.db``: pure Python, slower, easy to look into.

Its rules were found by measurement: a searcher is never shared by threads nor refreshed (both
give wrong results), and all hits are scored (the shortcuts to the best ten miss some).
"""

from app.engines.whoosh_index.engine import WhooshIndex

__all__ = ["WhooshIndex"]
