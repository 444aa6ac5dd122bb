"""Exporters: one download format a file."""

from __future__ import annotations

NAMES: tuple[str, ...] = ()
