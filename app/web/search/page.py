"""The page of results: their words lit, and facets that narrow them."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

from app.domain.entry import Entry
from app.domain.noted_text import STANCES
from app.errors import BadQuery
from app.query.snippets import Snippet
from app.services.ask_again import saved_as
from app.services.hits import Hit
from app.services.search import FACETS, Results, Sort, View, narrowed, search
from app.services.tabulate import tabulate
from app.store import annotations as notes
from app.web.cards import note_key
from app.web.context import g
from app.web.labels import ENTRIES, FORMS, STATUS_WORDS
from app.web.wording import gettext
from app.web.words import local

blueprint = Blueprint("search", __name__)
A_PAGE = 20
MOST_CHOICES = 12
LAST = 10_000  # nobody reads further, and an engine need not count further
LABELS = {
    **{each.value: label for each, label in [*FORMS.items(), *STANCES.items()]},
    **ENTRIES,
    **STATUS_WORDS,
}
EXAMPLES = (
    "wartime removal",
    '"predatory incursion"',
    "8 U.S.C. § 1182",
    "No. 24A1079",
    "kind:ruling stay",
    "parole /5 ended",
)
TITLES = {
    "kind": "Kind",
    "authority": "Authority",
    "court": "Court",
    "outlet": "Outlet",
    "year": "Year",
    "tag": "Tag",
    "by": "Person",
    "form": "Form of link",
    "stance": "Stance",
    "status": "Status",
}


@blueprint.get("/search")
def find() -> ResponseReturnValue:
    """What a query finds, or where it goes wrong."""
    query = request.args.get("q", "").strip()
    if not query:
        return render_template(
            "search.html", query="", results=None, problem=None, examples=EXAMPLES
        )
    start, order = _start(), _sort()
    try:
        results = search(g.library, query, limit=A_PAGE, offset=start, view=View(order))
    except BadQuery as error:
        page = render_template("search.html", query=query, results=None, problem=error)
        return page, 400
    return render_template(
        "search.html",
        query=query,
        results=results,
        problem=None,
        facets=_facets(query, results),
        start=start,
        A_PAGE=A_PAGE,
        order=order,
        orders=list(Sort),
        address=address,
        authority=_authority,
        lit=_lit,
        jump=_authority(results.jump) if results.jump else "",
        saved=saved_as(g.library, query, g.settings.name),
    )


def _start() -> int:
    asked = request.args.get("start", "0")
    return min(int(asked), LAST) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0


def _sort() -> Sort:
    asked = request.args.get("sort", "")
    return Sort(asked) if asked in list(Sort) else Sort.RELEVANCE


def _facets(query: str, results: Results) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """Title, and label, count and narrower query of each facet that has anything to choose."""
    return [
        (gettext(TITLES[field]), [_choice(query, field, value, count) for value, count in values])
        for field in FACETS
        if (values := results.facets.get(field, [])[:MOST_CHOICES])
    ]


def _choice(query: str, field: str, value: str, count: int) -> tuple[str, int, str]:
    record = tabulate(g.library).record_of(value) if field == "authority" else None
    label = record.title if record else gettext(LABELS[value]) if value in LABELS else value
    return label, count, narrowed(query, field, value)


def address(hit: Hit | Entry) -> str:
    """Where a hit is shown: a provision at its place, a note beside its article."""
    if hit.kind == "article":
        return url_for("articles.read", document=hit.id)
    if hit.kind != "note":
        return _authority(hit.id)
    note = notes.get(g.library.db, hit.id)
    if note is None:
        return url_for("home.index")
    return url_for("articles.read", document=note.document, _anchor=note_key(note))


def _authority(reference: str) -> str:
    return url_for("authorities.read", reference=local(reference), _anchor=None)


def _lit(snippet: Snippet) -> Markup:
    """A snippet with its highlights in ``<mark>`` elements."""
    parts, at = [], 0
    for start, end in snippet.highlights:
        parts += [escape(snippet.text[at:start]), Markup("<mark>")]
        parts += [escape(snippet.text[start:end]), Markup("</mark>")]
        at = end
    return Markup("").join([*parts, escape(snippet.text[at:])])
