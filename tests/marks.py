"""The marks of the starter articles (``tests/cases/marks``) as rows of gold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from app.domain.document import Rendering
from app.domain.mention import Form
from app.formats.front_matter import split
from app.formats.gold import Mark, Row
from app.text import markdown
from tests.conftest import CASES, ROOT


def rows() -> Iterator[Row]:
    """One row an article of ``corpus/articles``, all marks of it resolved to offsets."""
    for path in sorted((CASES / "marks").glob("*.json")):
        fields, rendering = article(path.stem)
        marks = json.loads(path.read_text("utf-8"))
        found = tuple(_mark(rendering.text, mark, path) for mark in marks)
        yield Row(path.stem, rendering.text, found, str(fields["published"]))


def article(slug: str) -> tuple[dict[str, object], Rendering]:
    """The front matter and the rendering of a starter article."""
    path = ROOT / "corpus" / "articles" / f"{slug}.md"
    fields, body = split(path.read_text("utf-8"), path.name)
    return fields, markdown.render(body)


def _mark(text: str, mark: dict[str, str | int], path: Path) -> Mark:
    exact, start = str(mark["exact"]), -1
    for _ in range(int(mark["occurrence"])):
        start = text.find(exact, start + 1)
        assert start >= 0, f"{path.name}: {exact!r} does not stand {mark['occurrence']} times"
    return Mark(start, start + len(exact), str(mark["target"]), Form(str(mark["form"])))
