"""The words of each provision of a USLM file, taken from its XML by its tags alone."""

from __future__ import annotations

import html
import re

from app.text.normalise import normalise

_LEFT = re.compile(
    r'<note\b[^>]*type="footnote".*?</note>|<ref\b[^>]*class="footnoteRef".*?</ref>'
    r"|<sourceCredit\b.*?</sourceCredit>|<notes\b.*</notes>",
    re.DOTALL,
)
_TAG = re.compile(r"<(/?)([A-Za-z:]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
_IN_WORDS = {"ref", "date", "i", "b", "sup", "sub", "inline", "span", "a", "quotedContent"}
_IN_WORDS |= {f"html:{name}" for name in _IN_WORDS}
_IDENTIFIER = re.compile(r'\bidentifier="([^" ]+)')


def provisions(section: str) -> dict[str, str]:
    """Words by identifier, dashes folded; a second one of the same is ``c_2``, as what is in it.

    ``section`` is the XML of one section.
    """
    law = _LEFT.sub("", section)
    opened: list[tuple[str, str, int]] = []
    spans: dict[str, tuple[int, int]] = {}
    for tag in _TAG.finditer(law):
        if tag[1]:
            _, name, start = opened.pop()
            if name in spans:
                spans[name] = (start, tag.start())
        elif not tag[4]:
            named = _IDENTIFIER.search(tag[3])
            identifier, name = _named(named[1] if named else "", opened, spans)
            opened.append((identifier, name, tag.end()))
            if named:
                spans[name] = (tag.end(), tag.end())
    return {
        name: folded(html.unescape(_TAG.sub(_apart, law[slice(*span)])))
        for name, span in spans.items()
    }


def _named(
    identifier: str, opened: list[tuple[str, str, int]], spans: dict[str, tuple[int, int]]
) -> tuple[str, str]:
    above = next((each for each in reversed(opened) if each[0]), ("", "", 0))
    if not identifier:
        return "", ""
    name = above[1] + identifier.removeprefix(above[0]).replace("–", "-")
    times = sum(1 for each in spans if re.fullmatch(re.escape(name) + "(_[0-9]+)?", each))
    return identifier, f"{name}_{times + 1}" if times else name


def _apart(tag: re.Match[str]) -> str:
    return "" if tag[2] in _IN_WORDS else " "


def folded(text: str) -> str:
    """White space as one space, in the spelling of canonical texts."""
    return " ".join(normalise(text).split())
