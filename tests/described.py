"""The passages that descriptions are tuned by (``tests/cases/described``) as rows of gold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.mention import Form
from app.formats.gold import Mark, Row
from tests.conftest import CASES

_FORMS = {"d": Form.DESCRIBED, "b": Form.BACK, "n": Form.NAMED, "q": Form.QUOTED, "c": Form.CITED}
_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\|([a-z])\}")


def rows(name: str = "*.txt") -> Iterator[Row]:
    """One row a passage of every file of that name; its id is the file and its place in it."""
    for path in sorted((CASES / "described").glob(name)):
        for number, paragraph in enumerate(re.split(r"\n\s*\n", path.read_text("utf-8"))):
            lines = [line for line in paragraph.split("\n") if line and not line.startswith("#")]
            if lines:
                yield _row(f"{path.stem} {number}", lines[0], "\n".join(lines[1:]))


def _row(number: str, day: str, source: str) -> Row:
    text, marks, last = "", [], 0
    for match in _MARK.finditer(source):
        text += source[last : match.start()]
        marks.append(Mark(len(text), len(text) + len(match[1]), match[2].strip(), _FORMS[match[3]]))
        text, last = text + match[1], match.end()
    return Row(number, text + source[last:], tuple(marks), day)
