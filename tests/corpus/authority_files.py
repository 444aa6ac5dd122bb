"""The starter corpus's files of authorities, read for the tests beside this file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from app.domain.authority import Authority
from app.formats import authority_record, front_matter

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "authorities"
IDS = sorted(f"/{path.relative_to(CORPUS).with_suffix('')}" for path in CORPUS.rglob("*.md"))

_MARKER = re.compile(r'\{provision="(?P<id>[^"]+)"\}')


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive words of law: ``provision`` is the marker above them, or empty."""

    provision: str
    text: str


def read(reference: str) -> tuple[Authority, str]:
    """The record and the body of the file that an id names."""
    path = CORPUS / f"{reference[1:]}.md"
    fields, body = front_matter.split(path.read_text(encoding="utf-8"), path.name)
    return authority_record.parse(fields, path.name), body


def passages(body: str) -> list[Passage]:
    """The words between one marker and the next, in order, without the signs of Markdown."""
    found: list[Passage] = []
    provision, lines = "", list[str]()
    for line in [*body.splitlines(), '{provision="end"}']:
        marker = _MARKER.fullmatch(line.strip())
        if marker is None:
            lines.append(re.sub(r"^#+ ", "", line))
            continue
        if text := " ".join(" ".join(lines).split()):
            found.append(Passage(provision, text))
        provision, lines = marker["id"], []
    return found
