"""Shelve what was loaded, so that going through it again asks a file and not the library."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import count, groupby, islice
from pathlib import Path
from tempfile import mkdtemp
from typing import Generic, TypeVar, cast

from app.formats import item_file

Item = TypeVar("Item")

AT_ONCE = 256  # things that wait in memory until they are laid by


def shelved(folder: Path, load: Callable[[str], Item]) -> Callable[[str], Item]:
    """``load``, with what it gives laid by in ``folder``, which is made in a private one.

    Nothing stays in memory.  ``load`` is asked once for each id.
    """
    folder.mkdir()
    numbers = count()
    places: dict[str, int] = {}

    def get(reference: str) -> Item:
        if reference in places:
            return cast(Item, next(item_file.read(folder / str(places[reference]))))
        item, number = load(reference), next(numbers)
        item_file.append(folder / str(number), [item])
        places[reference] = number
        return item

    return get


class Stored(Generic[Item]):
    """Things in a file, read one by one whenever they are asked for."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._count = 0

    def add(self, items: list[Item]) -> None:
        """Lay more by behind those that are there."""
        item_file.append(self._place, items)
        self._count += len(items)

    def __iter__(self) -> Iterator[Item]:
        return item_file.read(self._place)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, item: object) -> bool:
        return any(each == item for each in self)


class Shelf(Mapping[str, Collection[Item]]):
    """Things by what they belong to, those of each key in a file of their own."""

    def __init__(self, folder: Path, pairs: Iterable[tuple[str, Item]]) -> None:
        """Lay the things by in a new folder within ``folder``."""
        self._folder = Path(mkdtemp(dir=folder))
        self._groups: dict[str, Stored[Item]] = {}
        waiting = iter(pairs)
        while some := list(islice(waiting, AT_ONCE)):
            self._lay(some)

    def _lay(self, pairs: list[tuple[str, Item]]) -> None:
        for key, found in groupby(sorted(pairs, key=_key), _key):
            if key not in self._groups:
                self._groups[key] = Stored(self._folder / str(len(self._groups)))
            self._groups[key].add([item for _, item in found])

    def __getitem__(self, key: str) -> Collection[Item]:
        return self._groups[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)


def _key(pair: tuple[str, object]) -> str:
    return pair[0]
