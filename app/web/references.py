"""References in a law's text that lead to the official page of law that this library holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from flask import url_for

from app.domain.authority import Authority
from app.domain.official_address import section_at
from app.web.words import local

_LINK = re.compile(r'href="(?P<address>https:[^"]+)"(?: rel="noopener")?')


def led_here(html: str, record_of: Callable[[str], Authority | None]) -> str:
    """``html`` in which a section of the Code that is held, text or not, leads to its own page."""

    def place(match: re.Match[str]) -> str:
        reference = section_at(unescape(match["address"]))
        record = record_of(reference) if reference else None
        if reference is None or record is None or record.stub:
            return match[0]
        return f'href="{url_for("authorities.read", reference=local(reference))}"'

    return _LINK.sub(place, html)
