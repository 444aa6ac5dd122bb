"""Sentences that state law without a link, to be worked off one by one."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import quote

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.services.tabulate import tabulate
from app.services.worklist import Uncited, worklist
from app.web.context import g

blueprint = Blueprint("worklist", __name__, url_prefix="/worklist")
_ENDS = 40  # characters of each end by which a browser finds the sentence


@blueprint.get("")
def index() -> ResponseReturnValue:
    """The uncited assertions of all articles, or of ``?article=``."""
    found = list(worklist(g.library, request.args.get("article", "")))
    by_article = [
        (article, list(rows)) for article, rows in groupby(found, key=lambda row: row.document)
    ]
    return render_template(
        "worklist.html",
        articles=by_article,
        total=len(found),
        address=address,
        known=tabulate(g.library).record_of,
    )


def address(row: Uncited) -> str:
    """The place of a sentence in its article, as a text fragment (WICG, URL Fragment Text)."""
    words = row.words.strip()
    ends = [words] if len(words) <= 2 * _ENDS else [_whole(words), _whole(words[::-1])[::-1]]
    fragment = ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
    return f"{url_for('articles.read', document=row.document.id)}#:~:text={fragment}"


def _whole(words: str) -> str:
    """The beginning, without a word that is cut: a fragment matches whole words only."""
    return words[: _ENDS + 1].rpartition(" ")[0] or words[:_ENDS]
