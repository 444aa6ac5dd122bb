"""The authority table: everything a recogniser may know of the library's authorities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from typing import TypeVar, cast

from app.domain.authority import Authority, Provision
from app.domain.keys import fold, fold_name
from app.domain.names_used import NameUsed
from app.domain.references import ancestors

Built = TypeVar("Built")


class AuthorityTable:
    """Authorities by id, key, name and provision, with the texts that are held of them.

    ``texts`` maps an authority's id to its canonical text; ``used`` a record's id to the words by
    which people's accepted links call it.  A table never changes; what a
    recogniser derives from it (an automaton, an inverted index) is kept with it by ``derived``.
    """

    def __init__(self, authorities: Iterable[Authority], texts: Mapping[str, str]) -> None:
        self.authorities = {authority.id: authority for authority in authorities}
        self.texts = texts
        self.provisions: dict[str, Provision] = {}
        self._keys: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        self.used: Mapping[str, tuple[NameUsed, ...]] = {}
        self._derived: dict[object, object] = {}
        self._from_names: dict[object, object] = {}
        for authority in self.authorities.values():
            self._enter(authority)

    def _enter(self, authority: Authority) -> None:
        for provision in authority.provisions:
            self.provisions[provision.id] = provision
        for key in authority.keys:
            _append_once(self._keys[fold(key.value)], authority.id)
        for provision_id, number in authority.numbering:
            _append_once(self._keys[fold(number)], provision_id)
        for name in (authority.title, *authority.names):
            _append_once(self._names[fold_name(name)], authority.id)

    def by_key(self, value: str) -> list[str]:
        """The ids that a citation or docket leads to; more than one is possible.

        An act's own number for a section (``INA § 212``) leads to the section's id, of which
        there may be no record: ask ``record_of``.
        """
        return self._keys.get(fold(value), [])

    def by_name(self, name: str) -> list[str]:
        """The ids of all records that bear a name, in any spelling that folds alike."""
        return self._names.get(fold_name(name), [])

    def record_of(self, reference: str) -> Authority | None:
        """The record that an id belongs to: itself, the holder of its provision, or a path above.

        ``/us/usc/t50/s21`` belongs to the Alien Enemies Act though its path does not say so.
        """
        for path in ancestors(reference):
            if path in self.authorities:
                return self.authorities[path]
            if path in self.provisions:
                return self.authorities[self.provisions[path].authority]
        return None

    def with_names(self, used: Mapping[str, tuple[NameUsed, ...]]) -> AuthorityTable:
        """This table with other names in use, by record; all that is derived from it is shared."""
        taught = copy(self)
        taught.used = used
        taught._from_names = {}
        return taught

    def derived_from_names(self, build: Callable[[AuthorityTable], Built]) -> Built:
        """``build(self)``, made once and kept until other names are in use."""
        if build not in self._from_names:
            self._from_names[build] = build(self)
        return cast(Built, self._from_names[build])

    def derived(self, build: Callable[[AuthorityTable], Built]) -> Built:
        """``build(self)``, made once and kept as long as the table."""
        if build not in self._derived:
            self._derived[build] = build(self)
        return cast(Built, self._derived[build])

    def has(self, build: Callable[[AuthorityTable], object]) -> bool:
        """Whether ``derived`` has that already."""
        return build in self._derived

    def keep(self, build: Callable[[AuthorityTable], Built], built: Built) -> None:
        """Keep what ``build(self)`` would have made, got in another way."""
        self._derived[build] = built


def _append_once(ids: list[str], reference: str) -> None:
    if reference not in ids:
        ids.append(reference)
