"""Core rule: the attributes of blocks: fragments to link to, and classes instead of styles."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from app.domain.references import slug
from app.text.rules.plain_tokens import TEXT_BEARING
from app.text.rules.provision_marks import PROVISION

TIGHT: Final = "tight"
ALIGNMENTS: Final = ("align-left", "align-center", "align-right")


def install(md: MarkdownIt) -> None:
    """Set attributes once the text of headings is final."""
    md.core.ruler.after("plain_tokens", "attributes", _set)


def _set(state: StateCore) -> None:
    taken: set[str] = set()
    for token, after in zip_longest(state.tokens, state.tokens[1:]):
        if token.hidden and token.nesting > 0:
            token.attrJoin("class", TIGHT)
        if token.type in ("th_open", "td_open"):
            _style_as_class(token)
        if PROVISION in token.meta:
            _begin_provision(token, taken)
        elif token.type == "heading_open" and after is not None:
            _name_heading(token, after, taken)
        token.hidden = False


def _style_as_class(cell: Token) -> None:
    style = str(cell.attrs.pop("style", ""))
    if style:
        cell.attrJoin("class", style.replace("text-align:", "align-"))


def _begin_provision(token: Token, taken: set[str]) -> None:
    """The id is the fragment too; a provision that is taken up again has its fragment already."""
    provision = token.meta[PROVISION]
    if provision not in taken:
        taken.add(provision)
        token.attrSet("id", provision)
        token.attrSet("data-provision", provision)


def _name_heading(heading: Token, inline: Token, taken: set[str]) -> None:
    """A fragment that cannot meet an id of the page around it, numbered when headings repeat."""
    words = [child.content for child in inline.children or [] if child.type in TEXT_BEARING]
    name = base = f"h-{slug(''.join(words))}"
    count = 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    taken.add(name)
    heading.attrSet("id", name)
