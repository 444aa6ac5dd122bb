"""CourtListener: opinions as its API gives them (versions 3 and 4), one, many, or a line each.

What a cluster or a docket of the same file says of an opinion (caption, day, court, citations)
counts before what the opinion's text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.domain import keys
from app.domain.authority import Authority, Key
from app.domain.document import Document, DocumentKind
from app.errors import BadInput
from app.formats import (
    article_record,
    court_opinion,
    json_file,
    page_blocks,
    pdf_leaves,
    pdf_text,
    plain_pages,
    signature,
    slip_opinion,
)
from app.formats.json_file import Object
from app.formats.source import Source
from app.importers import Imported, Left, Options, Page, Refused

__all__ = ["CourtListener"]

_MARKED = ("html_with_citations", "html_columbia", "html_lawbox", "html_anon_2020", "html")
_SLUG = re.compile(r"/opinion/[0-9]+/([a-z0-9-]+)/")
_ID = re.compile(r"/([0-9]+)/?$")


class CourtListener:
    """Each opinion is a ruling in its case; links, judges and counts of the API are left."""

    name = "courtlistener"
    suffixes = (".json", ".jsonl")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it names the addresses of the API near its beginning."""
        head = source.head()
        return b"courtlistener.com/api/rest/v" in head and signature.keys(head, "resource_uri")

    def read(self, source: Source, options: Options) -> Iterator[Imported | Left | Refused]:
        """The opinions in the order of the file, each with its case before it."""
        article_record.check_columns(options.columns)
        clusters: dict[str, Object] = {}
        seen: set[str] = set()
        for name, row in json_file.objects(source):
            if isinstance(row, BadInput):
                yield Refused(name, row)
            elif "sub_opinions" in row:
                clusters[_own_id(row)] = row
                yield Left(name, "a cluster, whose opinions are read with what it says of them")
            else:
                try:
                    yield from _opinion(row, clusters, name, seen)
                except BadInput as error:
                    yield Refused(name, error)


def _opinion(
    row: Object, clusters: Mapping[str, Object], name: str, seen: set[str]
) -> Iterator[Imported]:
    text, pages, known = _read(row, name)
    cluster = clusters.get(_last_id(json_file.text(row, "cluster")), {})
    if json_file.text(cluster, "case_name"):
        known = replace(known, caption=json_file.text(cluster, "case_name"))
    if json_file.text(cluster, "date_filed"):
        known = replace(known, decided=json_file.text(cluster, "date_filed"))
    source = f"CourtListener, opinion {_own_id(row)}, {json_file.text(row, 'resource_uri')}"
    held = "The opinion as CourtListener has it, with the numbers of its pages."
    case, ruling = court_opinion.records(known, source, held, f"cl-{_own_id(row)}")
    if ruling.id in seen:  # a dissent that is an opinion of its own, or a second one of that day
        ruling = replace(ruling, id=f"{ruling.id}_cl-{_own_id(row)}")
    seen.add(ruling.id)
    yield _imported(replace(case, keys=(*case.keys, *_citations(cluster))))
    yield _imported(ruling, text, pages)


def _read(row: Object, name: str) -> tuple[str, tuple[Page, ...], court_opinion.Facts]:
    """The text, its pages, and what it says of itself."""
    url = json_file.text(row, "download_url")
    slug = _SLUG.search(json_file.text(row, "absolute_url"))
    caption = court_opinion.caption_of(slug[1]) if slug else ""
    value = row.get("plain_text")
    printed = value if isinstance(value, str) and value.strip() else ""
    marked = next(filter(None, (json_file.text(row, field) for field in _MARKED)), "")
    if not (printed or marked):
        raise BadInput(name=name, why="the opinion has no text", remedy="Fetch it again in full.")
    if not caption:
        raise BadInput(name=name, why="it names no case", remedy="Fetch it from the API again.")
    if not printed:
        text = page_blocks.markdown(marked, name)
        return text, (), court_opinion.facts(caption, text, url)
    leaves = pdf_leaves.leaves(plain_pages.sheets(printed))
    slip = slip_opinion.read(leaves)
    known = slip.facts() if slip else court_opinion.facts(caption, printed, url)
    text, marks = pdf_text.markdown(slip.leaves if slip else leaves, slip.parts if slip else ())
    return text, tuple(Page(each.label, each.before, each.part) for each in marks), known


def _citations(cluster: Object) -> Iterator[Key]:
    listed = cluster.get("citations")
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, dict):
            value = " ".join(str(each.get(part, "")) for part in ("volume", "reporter", "page"))
            if keys.is_key(value):
                yield Key("reporter", value)


def _own_id(row: Object) -> str:
    return json_file.text(row, "id") or _last_id(json_file.text(row, "resource_uri"))


def _last_id(address: str) -> str:
    found = _ID.search(address)
    return found[1] if found else ""


def _imported(authority: Authority, text: str = "", pages: tuple[Page, ...] = ()) -> Imported:
    document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
    return Imported(document, text, "markdown", authority, pages)
