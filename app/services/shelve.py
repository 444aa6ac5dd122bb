"""Shelve what was loaded, so that going through it again asks a file and not the library."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

Item = TypeVar("Item")


def shelved(folder: Path, load: Callable[[str], Item]) -> Callable[[str], Item]:
    """``load``, with what it gives laid by in ``folder``, which is made in a private one.

    Nothing stays in memory.  ``load`` is asked once for each id.
    """
    folder.mkdir()
    places: dict[str, Path] = {}

    def get(reference: str) -> Item:
        if reference in places:
            with places[reference].open("rb") as file:
                return cast(Item, pickle.load(file))  # noqa: S301  # written below, nowhere else
        item = load(reference)
        place = folder / str(len(places))
        with place.open("xb") as file:
            pickle.dump(item, file, pickle.HIGHEST_PROTOCOL)
        places[reference] = place
        return item

    return get
