"""Measure what of annotations survives each way out of a library and back into one.

Run: ``.venv/bin/python -m benchmarks.round_trips [--doccano PYTHON] [--hypothesis MODULE]``.  A
library is written at random from a fixed seed; what each way carries is brought into another that
has the same articles and no annotation, and every field of every annotation is compared.

Zotero does not run here: what is measured is what its export has a place for, written by
``foreign_rows`` and read back by Basis.  Doccano's rows are made so as well; where ``PYTHON`` is
that of an environment with doccano, they go through its own import and export.  ``MODULE`` is the
code of Hypothesis's client as ``through_hypothesis.mjs`` wants it; docs/bundles.md says how it is
made.
"""

from __future__ import annotations

import json
import subprocess
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.domain.annotation import Annotation
from app.formats import zotero_notes
from app.formats.annotation_set import Found
from app.services import bundle
from app.services.bring_in import Manner, bring_in, take_set
from app.services.bundle import Audience, options_for
from app.services.exchange import HYPOTHESIS, W3C, export_annotations
from app.services.pick import pick
from app.store import annotations as notes
from app.store import documents, history
from app.store.library import Library
from benchmarks import foreign_rows
from tests.random_library import Size, fill

SEED, SIZE = 8, Size(60, 1_000, 800)
Way = Callable[[Library, Library, Path], None]


def by_bundle(here: Library, there: Library, folder: Path) -> None:
    """An archive."""
    made = bundle.create(here, pick(here), folder / "b.zip", options_for(Audience.ARCHIVE))
    bundle.open(there, made.path, "Zoe")


def by_file(suffix: str) -> Way:
    """Annotation files of a kind."""

    def way(here: Library, there: Library, folder: Path) -> None:
        export_annotations(here, folder / "set", private=True, suffix=suffix)
        bring_in(there, folder / "set", Manner("Zoe"))

    return way


def by_hypothesis(module: Path) -> Way:
    """Files of its kind, imported and exported again by its own client."""

    def way(here: Library, there: Library, folder: Path) -> None:
        files = export_annotations(here, folder / "set", private=True, suffix=HYPOTHESIS)
        given, wanted = folder / "given.json", folder / "wanted.json"
        given.write_text(json.dumps([json.loads(file.read_bytes()) for file in files]), "utf-8")
        program = Path(__file__).with_name("through_hypothesis.mjs")
        subprocess.run(["node", program, module, given, wanted], check=True)
        for file, content in zip(files, json.loads(wanted.read_bytes()), strict=True):
            file.write_text(json.dumps(content), "utf-8")
        bring_in(there, folder / "set", Manner("Zoe"))

    return way


def by_zotero(here: Library, there: Library, folder: Path) -> None:
    """Annotations of an attached file, as Better BibTeX JSON has them."""
    for document, standing in _standing(here):
        item = foreign_rows.zotero_item(document, standing)
        _take(there, document, zotero_notes.notes(item, document))


def by_doccano(python: str) -> Way:
    """Labels on the current text."""

    def way(here: Library, there: Library, folder: Path) -> None:
        versions = [documents.current(here.db, document) for document, _ in _standing(here)]
        rows = [
            foreign_rows.doccano_row(version, standing)
            for version, (_, standing) in zip(versions, _standing(here), strict=True)
            if version
        ]
        exported = _through_doccano(python, rows, folder) if python else rows
        for version, row in zip(versions, exported, strict=True):
            assert version
            _take(there, version.document, foreign_rows.from_doccano(row, version))

    return way


def _through_doccano(python: str, rows: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """The rows as doccano exports them, in the order in which it was given them."""
    given, wanted = folder / "given.jsonl", folder / "wanted.jsonl"
    given.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    program = Path(__file__).with_name("through_doccano.py")
    command = [python, program, given, wanted]
    subprocess.run(command, check=True, capture_output=True)
    found = [json.loads(line) for line in wanted.read_text(encoding="utf-8").splitlines()]
    return sorted(found, key=lambda row: int(row["id"]))


def _take(there: Library, document: str, notes: Iterable[Annotation]) -> None:
    found = Found(annotations=tuple(replace(note, document=document) for note in notes))
    take_set(there, lambda _: found, Manner("Zoe"))


def _standing(library: Library) -> Iterator[tuple[str, list[Annotation]]]:
    for (document,) in library.db.execute("select id from documents").fetchall():
        if standing := notes.of_document(library.db, document):
            yield document, standing


def ways(doccano: str, hypothesis: Path | None) -> dict[str, Way]:
    """Every way by its name; those through other programs where these are there."""
    found = {
        "bundle": by_bundle,
        "W3C JSON-LD": by_file(W3C),
        "Hypothesis's file": by_file(HYPOTHESIS),
    }
    if hypothesis:
        found["Hypothesis's client"] = by_hypothesis(hypothesis)
    return found | {"Zotero": by_zotero, "doccano": by_doccano(doccano)}


def every(library: Library) -> dict[str, Annotation]:
    """Every annotation that was ever made, by its id."""
    documents = [row[0] for row in library.db.execute("select id from documents")]
    return {n.id: n for each in documents for n in notes.with_withdrawn(library.db, each)}


def survived(here: Library, there: Library) -> dict[str, str]:
    """For each field, how many of the standing annotations have the same value there.

    An annotation that has another id there is known by its words.
    """
    mine, theirs = every(here), every(there)
    by_words = {_words(note): note for note in theirs.values()}
    standing = {key: note for key, note in mine.items() if not note.withdrawn}
    same: Counter[str] = Counter()
    for reference, annotation in standing.items():
        other = theirs.get(reference) or by_words.get(_words(annotation))
        same["there at all"] += other is not None
        for each in fields(annotation):
            value = getattr(annotation, each.name)
            same[each.name] += other is not None and getattr(other, each.name) == value
        targets = [link.target for link in annotation.links]
        same["what links lead to"] += bool(other) and [x.target for x in other.links] == targets
        acts = [act.after for act in history.of_subject(here.db, reference)]
        found = [act.after for act in history.of_subject(there.db, reference)]
        same["history"] += acts == found
    shares = {name: f"{count / len(standing):.0%}" for name, count in same.items()}
    gone = mine.keys() - standing.keys()
    return shares | {"withdrawn ones": f"{len(gone & theirs.keys()) / len(gone):.0%}"}


def _words(annotation: Annotation) -> tuple[str, str]:
    exact = annotation.anchors[0].exact if annotation.anchors else ""
    return annotation.document, " ".join(exact.split())


def main() -> None:
    """One table: a row for each field, a column for each way."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--doccano", default="", help="the Python of doccano's environment")
    parser.add_argument("--hypothesis", type=Path, help="the module of Hypothesis's client")
    given = parser.parse_args()
    found, columns = ways(given.doccano, given.hypothesis), list[dict[str, str]]()
    for way in found.values():
        with TemporaryDirectory() as folder:
            here, there = Library(Path(folder) / "here"), Library(Path(folder) / "there")
            fill(here, SEED, SIZE)
            fill(there, SEED, Size(SIZE.articles, 0, 0))
            way(here, there, Path(folder))
            columns.append(survived(here, there))
            here.close()
            there.close()
    print("field", *found, sep=" | ")
    for field in columns[0]:
        print(field, *(column[field] for column in columns), sep=" | ")


if __name__ == "__main__":
    main()
