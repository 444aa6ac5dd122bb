"""Authorities: the list, and one record with its text, its history and what relies on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from itertools import groupby

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.authority import Authority, AuthorityKind
from app.domain.dates import is_date
from app.domain.names_used import Choice, Use
from app.domain.status import changes, status
from app.errors import BadInput
from app.services.citing import citing
from app.services.learn import names_in_use
from app.services.read import AuthorityPage, find_authority, read_authority
from app.services.reliances import Reliance
from app.services.tabulate import tabulate
from app.services.teach import choose
from app.store import authorities
from app.web import provisions
from app.web.cards import passage_key
from app.web.context import g
from app.web.drawing import picture
from app.web.labels import KINDS
from app.web.references import led_here
from app.web.wording import gettext, ngettext
from app.web.words import local

blueprint = Blueprint("authorities", __name__, url_prefix="/authorities")
Shelf = tuple[AuthorityKind, list[tuple[Authority, list[Authority]]]]


@blueprint.get("")
def index() -> ResponseReturnValue:
    """All authorities by kind."""
    found = authorities.every(g.library.db)
    return render_template("authorities.html", shelves=shelves(found), total=len(found))


@blueprint.get("/<path:reference>")
def read(reference: str) -> ResponseReturnValue:
    """One authority; the id of a provision leads to its place in the text of its record."""
    asked = "/" + reference
    page = read_authority(g.library, asked, _day())
    if page.authority.id != asked:
        known = {provision.id for provision in page.authority.provisions}
        fragment = asked if asked in known else None
        place = url_for(".read", reference=local(page.authority.id), _anchor=fragment)
        return redirect(place, 302)
    table = tabulate(g.library)
    html = led_here(page.version.rendering.html if page.version else "", table.record_of)
    known = provisions.places(html)
    relied = provisions.relied_on(known, page.reliances)
    return render_template(
        "authority.html",
        page=page,
        html=provisions.marked(html, relied),
        branches=provisions.tree(page.authority.provisions, relied, known),
        known_places=len(known),
        place_of=partial(provisions.place_of, known),
        relying=_by_document(page),
        citing=citing(g.library, page.authority),
        passage_key=passage_key,
        known=table.record_of,
        names=names_in_use(g.library, table, page.authority.id),
        drawn=picture(page.timeline),
        turns=changes,
        status_on=partial(status, page.authority),
        today=_today(),
    )


@blueprint.post("/<path:reference>")
def name(reference: str) -> ResponseReturnValue:
    """Take words for a name of this record, or not, or leave it to the rule."""
    words, use = request.form.get("words", "").strip(), request.form.get("use", "")
    if not words or use not in set(Use):
        raise BadInput(
            name="The name", why="words or choice are missing", remedy="Use the page's buttons."
        )
    record = find_authority(g.library, "/" + reference)
    again = choose(g.library, Choice(record.id, words, Use(use)), g.settings.name)
    flash(_noted(again))
    return redirect(url_for(".read", reference=local(record.id), _anchor="names-used"), 303)


def _noted(again: int) -> str:
    """What to say when a choice is kept for which ``again`` articles were read anew."""
    if not again:
        return gettext("Noted.")
    return ngettext(
        "Noted. %(num)s article was read again.",
        "Noted. %(num)s articles were read again.",
        again,
        num=again,
    )


def _day() -> str:
    day = request.args.get("day") or _today()
    if len(day) != 10 or not is_date(day):
        raise BadInput(name=f"The day {day}", why="it is no date", remedy="Write it as 2025-05-30.")
    return day


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _by_document(page: AuthorityPage) -> list[tuple[str, list[Reliance]]]:
    grouped = groupby(page.reliances, key=lambda reliance: reliance.document.id)
    return [(document, list(found)) for document, found in grouped]


def shelves(authorities: Iterable[Authority]) -> list[Shelf]:
    """Authorities by kind, in the order of ``KINDS``; a record of a case stands under the case."""
    known = {authority.id: authority for authority in authorities}
    below: dict[str, list[Authority]] = {}
    above: dict[AuthorityKind, list[Authority]] = {}
    for authority in known.values():
        if authority.kind is AuthorityKind.RULING and authority.part_of in known:
            below.setdefault(authority.part_of, []).append(authority)
        else:
            above.setdefault(authority.kind, []).append(authority)
    return [
        (kind, [(one, below.get(one.id, [])) for one in sorted(above[kind], key=_by_title)])
        for kind in KINDS
        if kind in above
    ]


def _by_title(authority: Authority) -> list[tuple[int, str]]:
    """Numbers in a title count as numbers: 8 U.S.C. comes before 28 U.S.C."""
    parts = re.findall(r"\d+|\D+", authority.title.lower())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
