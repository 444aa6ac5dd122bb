"""Watch: how far the work on a bundle is, by the articles that were gone through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import overload

from app.domain.bundle import Article, Bundle

Progress = Callable[[int, int], None]


class Watch:
    """Several works, one after the other, on one bundle (``bundle``), each as long as it is.

    ``progress`` is told how many articles are done in all works, and of how many.
    """

    def __init__(self, bundle: Bundle, works: int, progress: Progress) -> None:
        self.bundle = replace(bundle, articles=_Watched(bundle.articles, self._seen))
        self._each = max(1, len(bundle.articles))
        self._total = works * self._each
        self._begun = self._told = self._asked = 0
        self._progress = progress

    def next_work(self) -> None:
        """The work before this one, if any, is done."""
        self._begun += self._each
        self._asked = 0
        self._tell(self._begun - self._each)

    def done(self) -> None:
        """All is done."""
        self._tell(self._total)

    def _seen(self) -> None:
        """An article is asked for: those before it are done, and the last one not yet.

        Some works go through them more than once.
        """
        self._tell(max(self._told, self._begun - self._each + min(self._asked, self._each - 1)))
        self._asked += 1

    def _tell(self, done: int) -> None:
        self._told = done
        self._progress(done, self._total)


class _Watched(Sequence[Article]):
    """The articles, telling of each that is asked for."""

    def __init__(self, articles: Sequence[Article], seen: Callable[[], None]) -> None:
        self._articles = articles
        self._seen = seen

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Article]: ...
    def __getitem__(self, index: int | slice) -> Article | Sequence[Article]:
        if isinstance(index, slice):
            return _Watched(self._articles[index], self._seen)
        article = self._articles[index]
        self._seen()
        return article

    def __len__(self) -> int:
        return len(self._articles)
