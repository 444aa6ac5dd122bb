"""An unpacked bundle, document by document."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TEXTS, ANNOTATIONS, HISTORY = ".md", ".jsonld", ".jsonl"
PROVISIONS, REDIRECTS = ".provisions.json", "redirects.json"
NAMES = "names-used.json"
EARLIER = ".version-"
_READ = (
    f"data/{NAMES}",
    *("data/articles/", "data/authorities/", "data/annotations/", "data/history/", "data/library/"),
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of one document: its versions, the oldest first and the current one last."""

    texts: list[Path]
    provisions: Path | None = None
    annotations: Path | None = None
    history: Path | None = None


def is_read(name: str) -> bool:
    """Whether a file of a bundle is needed to take it in: texts are made again, pages are not."""
    return name.startswith(_READ) and not name.endswith(".txt")


class Parcels:
    """What there is of each document: of authorities first, in the order of their paths.

    ``merged`` says which article another one became: it comes before that one, on whose notes it
    is said that they stood there.  Only names are in memory.
    """

    def __init__(self, payload: Path, merged: Mapping[str, str]) -> None:
        self._payload = payload
        self._found = {folder: _found(payload / folder) for folder in ("authorities", "articles")}
        articles = self._found["articles"]
        order = sorted(articles, key=lambda article: -_steps(article, merged))
        self._found["articles"] = {article: articles[article] for article in order}

    def __len__(self) -> int:
        return sum(map(len, self._found.values()))

    def __iter__(self) -> Iterator[Parcel]:
        for folder, found in self._found.items():
            for name, ends in found.items():
                yield self._parcel(folder, name, ends)

    def _parcel(self, folder: str, name: str, ends: list[str]) -> Parcel:
        beside = self._payload / folder
        return Parcel(
            [beside / f"{name}{end}{TEXTS}" for end in sorted(ends, key=_oldest_first)],
            _there(beside / f"{name}{PROVISIONS}"),
            _there(self._payload / "annotations" / f"{name}{ANNOTATIONS}"),
            _there(self._payload / "history" / f"{name}{HISTORY}"),
        )


def _found(folder: Path) -> dict[str, list[str]]:
    """The documents below a folder in the order of their paths, with what is behind the name of
    each of their texts: nothing, or the number of an earlier version.
    """
    found: dict[str, list[str]] = {}
    for above, _, files in os.walk(folder):
        below = os.path.relpath(above, folder)
        for file in files:
            if file.endswith(TEXTS):
                name, mark, number = file.removesuffix(TEXTS).partition(EARLIER)
                path = name if below == "." else f"{below}/{name}"
                found.setdefault(path, []).append(mark + number)
    return dict(sorted(found.items(), key=lambda pair: pair[0].split("/")))


def _steps(article: str, merged: Mapping[str, str]) -> int:
    """Over how many others an article leads to the one that it became; a circle is gone once."""
    seen = [article]
    while (article := merged.get(article, "")) and article not in seen:
        seen.append(article)
    return len(seen) - 1


def _oldest_first(end: str) -> tuple[bool, int]:
    number = end.removeprefix(EARLIER)
    return not end, int(number) if number.isdecimal() else 0


def _there(path: Path) -> Path | None:
    return path if path.is_file() else None
