"""Growing points: a folder and, in its ``__init__``, a tuple of the names of its modules.

Each module of a growing point holds one class and names it in ``__all__``.  To add a
recogniser, importer, exporter or engine, add its file and its name to the tuple.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any


@cache
def load(folder: str) -> dict[str, Any]:
    """The members of a growing point (``"recognisers"``, ...) by name, in their stated order.

    Raises ``ImportError`` or ``AttributeError`` when a named module or its class is missing.
    """
    package = import_module(f"app.{folder}")
    return {name: _member(folder, name) for name in package.NAMES}


@cache
def load_one(folder: str, name: str) -> Any:
    """One member of a growing point, without importing the others (``KeyError`` if not listed)."""
    if name not in import_module(f"app.{folder}").NAMES:
        raise KeyError(name)
    return _member(folder, name)


def _member(folder: str, name: str) -> Any:
    module = import_module(f"app.{folder}.{name}")
    return getattr(module, module.__all__[0])()
