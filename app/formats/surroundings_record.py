"""What is around the articles of a bundle, as JSON: projects, tags agreed on, addresses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

import cattrs

from app.domain.project import Project
from app.formats.bundle_record import told

# Paths in the payload.
FOLDER = "library"
PROJECTS, TAGS = f"{FOLDER}/projects.json", f"{FOLDER}/tags.json"
DECISIONS = f"{FOLDER}/one-or-two.json"
ADDRESSES, HISTORY = f"{FOLDER}/addresses.json", f"{FOLDER}/history.jsonl"


def dump_projects(projects: Iterable[Project]) -> bytes:
    """A file with projects and the ids of their articles."""
    rows = [asdict(project) for project in projects]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def read_projects(content: bytes, name: str) -> list[Project]:
    """The projects of a file that ``dump_projects`` wrote.  Raises ``BadInput``."""
    with told(name):
        try:
            found = cattrs.structure(json.loads(content), list[Project])
        except cattrs.BaseValidationError as error:
            raise ValueError("it holds no projects") from error
        if not all(project.id.startswith("urn:uuid:") for project in found):
            raise ValueError("a project has no id of its own")
    return found


def dump_decisions(decisions: Iterable[tuple[str, str, str]]) -> bytes:
    """A file with pairs of articles and what was said of them: ``merged`` or ``apart``."""
    return (json.dumps(list(decisions), ensure_ascii=False, indent=1) + "\n").encode()


def read_decisions(content: bytes, name: str) -> list[tuple[str, str, str]]:
    """The decisions of a file that ``dump_decisions`` wrote.  Raises ``BadInput``."""
    with told(name):
        found = [(str(document), str(other), said) for document, other, said in json.loads(content)]
        if not all(said in ("merged", "apart") for _, _, said in found):
            raise ValueError("a decision is neither merged nor apart")
    return found


def dump_pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    """A file with one value for each name, a line each."""
    separator = "{\n"
    for name, value in pairs:
        yield f"{separator}{_text(name)}: {_text(value)}".encode()
        separator = ",\n"
    yield b"\n}\n"


def read_pairs(content: bytes, name: str) -> dict[str, str]:
    """The values by name of a file that ``dump_pairs`` wrote.  Raises ``BadInput``."""
    with told(name):
        found = json.loads(content)
        if not all(isinstance(value, str) for value in found.values()):
            raise TypeError("a value is no text")
    return dict(found)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
