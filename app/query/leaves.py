"""Leaves: what the words of a query become: words, phrases and citations."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.references import is_id
from app.errors import BadQuery
from app.query.analysis import touching
from app.query.pieces import At, Piece, QuotedPiece, analysed, no_word, phrase_of, words_in
from app.query.signed_words import signed
from app.query.tokens import CITATION, JOINED, WORD, Token
from app.query.tree import Cited, Node, Or, Phrase, Word


class Reference(NamedTuple):
    """A citation in a query: its normal forms, and the code points that it covers."""

    forms: tuple[str, ...]
    start: int
    end: int


def run(pieces: Sequence[Piece]) -> Iterator[Node]:
    """The leaves of neighbouring pieces, read together where they are plain words."""
    plain: list[Piece] = []
    for piece in pieces:
        special = signed(piece)
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
    tokens = analysed(piece.text)
    words = [token for token in tokens if token.kind == WORD]
    if not words:
        raise no_word(piece.startchar, "these quotation marks hold no word")
    if star := next((at for at in "*!" if f"{at} " in f"{piece.text} "), ""):
        raise BadQuery(
            position=start + piece.text.index(star),
            why=f"{star} does not work inside quotation marks",
            remedy=f"Put the word with {star} outside them, joined by +1: rule +1 mak*.",
        )
    phrase = phrase_of(words, piece, piece.exact)
    cited = _merged(tokens)
    if piece.exact or len(cited) != 1 or not all(_inside(word, cited) for word in words):
        return phrase
    place = At(start=piece.startchar, end=piece.endchar)
    return Or((Cited(cited[0].forms, piece.text, **place), phrase), **place)


def words_of(piece: Piece) -> Node:
    """A piece behind the name of a text column: words, even where they would be a citation."""
    special = None if is_id(piece.text) else signed(piece)
    if special is not None:
        return special
    words = words_in(piece.text)
    if not words:
        raise no_word(piece.startchar, f"{piece.text} holds no word")
    return phrase_of(words, piece, exact=False)


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
    tokens = analysed(text)
    words = [token for token in tokens if token.kind == WORD]
    if not words:
        raise no_word(start, f"{text.strip()} holds no word")
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
