"""Signed words: what ``=word``, ``word~``, ``word*`` and ``word!`` become in the tree."""

from __future__ import annotations

from app.domain.references import is_id
from app.errors import BadQuery
from app.query.analysis import comparable
from app.query.pieces import At, Piece, no_word, phrase_of, words_in
from app.query.tree import Cited, Fuzzy, Node, Prefix, Wild

SHORTEST_PREFIX = 2
SHORTEST_FUZZY = 4
MOST_STARS = 3


def signed(piece: Piece) -> Node | None:
    """What a piece that is an id, or has a sign of the language, becomes; nothing for others."""
    place = At(start=piece.startchar, end=piece.endchar)
    if is_id(piece.text):
        return Cited((comparable(piece.text),), piece.text, **place)
    if piece.text.startswith("="):
        return _exact(piece)
    if "~" in piece.text:
        return _fuzzy(piece)
    if "*" in piece.text or piece.text.endswith("!"):
        return _prefix(piece)
    return None


def _exact(piece: Piece) -> Node:
    words = words_in(piece.text[1:])
    if not words:
        raise no_word(piece.startchar, "= has no word behind it")
    return phrase_of(words, piece, exact=True)


def _fuzzy(piece: Piece) -> Node:
    """``word~`` or ``word~2``: a short word may differ in one letter, a longer one in two."""
    written, _, number = piece.text.partition("~")
    words = words_in(written)
    if len(words) != 1 or len(words[0].exact) < SHORTEST_FUZZY or number not in ("", "1", "2"):
        raise BadQuery(
            position=piece.startchar + len(written),
            why=f"~ stands behind one word of at least {SHORTEST_FUZZY} letters,"
            " with nothing, 1 or 2 behind it",
            remedy="Write it like this: removel~ or imigration~2.",
        )
    place = At(start=piece.startchar, end=piece.endchar)
    return Fuzzy(words[0].exact, piece.text, int(number or 1), **place)


def _prefix(piece: Piece) -> Node:
    beginning, sign = piece.text[:-1], piece.text[-1]
    if sign not in "*!" or "*" in beginning.strip("*"):
        return _wild(piece)
    words = words_in(beginning)
    if len(words) != 1 or len(words[0].exact) < SHORTEST_PREFIX:
        raise BadQuery(
            position=piece.startchar,
            why=f"{sign} needs the beginning of one word, of at least {SHORTEST_PREFIX} letters",
            remedy="Write the beginning of the word directly before it, as in: deport*.",
        )
    return Prefix(words[0].exact, piece.text, start=piece.startchar, end=piece.endchar)


def _wild(piece: Piece) -> Node:
    written = piece.text.removesuffix("!") + "*" * piece.text.endswith("!")
    parts = [words_in(part) for part in written.split("*")]
    if len(parts) > MOST_STARS + 1:
        raise BadQuery(
            position=piece.startchar + piece.text.rindex("*"),
            why=f"there are more than {MOST_STARS} stars in one word",
            remedy="Write more of its letters.",
        )
    if len(parts[0]) != 1 or len(parts[0][0].exact) < SHORTEST_PREFIX:
        raise BadQuery(
            position=piece.startchar + piece.text.index("*"),
            why=f"* needs the beginning of a word before it, of at least {SHORTEST_PREFIX} letters",
            remedy="Write the beginning of the word, as in: depor*tion.",
        )
    if any(len(part) > 1 for part in parts):
        raise BadQuery(
            position=piece.startchar, why="* stands in one word", remedy="Write words one by one."
        )
    pattern = "*".join(part[0].exact if part else "" for part in parts)
    place = At(start=piece.startchar, end=piece.endchar)
    return Wild(pattern, piece.text, **place)
