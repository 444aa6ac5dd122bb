"""RO-Crate metadata: what a bundle is and what each file of its payload holds, for programs.

(RO-Crate Metadata Specification 1.1; in a bag the payload is the crate, so that paths in it count
from ``data/``.)  Written here rather than by the ``rocrate`` package, which puts the time of
writing and random ids into it; its reader judges ours in the tests.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from app.formats import bag
from app.formats.payload import File, Laid

NAME = "ro-crate-metadata.json"

_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
_RIGHTS = "Each article's record names its credit and licence, where it has one."
_MEDIA = {
    "csv": "text/csv",
    "html": "text/html",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "txt": "text/plain",
}


def describe(payload: Iterable[Laid], label: bag.Label) -> File:
    """The metadata file of a crate that holds ``payload``; nothing in it depends on the clock.

    ``payload`` is gone through twice, and the file written as that goes on.
    """
    return File(NAME, _pieces(payload, label), "What is in this folder, for programs (RO-Crate)")


def _pieces(payload: Iterable[Laid], label: bag.Label) -> Iterator[bytes]:
    about = {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _SPECIFICATION},
    }
    whole = {
        "@id": "./",
        "@type": "Dataset",
        "name": " ".join(label.title.split()),
        "description": "News articles with the notes that researchers made on them, and the law "
        "that they rest on.  README.txt says what each file is.",
        "datePublished": label.as_of,
        "license": _RIGHTS,
    }
    yield f'{{"@context": "{_SPECIFICATION}/context", "@graph": [\n'.encode()
    yield _json(about) + b",\n"
    yield _json(whole).removesuffix(b"}") + b', "hasPart": ['
    separator = b""
    for laid in payload:
        yield separator + _json({"@id": _path(laid)})
        separator = b", "
    yield b"]}"
    for laid in payload:
        yield b",\n" + _json(_file(laid))
    yield b"\n]}\n"


def _json(data: Mapping[str, object]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def _path(laid: Laid) -> str:
    return laid.entry.name.removeprefix(bag.PAYLOAD)


def _file(laid: Laid) -> dict[str, object]:
    path = _path(laid)
    media = _MEDIA.get(path.rpartition(".")[2])
    described = {
        "@id": path,
        "@type": "File",
        "name": laid.about or path,
        "contentSize": str(laid.entry.size),
        "encodingFormat": media,
        "sha256": laid.entry.sha256,
    }
    return {key: value for key, value in described.items() if value}
