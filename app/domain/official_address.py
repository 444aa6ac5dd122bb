"""Where a law or a decision can be read officially, formed from its id or keys alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from app.domain.authority import Key

Match = re.Match[str]


def _section(match: Match) -> str:
    title, section = match["title"], match["section"]
    return (
        "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title"
        f"{title}-section{section}&num=0&edition=prelim"
    )


# What ``_section`` forms, read back.
_SECTION_PAGE = re.compile(
    r"https://uscode\.house\.gov/view\.xhtml\?req=granuleid:USC-prelim-title"
    r"(?P<title>\w+)-section(?P<section>[\w.-]+)&num=0&edition=prelim"
)
_ADDRESSES: tuple[tuple[str, str | Callable[[Match], str]], ...] = (
    (r"/us/usc/t(?P<title>\w+)/s(?P<section>[\w.-]+)(?:/.*)?", _section),
    (r"/us/cfr/t(\w+)/s([\w.-]+)(?:/.*)?", r"https://www.ecfr.gov/current/title-\1/section-\2"),
    (r"/us/cfr/t(\w+)/pt(\w+)", r"https://www.ecfr.gov/current/title-\1/part-\2"),
    (r"/us/fr/(\d+)/(\d+)", r"https://www.federalregister.gov/citation/\1-FR-\2"),
    (r"/us/eo/(\d+)", r"https://www.federalregister.gov/executive-order/\1"),
    (r"/us/pl/(\d+)/(\d+)(?:/.*)?", r"https://www.govinfo.gov/link/plaw/\1/public/\2"),
    (r"/us/stat/(\w+)/([\w-]+)", r"https://www.govinfo.gov/link/statute/\1/\2"),
    (
        r"/us/const/amd(\d+)(?:/.*)?",
        r"https://constitution.congress.gov/constitution/amendment-\1/",
    ),
    (r"/us/const/art(\d+)(?:/.*)?", r"https://constitution.congress.gov/constitution/article-\1/"),
)
_KEYS: tuple[tuple[str, str, str], ...] = (
    (
        "reporter",
        r"(\d+) ([A-Z][\w. ’']*?) (\d+)",
        r"https://www.courtlistener.com/c/\2/\1/\3/",
    ),
    (
        "docket",
        r"(?:No\. )?(\d{2}[AM-]\d{1,5})",
        r"https://www.supremecourt.gov/docket/docketfiles/html/public/\1.html",
    ),
)


def official_address(reference: str, keys: Iterable[Key] = ()) -> str | None:
    """The address of what an id or, for a decision, one of its keys names; None without one.

    Nothing is asked of any network: these are the patterns that the sites document or keep.
    """
    for pattern, form in _ADDRESSES:
        if match := re.fullmatch(pattern, reference):
            return match.expand(form) if isinstance(form, str) else form(match)
    for kind, pattern, form in _KEYS:
        for key in keys:
            match = re.fullmatch(pattern, key.value) if key.kind == kind else None
            if match and (kind != "docket" or reference.startswith("/us/scotus/")):
                return match.expand(form).replace(" ", "%20")
    return None


def section_at(address: str) -> str | None:
    """The id of the section of the Code whose official address this is; None of any other."""
    match = _SECTION_PAGE.fullmatch(address)
    return f"/us/usc/t{match['title']}/s{match['section']}" if match else None
