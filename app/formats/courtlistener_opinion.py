"""An opinion of CourtListener as its case, its ruling and a text with pages, wherever it was read.

What a cluster says of an opinion (caption, day, court, docket, citations) counts before what the
opinion's text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from app.domain import keys
from app.domain.authority import Authority, Key
from app.errors import BadInput
from app.formats import (
    court_opinion,
    json_file,
    page_blocks,
    pdf_leaves,
    pdf_text,
    plain_pages,
    slip_opinion,
)
from app.formats.json_file import Object
from app.formats.pdf_text import Mark

_MARKED = ("html_with_citations", "html_columbia", "html_lawbox", "html_anon_2020", "html")
_SLUG = re.compile(r"/opinion/[0-9]+/([a-z0-9-]+)/")
_ID = re.compile(r"/([0-9]+)/?$")
_HELD = "The opinion as CourtListener has it, with the numbers of its pages."


@dataclass(frozen=True, slots=True)
class Opinion:
    """A case, the ruling in it, and the ruling's text as Markdown with the marks of its pages."""

    case: Authority
    ruling: Authority
    markdown: str
    marks: tuple[Mark, ...]


def opinion(row: Object, cluster: Object, name: str) -> Opinion:
    """What an opinion's row holds; ``cluster`` is empty where nothing else is known of it.

    Raises ``BadInput`` naming it where it has no text, or names no case.
    """
    markdown, marks, known = _read(row, cluster, name)
    known = _as_the_cluster_says(known, cluster)
    number, address = own_id(row), json_file.text(row, "resource_uri")
    source = ", ".join(filter(None, (f"CourtListener, opinion {number}", address)))
    case, ruling = court_opinion.records(known, source, _HELD, f"cl-{number}")
    return Opinion(replace(case, keys=(*case.keys, *_citations(cluster))), ruling, markdown, marks)


def own_id(row: Object) -> str:
    """The number that an opinion or a cluster has."""
    return json_file.text(row, "id") or last_id(json_file.text(row, "resource_uri"))


def last_id(address: str) -> str:
    """The number at the end of an address of the API."""
    found = _ID.search(address)
    return found[1] if found else ""


def _as_the_cluster_says(known: court_opinion.Facts, cluster: Object) -> court_opinion.Facts:
    court, docket = json_file.text(cluster, "court_id"), json_file.text(cluster, "docket_number")
    return court_opinion.Facts(
        caption=json_file.text(cluster, "case_name") or known.caption,
        court=court or known.court,
        court_name=_court_name(court) or known.court_name,
        dockets=(docket,) if docket and not known.dockets else known.dockets,
        decided=json_file.text(cluster, "date_filed") or known.decided,
    )


def _court_name(court: str) -> str:
    return court_opinion.court_name(court) or _court_names().get(court, "")


@cache
def _court_names() -> Mapping[str, str]:
    from courts_db import courts  # noqa: PLC0415  # slow to import, and every start lists importers

    return {str(court["id"]): str(court["name"]) for court in courts}


def _read(
    row: Object, cluster: Object, name: str
) -> tuple[str, tuple[Mark, ...], court_opinion.Facts]:
    """The text, its pages, and what it says of itself."""
    url = json_file.text(row, "download_url")
    slug = _SLUG.search(json_file.text(row, "absolute_url"))
    caption = court_opinion.caption_of(slug[1]) if slug else ""
    value = row.get("plain_text")
    printed = value if isinstance(value, str) and value.strip() else ""
    marked = next(filter(None, (json_file.text(row, field) for field in _MARKED)), "")
    if not (printed or marked):
        raise BadInput(name=name, why="the opinion has no text", remedy="Fetch it again in full.")
    caption = caption or json_file.text(cluster, "case_name")
    if not caption:
        raise BadInput(name=name, why="it names no case", remedy="Fetch it from the API again.")
    if not printed:
        text = page_blocks.markdown(marked, name)
        return text, (), court_opinion.facts(caption, text, url)
    leaves = pdf_leaves.leaves(plain_pages.sheets(printed))
    slip = slip_opinion.read(leaves)
    known = slip.facts() if slip else court_opinion.facts(caption, printed, url)
    text, marks = pdf_text.markdown(slip.leaves if slip else leaves, slip.parts if slip else ())
    return text, tuple(marks), known


def _citations(cluster: Object) -> Iterator[Key]:
    listed = cluster.get("citations")
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, dict):
            value = " ".join(str(each.get(part, "")) for part in ("volume", "reporter", "page"))
            if keys.is_key(value):
                yield Key("reporter", value)
