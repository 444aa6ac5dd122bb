"""Results for other programs: a spreadsheet of them, and a feed of the newest."""

from __future__ import annotations

import csv
import io
from typing import Final
from xml.etree import ElementTree as ET

from flask import Response, request, url_for

from app.domain.dates import first_day, is_date
from app.services.hits import Hit
from app.services.search import Sort, View, search
from app.web.context import g
from app.web.search.page import address, blueprint

MOST_ROWS = 1_000
MOST_ENTRIES = 50
_ATOM: Final = "http://www.w3.org/2005/Atom"
_COLUMNS = ("kind", "id", "title", "date", "provision", "passage")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNDATED = "1970-01-01"


@blueprint.get("/search.csv")
def table() -> Response:
    """The best results as comma-separated values, one passage a row."""
    found = search(g.library, request.args.get("q", ""), limit=MOST_ROWS, view=View(facets=()))
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(_COLUMNS)
    for hit in found.hits:
        for place, said in [(part.place, part.text) for part in hit.snippets] or [("", "")]:
            cells = (hit.kind, hit.id, hit.title, hit.date, place, " ".join(said.split()))
            rows.writerow(map(_harmless, cells))
    headers = {"Content-Disposition": 'attachment; filename="search.csv"'}
    return Response(text.getvalue(), mimetype="text/csv", headers=headers)


@blueprint.get("/search.atom")
def feed() -> Response:
    """The newest results as an Atom feed (RFC 4287)."""
    query = request.args.get("q", "")
    found = search(g.library, query, limit=MOST_ENTRIES, view=View(Sort.NEWEST, ()))
    here = url_for("search.find", q=query, _external=True)
    root = ET.Element("feed", xmlns=_ATOM)
    _add(root, "title", f"Basis: {query}")
    _add(root, "id", here)
    _add(root, "updated", max(map(_moment, found.hits), default=f"{_UNDATED}T00:00:00Z"))
    ET.SubElement(_add(root, "author", ""), "name").text = "Basis"
    ET.SubElement(root, "link", href=here)
    ET.SubElement(root, "link", rel="self", href=request.url)
    for hit in found.hits:
        _entry(root, hit)
    return Response(
        ET.tostring(root, "utf-8", xml_declaration=True), mimetype="application/atom+xml"
    )


def _entry(root: ET.Element, hit: Hit) -> None:
    entry = ET.SubElement(root, "entry")
    place = f"{request.url_root.rstrip('/')}{address(hit)}"
    _add(entry, "title", hit.title)
    _add(entry, "id", place)
    _add(entry, "updated", _moment(hit))
    ET.SubElement(entry, "link", href=place)
    _add(entry, "summary", " … ".join(" ".join(part.text.split()) for part in hit.snippets))


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _moment(hit: Hit) -> str:
    return f"{first_day(hit.date) if is_date(hit.date) else _UNDATED}T00:00:00Z"


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
