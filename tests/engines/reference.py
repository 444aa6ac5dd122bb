"""What a query finds, told the slow and obvious way: nothing of the engines or spans is used."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import NamedTuple

from app.domain.entry import Entry
from app.domain.references import ancestors
from app.query.analysis import analyse
from app.query.tokens import Token
from app.query.tree import (
    And,
    Cited,
    Everything,
    Exact,
    Filter,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Wild,
    Word,
)
from app.text.sentences import sentences

Texts = dict[str, list[Token]]


class Placed(NamedTuple):
    """A word with the number of the paragraph and of the sentence that it stands in."""

    text: str
    exact: str
    p: int
    s: tuple[int, int]


def finds(node: Node, entry: Entry) -> bool:
    """Whether an entry is what a tree asks for."""
    texts = {"title": entry.title, "names": "\n".join(entry.names), "body": entry.body}
    return _finds(node, entry, {column: analyse(text) for column, text in texts.items()})


def _finds(node: Node, entry: Entry, texts: Texts) -> bool:
    match node:
        case And():
            return all(_finds(part, entry, texts) for part in node.parts)
        case Or():
            return any(_finds(part, entry, texts) for part in node.parts)
        case Not():
            return not _finds(node.part, entry, texts)
        case Everything():
            return True
        case Filter():
            return _is_filtered(node, entry)
        case Cited():
            return any(_is_within(form, node.forms) for form in _forms(entry, texts))
        case Word() if node.column == "" and _joined(node, texts):
            return True
    written = {"title": entry.title, "names": "\n".join(entry.names), "body": entry.body}
    return any(_stands_in(node, column, texts[column], written[column]) for column in texts)


def _stands_in(node: Node, column: str, tokens: list[Token], text: str) -> bool:
    words = _placed([token for token in tokens if token.kind in ("word", "break")], text, column)
    ends = range(len(words) + 1)
    return any(_is(node, words[a:b], column) for a in ends for b in ends if a < b)


def _placed(tokens: list[Token], text: str, column: str) -> list[Placed]:
    paragraph, placed = 0, []
    starts = [start for start, _ in sentences(text, _lines(text))] if column == "body" else []
    for token in tokens:
        paragraph += token.kind == "break"
        sentence = paragraph, len([start for start in starts if start <= token.start])
        placed.append(Placed(token.text, token.exact, paragraph, sentence))
        paragraph += token.kind == "break"
    return placed


def _lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for number, sign in enumerate(text + "\n"):
        if sign in "\n\u2029":
            found.append((start, number))
            start = number + 1
    return found


def _is(node: Node, words: list[Placed], column: str) -> bool:
    """Whether exactly these words, in this order, are what a node with a place means."""
    if getattr(node, "column", "") not in ("", column):
        return False
    match node:
        case Word() | Exact() | Fuzzy() | Wild() | Prefix():
            return len(words) == 1 and _is_word(node, words[0])
        case Phrase():
            said = [word.exact if node.exact else word.text for word in words]
            return said == list(node.tokens)
        case Or():
            return any(_is(part, words, column) for part in node.parts)
        case Near():
            return _joins(node, node.left, node.right, words, column) or (
                not node.ordered and _joins(node, node.right, node.left, words, column)
            )
    return False


def _is_word(node: Node, word: Placed) -> bool:
    match node:
        case Word():
            return word.text == node.token
        case Exact():
            return word.exact == node.token
        case Prefix():
            return word.exact.startswith(node.token)
        case Fuzzy():
            return _is_nearly(word.exact, node.token, node.distance)
        case Wild():
            return fnmatchcase(word.exact, node.token)
    return False


def _is_nearly(word: str, wanted: str, distance: int) -> bool:
    return word[0] == wanted[0] and _distance(word, wanted) <= distance


def _distance(one: str, other: str) -> int:
    """The fewest letters to add, take, change or swap with the next, tried in every way."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        _distance(one[1:], other) + 1,
        _distance(one, other[1:]) + 1,
        _distance(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if one[:2] == other[1::-1] and len(one) > 1:
        ways.append(_distance(one[2:], other[2:]) + 1)
    return min(ways)


def _joins(near: Near, first: Node, second: Node, words: list[Placed], column: str) -> bool:
    if near.unit and getattr(words[0], near.unit) != getattr(words[-1], near.unit):
        return False
    return any(
        (near.unit or second_starts - first_ends < near.distance)
        and _is(first, words[:first_ends], column)
        and _is(second, words[second_starts:], column)
        for first_ends in range(1, len(words))
        for second_starts in range(first_ends, len(words))
    )


def _joined(node: Word, texts: Texts) -> bool:
    return any(
        token.kind == "joined" and token.text == node.token
        for tokens in texts.values()
        for token in tokens
    )


def _forms(entry: Entry, texts: Texts) -> list[str]:
    said = [t.text for tokens in texts.values() for t in tokens if t.kind == "citation"]
    own = [entry.id] if entry.id.startswith("/") else []
    return [form.lower() for form in (*said, *entry.cites, *own)]


def _is_within(form: str, wanted: tuple[str, ...]) -> bool:
    return any(form == each or form.startswith(each + "/") for each in wanted)


def _is_filtered(node: Filter, entry: Entry) -> bool:
    if node.field == "date":
        return entry.date.startswith(node.value)
    if node.field == "own":
        own = entry.cites if entry.kind == "authority" else ()
        return any(_is_within(form.lower(), (node.value,)) for form in own)
    return any(_has_value(node, field, value) for field, value in entry.filters)


def _has_value(node: Filter, field: str, value: str) -> bool:
    values = ancestors(value) if field == "authority" else [value]
    if field in ("outlet", "author", "by", "court"):
        values += value.split()
    return node.field == field and node.value.lower() in map(str.lower, values)
