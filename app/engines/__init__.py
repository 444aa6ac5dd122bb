"""Search engines: one a file, behind one small interface and one contract suite.

Every engine is fed with the same tokens (``query.analysis``) and answers the same tree
(``query.tree``) with the same set of entries; only the order and the speed may differ.
"""

from __future__ import annotations

NAMES: tuple[str, ...] = ()
