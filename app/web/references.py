"""References in a law's text that lead to the official page of law that this library holds."""

from __future__ import annotations

import re
from collections.abc import Callable

from flask import url_for

from app.domain.authority import Authority
from app.web.words import local

# As ``domain.official_address`` forms it and HTML writes it.
_SECTION = re.compile(
    r'href="https://uscode\.house\.gov/view\.xhtml\?req=granuleid:USC-prelim-title'
    r'(?P<title>\w+)-section(?P<section>[\w.-]+)&amp;num=0&amp;edition=prelim"(?: rel="noopener")?'
)


def led_here(html: str, record_of: Callable[[str], Authority | None]) -> str:
    """``html`` in which a section of the Code that is held, text or not, leads to its own page."""

    def place(match: re.Match[str]) -> str:
        reference = f"/us/usc/t{match['title']}/s{match['section']}"
        record = record_of(reference)
        if record is None or record.stub:
            return match[0]
        return f'href="{url_for("authorities.read", reference=local(reference))}"'

    return _SECTION.sub(place, html)
