"""The gold of ``tests/cases/gold`` as rows: passages whose mentions of law somebody marked."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from app.domain.mention import Form
from app.formats.gold import Mark, Row
from tests.conftest import CASES

GOLD = CASES / "gold"
_MARK = re.compile(r"\[\[(?P<form>[a-z]+) (?P<target>/\S+) \| (?P<words>.*?)\]\](?!\])", re.DOTALL)


def rows(part: str = "dev") -> Iterator[Row]:
    """One row a passage of a part, in the order of the names of its files."""
    for path in sorted((GOLD / part).glob("*.txt")):
        yield row(path)


def row(path: Path) -> Row:
    """One passage: its day, then its text with ``[[form target | words]]`` for each mark."""
    head, _, source = path.read_text("utf-8").partition("\n\n")
    day = dict(line.split(": ", 1) for line in head.split("\n"))["date"]
    text, marks, last = "", [], 0
    for match in _MARK.finditer(source):
        text += source[last : match.start()]
        end = len(text) + len(match["words"])
        marks.append(Mark(len(text), end, match["target"], Form(match["form"])))
        text, last = text + match["words"], match.end()
    return Row(path.stem, text + source[last:], tuple(marks), day)


def real_rows(shared: Path) -> Iterator[Row]:
    """The marks of ``real/`` on the texts of ``shared``; of each its words and which time."""
    with gzip.open(shared / "articles" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    for path in sorted((GOLD / "real").glob("*.json")):
        marked = json.loads(path.read_text("utf-8"))
        source, _, where = marked["source"].partition(":")
        if source == "wikinews":
            text, day = articles[int(where)]["text"], articles[int(where)]["date"]
        else:
            text, day = (shared / "pages" / where).read_text("utf-8"), ""
        marks = tuple(_mark(text, *mark) for mark in marked["marks"])
        yield Row(path.stem, text, marks, day)


def _mark(text: str, words: str, time: int, form: str, target: str) -> Mark:
    start = -1
    for _ in range(time):
        start = text.index(words, start + 1)
    return Mark(start, start + len(words), target, Form(form))
