"""Core rule: numbers the leaf blocks and keeps the string of each.

A leaf is a heading, a paragraph, a table's cell or a code block; one without text is no leaf.
Its element carries the number in ``data-block``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from app.text.rules.plain_tokens import TEXT_BEARING
from app.text.rules.provision_marks import PROVISION

LEAVES: Final = "leaves"  # the key of the parser's ``env`` under which they are kept

_CONTAINERS: Final = {"list_item": "item", "blockquote": "quote"}
_KINDS: Final = {"heading_open": "heading", "th_open": "cell", "td_open": "cell"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf block before its place in the text is known; fields as in ``Block``."""

    kind: str
    text: str
    level: int = 0
    provision: str | None = None


def install(md: MarkdownIt) -> None:
    """Number the leaves once their text is final."""
    md.core.ruler.after("plain_tokens", LEAVES, _number)


def _number(state: StateCore) -> None:
    leaves: list[Leaf] = []
    provision: str | None = None
    for element, text, containers in _elements(state.tokens):
        provision = element.meta.get(PROVISION, provision)
        if element.type == "footnote_block_open":
            provision = None
        if text:
            element.attrSet("data-block", str(len(leaves)))
            kind, level = _kind(element, containers)
            leaves.append(Leaf(kind, text, level, provision))
    state.env[LEAVES] = leaves


def _elements(tokens: list[Token]) -> Iterator[tuple[Token, str, list[str]]]:
    """Each element that opens or stands alone, its own text, and the containers it stands in."""
    containers: list[str] = []
    for token, after in zip_longest(tokens, tokens[1:]):
        container = _CONTAINERS.get(token.type.removesuffix("_open").removesuffix("_close"))
        if container is not None:
            containers = [*containers, container] if token.nesting > 0 else containers[:-1]
        if token.type != "inline" and token.nesting >= 0:
            yield token, _text(token, after), containers


def _text(element: Token, after: Token | None) -> str:
    if element.type in ("fence", "code_block"):
        return element.content if element.content.strip() else ""
    if after is None or after.type != "inline":
        return ""
    return "".join(child.content for child in after.children or [] if child.type in TEXT_BEARING)


def _kind(element: Token, containers: list[str]) -> tuple[str, int]:
    """The kind of a leaf and its level: a heading's own, or how deep its container is nested."""
    if element.type in ("fence", "code_block"):
        return "code", 0
    if element.type in _KINDS:
        return _KINDS[element.type], int(element.tag[1]) if element.type == "heading_open" else 0
    kind = containers[-1] if containers else "paragraph"
    return kind, containers.count(kind)
