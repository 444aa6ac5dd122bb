"""What recognisers are given of a text."""

from __future__ import annotations

from app.domain.document import Rendering
from app.domain.mention import Reading
from app.text.sentences import sentences


def reading(rendering: Rendering, date: str = "", context: str = "") -> Reading:
    """The text with its blocks and sentences; ``date`` of publication (ISO 8601) and ``context``.

    ``context`` is the id of the authority that "this section" means in it.
    """
    blocks = tuple((block.start, block.end) for block in rendering.blocks)
    return Reading(rendering.text, blocks, sentences(rendering.text, blocks), date, context)
