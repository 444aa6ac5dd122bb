"""What HTML may hold when it leaves the text layer: an allow-list, enforced by nh3."""

from __future__ import annotations

from typing import Final

import nh3

from app.text.rules.attributes import ALIGNMENTS, TIGHT

_BLOCKS: Final = {"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre", "section"}
_LISTS: Final = {"li", "ol", "ul"}
_TABLES: Final = {"table", "tbody", "td", "th", "thead", "tr"}
_INLINE: Final = {"a", "br", "code", "em", "img", "s", "span", "strong", "sup"}
_ATTRIBUTES: Final = {
    "*": {"data-block", "data-noanno", "data-provision", "id"},
    "a": {"aria-label", "href", "role", "title"},
    "img": {"alt", "src", "title"},
    "ol": {"start"},
}
_CLASSES: Final = {
    "a": {"footnote-ref", "footnote-backref"},
    "hr": {"footnotes-sep"},
    "li": {"footnote-item"},
    "ol": {"footnotes-list"},
    "p": {TIGHT},
    "section": {"footnotes"},
    "span": {"image"},
    "td": set(ALIGNMENTS),
    "th": set(ALIGNMENTS),
}
_CLEANER: Final = nh3.Cleaner(
    tags=_BLOCKS | _LISTS | _TABLES | _INLINE,
    clean_content_tags=set(),
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    link_rel="noopener",
    url_schemes={"http", "https", "mailto"},
)


def clean(html: str) -> str:
    """``html`` with nothing but the elements, attributes and links that a text may have.

    No script, no style, no form; links lead to ``http``, ``https``, ``mailto`` or within.
    """
    return _CLEANER.clean(html)
