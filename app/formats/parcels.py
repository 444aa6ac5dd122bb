"""An unpacked bundle, document by document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TEXTS, ANNOTATIONS, HISTORY = ".md", ".jsonld", ".jsonl"
PROVISIONS, REDIRECTS = ".provisions.json", "redirects.json"
NAMES = "names-used.json"
EARLIER = ".version-"


@dataclass(slots=True)
class Parcel:
    """The files of one document: its versions, the oldest first and the current one last."""

    texts: list[Path] = field(default_factory=list)
    provisions: Path | None = None
    annotations: Path | None = None
    history: Path | None = None


def parcels(payload: Path) -> Iterator[Parcel]:
    """What there is of each document: of authorities first, in the order of their paths."""
    for folder in ("authorities", "articles"):
        found: dict[str, Parcel] = defaultdict(Parcel)
        for path in sorted((payload / folder).rglob(f"*{TEXTS}"), key=_oldest_first):
            found[_name(path, payload / folder, TEXTS).partition(EARLIER)[0]].texts.append(path)
        for name, parcel in found.items():
            parcel.provisions = _there(payload / folder / f"{name}{PROVISIONS}")
            parcel.annotations = _there(payload / "annotations" / f"{name}{ANNOTATIONS}")
            parcel.history = _there(payload / "history" / f"{name}{HISTORY}")
            yield parcel


def _oldest_first(path: Path) -> tuple[str, str, bool, int]:
    name, _, number = path.name.removesuffix(TEXTS).partition(EARLIER)
    return str(path.parent), name, not number, int(number) if number.isdecimal() else 0


def _name(path: Path, folder: Path, suffix: str) -> str:
    return path.relative_to(folder).as_posix().removesuffix(suffix)


def _there(path: Path) -> Path | None:
    return path if path.is_file() else None
