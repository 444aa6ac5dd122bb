"""What the tests of recognition share: a small authority table, readings, cases as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.authority import Authority, Provision
from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading
from app.formats.authority_record import parse

CASES = Path(__file__).parent / "cases" / "recognisers"


@cache
def small_table() -> AuthorityTable:
    """The table of ``authorities.json``: each text is its provisions' words, one a line."""
    records: list[dict[str, Any]] = json.loads((CASES / "authorities.json").read_text("utf-8"))
    authorities, texts = [], {}
    for record in records:
        parts = record.pop("texts", [])
        authority = parse(record, "authorities.json")
        text, provisions = _joined(authority, parts)
        texts[authority.id] = text
        authorities.append(replace(authority, provisions=provisions))
    return AuthorityTable(authorities, texts)


def _joined(authority: Authority, parts: list[list[str]]) -> tuple[str, tuple[Provision, ...]]:
    text, provisions = "", []
    for reference, words in parts:
        start = len(text)
        text += words + "\n"
        if reference:
            provisions.append(Provision(reference, authority.id, "", start, len(text) - 1))
    return text, tuple(provisions)


def reading_of(text: str, date: str = "", context: str = "") -> Reading:
    """A reading whose blocks are lines and whose sentences end at a stop before a capital."""
    blocks, sentences, start = [], [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            blocks.append((start, end))
            bounds = [m.end() for m in re.finditer(r"[.!?][”\"]? +(?=[A-Z“])", text[start:end])]
            for first, last in zip([0, *bounds], [*bounds, len(line)], strict=True):
                sentences.append((start + first, start + last))
        start = end + 1
    return Reading(text, tuple(blocks), tuple(sentences), date, context)


@dataclass(slots=True)
class Case:
    """A text and the mentions it must yield, as (words, id or ``-``)."""

    text: str
    date: str = ""
    context: str = ""
    wanted: list[tuple[str, str]] = field(default_factory=list)


def cases(name: str) -> list[Case]:
    """The cases of a file whose form is explained in ``citations.txt``."""
    return list(_cases((CASES / name).read_text("utf-8")))


def _cases(source: str) -> Iterator[Case]:
    for paragraph in re.split(r"\n\s*\n", source):
        lines = [line for line in paragraph.split("\n") if line and not line.startswith("#")]
        settings = {}
        while lines and (match := re.match(r"(date|context): (\S+)$", lines[0])):
            settings[match[1]] = match[2]
            lines.pop(0)
        text = "\n".join(line for line in lines if not line.startswith("  "))
        wanted = [line.strip().rsplit(" -> ", 1) for line in lines if line.startswith("  ")]
        if text:
            yield Case(text, **settings, wanted=[(words, target) for words, target in wanted])


def lines(name: str) -> list[str]:
    """The lines of a file of plain texts, without its comments."""
    source = (CASES / name).read_text("utf-8")
    return [line for line in source.split("\n") if line and not line.startswith("#")]


def seen(mentions: list[Mention]) -> list[tuple[str, str]]:
    """What mentions come to in the terms of a case."""
    ordered = sorted(mentions, key=lambda each: (each.start, -each.end, each.chosen or ""))
    return [(each.text, each.chosen or "-") for each in ordered]
