"""The weights of the features by which descriptions are told: one table, ``weights.txt``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def weights() -> Mapping[str, float]:
    """Log-odds for each unit of a feature, as fitted by ``benchmarks/fit_descriptions.py``."""
    lines = files("app.language").joinpath("weights.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {row[0]: float(row[1]) for row in rows}
