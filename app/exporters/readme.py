"""What is in a bundle and how to check it, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.bundle import Bundle
from app.exporters import File, render

__all__ = ["Readme"]


class Readme:
    """``README.txt``."""

    name = "readme"
    title = "What is in a bundle, in plain words"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The one text."""
        yield File("README.txt", render("readme.txt", bundle=bundle), self.title)
