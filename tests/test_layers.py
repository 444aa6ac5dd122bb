"""Imports run one way.  The table below is the one of the design; a breach names its place."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app"

ANYWHERE = {"errors", "plugins"}
FOUNDATION = {"domain", "text", "language", "query", "formats"}
GROWING = ("recognisers", "importers", "exporters", "engines")
# Each layer with the layers that it may import, besides itself and ANYWHERE.
MAY_IMPORT: dict[str, set[str]] = {
    "domain": set(),
    "text": {"domain"},
    "language": {"domain"},
    "query": {"domain", "text"},
    "formats": {"domain"},
    **dict.fromkeys(GROWING, FOUNDATION),
    "store": FOUNDATION,
    "resolution": FOUNDATION | {"recognisers"},
    "services": FOUNDATION | {*GROWING, "resolution", "store", "settings"},
    "web": FOUNDATION | {*GROWING, "store", "services", "settings"},
    "cli": FOUNDATION | {*GROWING, "store", "services", "settings"},
}
TOP = ("settings", "errors", "plugins")
THIRD_PARTY_FREE = {"domain"}


@dataclass(frozen=True)
class Import:
    file: Path
    line: int
    module: str

    @property
    def layer(self) -> str:
        return _layer(self.file)

    @property
    def imported(self) -> str:
        parts = self.module.split(".")
        return parts[1] if parts[0] == "app" and len(parts) > 1 else ""

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.module}"


def _layer(file: Path) -> str:
    first = file.relative_to(APP).parts[0]
    return first.removesuffix(".py")


def _imports() -> Iterator[Import]:
    for file in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(file, node.lineno, alias.name)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file}:{node.lineno} imports relatively"
                names = [node.module or ""]
                if node.module in {"app", *(f"app.{layer}" for layer in MAY_IMPORT)}:
                    names = [f"{node.module}.{alias.name}" for alias in node.names]
                for name in names:
                    yield Import(file, node.lineno, name)


IMPORTS = list(_imports())


def test_there_are_imports_to_judge() -> None:
    assert {found.layer for found in IMPORTS} >= set(MAY_IMPORT)


@pytest.mark.parametrize("layer", [*MAY_IMPORT, *TOP])
def test_a_layer_imports_only_what_lies_below_it(layer: str) -> None:
    allowed = MAY_IMPORT.get(layer, set()) | ANYWHERE | {layer, ""}
    if layer == "domain":
        allowed.discard("plugins")
    breaches = [i for i in IMPORTS if i.layer == layer and i.imported not in allowed]
    assert not breaches, "\n".join(map(str, breaches))


@pytest.mark.parametrize("folder", sorted(GROWING))
def test_a_growing_point_does_not_import_its_neighbour(folder: str) -> None:
    members = {path.stem for path in (APP / folder).glob("*.py")} - {"__init__"}
    breaches = [
        i
        for i in IMPORTS
        if i.layer == folder
        and i.file.stem in members
        and i.module.startswith(f"app.{folder}.")
        and i.module.split(".")[2] in members - {i.file.stem}
    ]
    assert not breaches, "\n".join(map(str, breaches))


@pytest.mark.parametrize("layer", sorted(THIRD_PARTY_FREE))
def test_the_domain_is_plain_python(layer: str) -> None:
    known = sys.stdlib_module_names | {"app"}
    breaches = [i for i in IMPORTS if i.layer == layer and i.module.split(".")[0] not in known]
    assert not breaches, "\n".join(map(str, breaches))


def test_only_the_store_and_the_engine_in_the_library_speak_sql() -> None:
    speakers = {
        i.file.relative_to(APP).as_posix()
        for i in IMPORTS
        if i.module.split(".")[0] in {"sqlite3", "sqlite_utils"}
    }
    assert not {s for s in speakers if s.split("/")[0] not in {"store", "engines"}} - {
        "services/safeguard.py"  # copies whole library files, asks them nothing else
    }
