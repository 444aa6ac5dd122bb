"""Favour: what else speaks for an entry that is found anyway."""

from __future__ import annotations

from app.query.tree import And, Node, Or, Phrase, Word


def favour_phrases(node: Node) -> Node:
    """The same search, in which words that also stand together, as typed, count for more.

    It finds nothing else: a text that has the phrase has its words.
    """
    if not isinstance(node, And):
        return node
    parts: list[Node] = []
    run: list[Word] = []
    for part in node.parts:
        if isinstance(part, Word) and (not run or run[-1].column == part.column):
            run.append(part)
            continue
        parts += _favoured(run)
        run = [part] if isinstance(part, Word) else []
        if not run:
            parts.append(part)
    parts += _favoured(run)
    return parts[0] if len(parts) == 1 else And(tuple(parts), start=node.start, end=node.end)


def _favoured(run: list[Word]) -> list[Node]:
    if len(run) < 2:
        return list(run)
    tokens = tuple(word.token for word in run)
    phrase = Phrase(tokens, " ".join(word.text for word in run), column=run[0].column)
    return [Or((And(tuple(run)), phrase))]
