"""The canonical address of a page: what is the same page has the same."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref|ref_src|cmpid|ocid|smid|partner")
_MIRRORS = re.compile(r"^(?:www|m|mobile|amp)\.")
_AMP = re.compile(r"/amp/?$|\.amp$")
_LEFT = {"amp", "outputtype", "share"}  # parameters that choose a way of showing


def canonical(url: str) -> str:
    """Host and path without what only says how a reader came there; empty for no web address."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or "." not in host:
        return ""
    path = _AMP.sub("", parts.path).rstrip("/")
    kept = [
        (key, value)
        for key, value in sorted(parse_qsl(parts.query))
        if not _TRACKING.fullmatch(key.lower()) and key.lower() not in _LEFT
    ]
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{_MIRRORS.sub('', host)}{path}{query}"
