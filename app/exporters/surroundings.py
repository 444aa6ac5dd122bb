"""What a library has around the articles: projects, tags agreed on, addresses of annotations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from app.domain.bundle import Bundle
from app.exporters import File
from app.formats import surroundings_record as record
from app.formats.bundle_record import dump_act

__all__ = ["SurroundingsFiles"]


class SurroundingsFiles:
    """``library/*.json`` and ``library/history.jsonl``."""

    name = "surroundings"
    title = "Projects, tags agreed on and addresses (JSON)"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """A file for each of them that there is any of."""
        around = bundle.surroundings
        if around.projects:
            content = record.dump_projects(around.projects)
            yield File(record.PROJECTS, [content], "Projects that the articles belong to")
        if around.tags:
            about = "Tags that were agreed on, and what they mean"
            yield File(record.TAGS, record.dump_pairs(around.tags), about)
        if around.decisions:
            about = "Articles that people found to be one, or to be two"
            yield File(record.DECISIONS, [record.dump_decisions(around.decisions)], about)
        if around.history:
            about = "History of the projects and tags (JSON Lines)"
            yield File(record.HISTORY, map(dump_act, around.history), about)
        addresses = _addresses(bundle)
        for first in addresses:
            about = "Addresses of annotations, by which programs know them"
            yield File(record.ADDRESSES, record.dump_pairs(chain([first], addresses)), about)


def _addresses(bundle: Bundle) -> Iterator[tuple[str, str]]:
    for _, held in bundle.documents():
        yield from held.addresses
