"""The files beside a payload that make it a bag; nothing in them depends on clock or machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.formats import bag
from app.formats.payload import File, Laid, lay


def tag_files(payload: Iterable[Laid], label: bag.Label, folder: Path) -> list[Laid]:
    """The label, the declaration, the manifests and those of these, laid by in ``folder``.

    ``payload`` is gone through several times, in the order of the names; so are the files given.
    """
    files = [
        File("bag-info.txt", [bag.about(_entries(payload), label)]),
        File("bagit.txt", [bag.DECLARATION]),
    ]
    tags = list(lay([*files, *_manifests("manifest", payload)], folder))
    return [*tags, *lay(_manifests("tagmanifest", tags), folder)]


def _manifests(name: str, laid: Iterable[Laid]) -> Iterator[File]:
    for algorithm in bag.ALGORITHMS:
        yield File(f"{name}-{algorithm}.txt", bag.manifest(_entries(laid), algorithm))


def _entries(laid: Iterable[Laid]) -> Iterator[bag.Entry]:
    return (each.entry for each in laid)
