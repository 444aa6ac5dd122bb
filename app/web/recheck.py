"""What to look at again: passages whose authority has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.domain.authority import Authority, Event
from app.domain.document import Document
from app.services.recheck import Outdated, Since, recheck
from app.services.reliances import Reliance
from app.web.cards import passage_key
from app.web.context import g

blueprint = Blueprint("recheck", __name__, url_prefix="/recheck")


@dataclass(frozen=True)
class Group:
    """The passages of one article that rest on one record, and what happened to that since."""

    authority: Authority
    events: tuple[Event, ...]
    passages: list[Reliance]


@blueprint.get("")
def index() -> ResponseReturnValue:
    """The stale-reliance report, article by article."""
    since = Since.ANNOTATION if request.args.get("since") == Since.ANNOTATION else Since.ARTICLE
    found = recheck(g.library, since)
    return render_template(
        "recheck.html",
        articles=_by_article(found),
        total=len(found),
        since=since,
        passage_key=passage_key,
    )


def _by_article(found: list[Outdated]) -> list[tuple[Document, list[Group]]]:
    return [
        (article, _by_authority(list(outdated)))
        for article, outdated in groupby(found, key=lambda each: each.reliance.document)
    ]


def _by_authority(found: list[Outdated]) -> list[Group]:
    """In the order in which the article first refers to them; by event where links differ."""
    groups: dict[tuple[str, tuple[Event, ...]], Group] = {}
    for each in found:
        key = each.authority.id, each.events
        group = groups.setdefault(key, Group(each.authority, each.events, []))
        group.passages.append(each.reliance)
    return list(groups.values())
