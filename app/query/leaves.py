"""Leaves: what the words of a query become: words, phrases, citations, exact words, prefixes."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol, TypedDict

from app.domain.references import is_id
from app.errors import BadQuery
from app.query.analysis import analyse, comparable, touching
from app.query.tokens import BREAK, CITATION, JOINED, WORD, Token
from app.query.tree import Cited, Exact, Fuzzy, Node, Or, Phrase, Prefix, Wild, Word

SHORTEST_PREFIX = 2
SHORTEST_FUZZY = 4
MOST_STARS = 3


class At(TypedDict):
    """Where a node stands in the query, in code points."""

    start: int
    end: int


class Reference(NamedTuple):
    """A citation in a query: its normal forms, and the code points that it covers."""

    forms: tuple[str, ...]
    start: int
    end: int


class Piece(Protocol):
    """A piece of a query: its text and where it stands."""

    text: str
    startchar: int
    endchar: int


class QuotedPiece(Piece, Protocol):
    """A piece between quotation marks."""

    exact: bool


def run(pieces: Sequence[Piece]) -> Iterator[Node]:
    """The leaves of neighbouring pieces, read together where they are plain words."""
    plain: list[Piece] = []
    for piece in pieces:
        special = _special(piece)
        if special is None:
            plain.append(piece)
            continue
        yield from _plain(plain)
        plain = []
        yield special
    yield from _plain(plain)


def quoted(piece: QuotedPiece) -> Node:
    """A phrase; one that is a citation and nothing else is also found in any other spelling."""
    start = piece.startchar + 1 + piece.exact
    tokens = _analysed(piece.text)
    words = [token for token in tokens if token.kind == WORD]
    if not words:
        raise _no_word(piece.startchar, "these quotation marks hold no word")
    if star := next((at for at in "*!" if f"{at} " in f"{piece.text} "), ""):
        raise BadQuery(
            position=start + piece.text.index(star),
            why=f"{star} does not work inside quotation marks",
            remedy=f"Put the word with {star} outside them, joined by +1: rule +1 mak*.",
        )
    phrase = _phrase(words, piece, piece.exact)
    cited = _merged(tokens)
    if piece.exact or len(cited) != 1 or not all(_inside(word, cited) for word in words):
        return phrase
    place = At(start=piece.startchar, end=piece.endchar)
    return Or((Cited(cited[0].forms, piece.text, **place), phrase), **place)


def words_of(piece: Piece) -> Node:
    """A piece behind the name of a text column: words, even where they would be a citation."""
    special = None if is_id(piece.text) else _special(piece)
    if special is not None:
        return special
    words = _words(piece.text)
    if not words:
        raise _no_word(piece.startchar, f"{piece.text} holds no word")
    return _phrase(words, piece, exact=False)


def _special(piece: Piece) -> Node | None:
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
    words = _words(piece.text[1:])
    if not words:
        raise _no_word(piece.startchar, "= has no word behind it")
    return _phrase(words, piece, exact=True)


def _fuzzy(piece: Piece) -> Node:
    """``word~`` or ``word~2``: a short word may differ in one letter, a longer one in two."""
    written, _, number = piece.text.partition("~")
    words = _words(written)
    if len(words) != 1 or len(words[0].exact) < SHORTEST_FUZZY or number not in ("", "1", "2"):
        raise BadQuery(
            position=piece.startchar + len(written),
            why=f"~ stands behind one word of at least {SHORTEST_FUZZY} letters,"
            " with nothing, 1 or 2 behind it",
            remedy="Write it like this: removel~ or imigration~2.",
        )
    place = At(start=piece.startchar, end=piece.endchar)
    return Fuzzy(words[0].exact, piece.text, int(number or 1), **place)


def _wild(piece: Piece) -> Node:
    written = piece.text.removesuffix("!") + "*" * piece.text.endswith("!")
    parts = [_words(part) for part in written.split("*")]
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


def _prefix(piece: Piece) -> Node:
    beginning, sign = piece.text[:-1], piece.text[-1]
    if sign not in "*!" or "*" in beginning.strip("*"):
        return _wild(piece)
    words = _words(beginning)
    if len(words) != 1 or len(words[0].exact) < SHORTEST_PREFIX:
        raise BadQuery(
            position=piece.startchar,
            why=f"{sign} needs the beginning of one word, of at least {SHORTEST_PREFIX} letters",
            remedy="Write the beginning of the word directly before it, as in: deport*.",
        )
    return Prefix(words[0].exact, piece.text, start=piece.startchar, end=piece.endchar)


def _plain(pieces: Sequence[Piece]) -> Iterator[Node]:
    if not pieces:
        return
    start = pieces[0].startchar
    text = "".join(
        piece.text + " " * (following - piece.endchar)
        for piece, following in zip(
            pieces, [*(p.startchar for p in pieces[1:]), pieces[-1].endchar], strict=True
        )
    )
    tokens = _analysed(text)
    words = [token for token in tokens if token.kind == WORD]
    if not words:
        raise _no_word(start, f"{text.strip()} holds no word")
    cited = _merged(tokens)
    joined = {token.start: token for token in tokens if token.kind == JOINED}
    yield from _ordered(words, cited, joined, text, start)


def _ordered(
    words: list[Token], cited: list[Reference], joined: dict[int, Token], text: str, offset: int
) -> Iterator[Node]:
    waiting = deque(cited)
    for group in touching(words, text):
        while waiting and waiting[0].start <= group[0].start:
            yield _cited(waiting.popleft(), text, offset)
        rest = [word for word in group if not _inside(word, cited)]
        if rest:
            yield _word(rest, joined.get(rest[0].start), text, offset)
    for each in waiting:
        yield _cited(each, text, offset)


def _word(group: list[Token], joined: Token | None, text: str, offset: int) -> Node:
    start, end = group[0].start, group[-1].end
    written = text[start:end]
    place = At(start=start + offset, end=end + offset)
    if len(group) == 1:
        return Word(group[0].text, written, **place)
    phrase = Phrase(tuple(token.text for token in group), written, **place)
    if joined is None or joined.end != end:
        return phrase
    return Or((phrase, Word(joined.text, written, **place)), **place)


def _cited(reference: Reference, text: str, offset: int) -> Cited:
    start, end = reference.start, reference.end
    return Cited(reference.forms, text[start:end], start=start + offset, end=end + offset)


def _merged(tokens: list[Token]) -> list[Reference]:
    """Citations as one where they overlap: a range means any of its members."""
    merged: list[Reference] = []
    for token in sorted((t for t in tokens if t.kind == CITATION), key=lambda t: (t.start, t.end)):
        if merged and token.start < merged[-1].end:
            forms, start, end = merged.pop()
            found = forms if token.text in forms else (*forms, token.text)
            merged.append(Reference(found, start, max(end, token.end)))
        else:
            merged.append(Reference((token.text,), token.start, token.end))
    return merged


def _inside(word: Token, cited: list[Reference]) -> bool:
    before = bisect_right(cited, word.start, key=lambda each: each.start) - 1
    return before >= 0 and word.end <= cited[before].end


def _phrase(words: list[Token], piece: Piece, exact: bool) -> Node:
    place = At(start=piece.startchar, end=piece.endchar)
    tokens = tuple(word.exact if exact else word.text for word in words)
    if len(tokens) > 1:
        return Phrase(tokens, piece.text, exact, **place)
    return (Exact if exact else Word)(tokens[0], piece.text, **place)


def _words(text: str) -> list[Token]:
    return [token for token in _analysed(text) if token.kind == WORD]


def _analysed(text: str) -> list[Token]:
    # A line's end in a query is a space: only in texts does it end a paragraph.
    return [
        t for t in analyse("".join(" " if c in "\n\u2029" else c for c in text)) if t.kind != BREAK
    ]


def _no_word(position: int, why: str) -> BadQuery:
    return BadQuery(
        position=position, why=why, remedy="Signs alone are not searched for: write a word."
    )
