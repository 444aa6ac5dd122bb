"""The text of clean HTML, taken without the code under test: what a browser's text nodes hold."""

from __future__ import annotations

from collections import defaultdict
from html.parser import HTMLParser

VOID = {"br", "hr", "img"}


class Extraction(HTMLParser):
    """The text of each element with ``data-block``, without what carries ``data-noanno``."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: dict[int, str] = {}
        self.marked: dict[str, str] = defaultdict(str)
        self.outside = ""
        self.errors: list[str] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "data-block" in given:
            number = int(given["data-block"] or "")
            assert number not in self.blocks, f"two elements of block {number}"
            assert self._number() is None, f"block {number} is inside another"
            self.blocks[number] = ""
        if tag not in VOID:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any("data-noanno" in attrs for _, attrs in self._open):
            return
        number = self._number()
        if number is None:
            self.outside += data
            return
        self.blocks[number] += data
        for _, attrs in self._open:
            for name in (attrs.get("data-marks") or "").split():
                self.marked[name] += data

    def _number(self) -> int | None:
        for _, attrs in self._open:
            if "data-block" in attrs:
                return int(attrs["data-block"] or "")
        return None
