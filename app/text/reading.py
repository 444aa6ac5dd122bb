"""What recognisers are given of a text."""

from __future__ import annotations

import re

from app.domain.document import Rendering
from app.domain.mention import Reading
from app.domain.references import fold_dashes
from app.text.sentences import sentences

_LINE = re.compile(r"\S[^\n]*")


def reading(rendering: Rendering, date: str = "", context: str = "") -> Reading:
    """The text with its blocks and sentences; ``date`` of publication (ISO 8601) and ``context``.

    ``context`` is the id of the authority that "this section" means in it.
    """
    blocks = tuple((block.start, block.end) for block in rendering.blocks)
    return Reading(
        rendering.text, blocks, sentences(rendering.text, blocks), date, fold_dashes(context)
    )


def reading_of_text(text: str, date: str = "", context: str = "") -> Reading:
    """A text as it came, so that offsets count in it; each line that is not blank is a block."""
    blocks = tuple(match.span() for match in _LINE.finditer(text))
    return Reading(text, blocks, sentences(text, blocks), date, fold_dashes(context))
