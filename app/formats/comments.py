"""Comments of a Word document, numbered by us.

python-docx looks through all comments for a free number before it adds one, so that the time for
them grows with their square.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.run import Run

from app.formats.xml_text import xml_text


class Comments:
    """The comments of one document; they are in it once they are ``put``."""

    def __init__(self, word: Document) -> None:
        self._word = word
        self._made: list[Any] = []

    def add(self, runs: Sequence[Run], words: str, author: str, time: str) -> None:
        """One on the words from the first of some runs to the last; ``time`` as ISO 8601 has it.

        The lines of ``words`` are paragraphs; what XML cannot hold is replaced.
        """
        name = xml_text(author)
        initials = "".join(part[0] for part in name.split())[:3]
        lines = "\n".join(map(xml_text, words.split("\n")))
        comment: Any = self._word.comments.add_comment(lines, name, initials)
        element, number = comment._comment_elm, len(self._made)
        element.set(qn("w:id"), str(number))
        element.set(qn("w:date"), time)
        element.getparent().remove(element)
        runs[0].mark_comment_range(runs[-1], number)
        self._made.append(element)

    def put(self) -> None:
        """Put them into the document, in the order in which they were added."""
        if self._made:
            comments: Any = self._word.comments
            comments._comments_elm.extend(self._made)
