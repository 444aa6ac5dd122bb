"""Arbitrary Markdown: pieces of its syntax, hard characters and any Unicode, in any order."""

from __future__ import annotations

from hypothesis import strategies as st

from app.domain.document import Rendering

CHARACTERS = st.characters(exclude_categories=["Cs"])
HARD = [
    *("\u00a0", "\u200b", "\ufeff", "\u00ad", "\u2028", "\x00", "\r", "\x0c", "\x1f", "\x85"),
    *("😀", "𐌰", "e\u0301", "\u0301", "\u0338", "ﬁ", "\u202e", "\ufffe", "§ ", "“J. G. G.”"),
]
ENTITIES = [
    *("&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "&shy;", "&ZeroWidthSpace;", "&NewLine;"),
    *("&Tab;", "&#0;", "&#13;", "&#x80;", "&#xD800;", "&#x301;", "&ngE;", "&nosuch;", "&amp;lt;"),
]
SYNTAX = [
    *("# ", "###### ", "\n", "\n\n", "  \n", "\\\n", "\n---\n", "\n===\n", "- ", "\n- ", "\n  - "),
    *(
        "1. ",
        "\n7) ",
        "> ",
        "\n> > ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "\n```\n",
        "\n~~~py\n",
        "    ",
    ),
    *(
        "\t",
        "\n    code\n",
        "[",
        "](",
        ")",
        "](http://a.b 't')",
        "](javascript:x)",
        "![",
        "<http://a.b>",
    ),
    *(
        "![alt *x*](http://a.b/c.png)",
        "![alt](/c.png)",
        "[^a]",
        "\n[^a]: ",
        "^[",
        "]",
        "<b>",
        "</b>",
    ),
    *("<!-- ", " -->", "<script>", "\n| a | b |\n|---|:-:|\n| | ", "|", "\\", "\n[l]: http://x\n"),
    *("\n<div>\n", '\n{provision="/us/usc/t50/s21"}\n', '\n{provision="/us/usc/t50/s21/a"}\n', " "),
    *('\n{provision="/us/usc/t50/s22"}\n', "{.a}", "\n{#b c=1}\n", "word", "No. 24A931", "the Act"),
]
PIECES = st.one_of(
    st.sampled_from(SYNTAX),
    st.sampled_from(SYNTAX),
    st.sampled_from(HARD),
    st.sampled_from(ENTITIES),
    st.text(CHARACTERS, max_size=8),
)
MARKDOWN = st.lists(PIECES, max_size=40).map("".join)


def strings(rendering: Rendering) -> list[str]:
    """The string of each block."""
    return [rendering.text[block.start : block.end] for block in rendering.blocks]
