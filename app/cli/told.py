"""What an import tells: written to files of its own as it comes, and printed at the end.

However many documents an import brings, a tally of them is all that stays in memory.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from tempfile import TemporaryFile
from textwrap import indent
from types import TracebackType
from typing import TextIO, cast

from app.cli.annotations import as_data, lines
from app.cli.context import to_json
from app.importers import Left, Refused
from app.services.add import Added
from app.services.add_files import Brought, Opened, Result
from app.services.rest_on import Relied

_KINDS: dict[type, str] = {
    Opened: "read",
    Added: "added",
    Brought: "annotations",
    Left: "left",
    Refused: "refused",
}
_OUTCOMES = {
    "changed": "has other words now",
    "same": "has the same words; only notes or other provisions changed",
    "renumbered": "is gone; its words stand under another number",
    "gone": "is gone, and its words too",
}


class Told:
    """What became of each part of an import, for people or ``in_json``; a context."""

    def __init__(self, in_json: bool) -> None:
        """Begin with nothing told."""
        self.went_wrong = False
        self._in_json = in_json
        self._formats: Counter[str] = Counter()
        self._changes: Counter[str] = Counter()
        self._refused = 0
        self._words = _file()
        self._rows = {kind: _file() for kind in _KINDS.values()}

    def __enter__(self) -> Told:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for file in (self._words, *self._rows.values()):
            file.close()

    def take(self, result: Result) -> None:
        """One more result; raises ``OSError`` where there is no room to write it down."""
        self._count(result)
        if self._in_json:
            file = self._rows[_KINDS[type(result)]]
            file.write(",\n" if file.tell() else "")
            file.write(indent(to_json(_plain(result)), "    "))
        else:
            self._words.writelines([f"{line}\n" for line in _lines(result)])

    def show(self, dry: bool) -> None:
        """All that was told; ``dry`` where nothing was stored."""
        out = sys.stdout
        if self._in_json:
            out.write("{\n")
            for number, (kind, file) in enumerate(self._rows.items()):
                out.write(",\n" if number else "")
                _print_rows(kind, file, out)
            out.write("\n}\n")
        else:
            _copy(self._words, out)
            out.write(self._sum(dry) + "\n")
        out.flush()

    def _count(self, result: Result) -> None:
        if isinstance(result, Opened):
            self._formats[result.format] += 1
        elif isinstance(result, Added):
            self._changes[result.change] += 1
        elif isinstance(result, Refused):
            self._refused += 1
            self.went_wrong = True
        elif isinstance(result, Brought):
            self.went_wrong |= bool(result.report.refused)

    def _sum(self, dry: bool) -> str:
        read = f" Read: {_counts(self._formats)}." if self._formats else ""
        verb = "Would be added" if dry else "Added"
        return f"{verb}: {_counts(self._changes)}; refused: {self._refused}.{read}"


def _file() -> TextIO:
    return cast(TextIO, TemporaryFile("w+", encoding="utf-8"))  # closed by Told


def _print_rows(kind: str, file: TextIO, out: TextIO) -> None:
    """One list of the answer, as ``json.dumps`` writes it with two spaces a level."""
    if file.tell():
        out.write(f'  "{kind}": [\n')
        _copy(file, out)
        out.write("\n  ]")
    else:
        out.write(f'  "{kind}": []')


def _copy(file: TextIO, out: TextIO) -> None:
    file.seek(0)
    shutil.copyfileobj(file, out)


def _plain(result: Result) -> dict[str, object]:
    if isinstance(result, Opened):
        return {"name": result.name, "format": result.format, "by_content": result.by_content}
    if isinstance(result, Added):
        told: dict[str, object] = {"id": result.id, "change": result.change}
        if result.alike:
            told["alike"] = dict(result.alike)
        if result.relied:
            told["relied"] = [asdict(each) for each in result.relied]
        return told
    if isinstance(result, Brought):
        return {"name": result.name, **as_data(result.report)}
    if isinstance(result, Left):
        return {"name": result.name, "what": result.what}
    return {"name": result.name, "why": str(result.error)}


def _lines(result: Result) -> Iterable[str]:
    """What people are told of one part; nothing of most."""
    if isinstance(result, Opened):
        told = f"{result.name} is read as {result.format}: what is in it says so."
        return [told] if result.by_content else []
    if isinstance(result, Added):
        alike = [f"{result.id} may be {other}, {kind}." for other, kind in result.alike]
        return [*alike, *map(_relied, result.relied)]
    if isinstance(result, Brought):
        return lines(f"Annotations on {result.name}", result.report)
    if isinstance(result, Left):
        return [f"Left of {result.name}: {result.what}."]
    return [f"Refused: {result.error}"]


def _relied(one: Relied) -> str:
    passages = "1 passage relies" if one.passages == 1 else f"{one.passages} passages rely"
    return f"{one.id}, on which {passages}, {_OUTCOMES[one.outcome]}."


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in sorted(counter.items())) or "nothing"
