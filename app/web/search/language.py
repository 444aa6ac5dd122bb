"""How a search is written: a form that writes it, and every operator with an example."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.query.reference import OPERATORS
from app.web.search.page import blueprint
from app.web.wording import gettext

NEAR = {"5": "5 words", "20": "20 words", "s": "one sentence", "p": "one paragraph"}
KINDS = ("article", "authority", "note", "act", "ruling")


@blueprint.get("/search/language")
def language() -> ResponseReturnValue:
    """The form and the reference."""
    operators = [each._replace(finds=gettext(each.finds)) for each in OPERATORS]
    near = {value: gettext(label) for value, label in NEAR.items()}
    return render_template("search_language.html", operators=operators, near=near, kinds=KINDS)


@blueprint.get("/search/build")
def build() -> ResponseReturnValue:
    """The search that the form asks for, written as one would type it."""
    return redirect(url_for("search.find", q=" ".join(_parts()) or None))


def _parts() -> list[str]:
    parts = [_words("all"), _quoted(_words("phrase")), _any(_words("any").split())]
    left, right = _words("left"), _words("right")
    if left and right and (near := request.args.get("near", "")) in NEAR:
        parts.append(f"{_quoted(left)} /{near} {_quoted(right)}")
    if (kind := request.args.get("kind", "")) in KINDS:
        parts.append(f"kind:{kind}")
    if cited := _words("cite"):
        parts.append(f"cite:{_quoted(cited)}")
    first, last = _words("from"), _words("to")
    if first or last:
        parts.append(f"date:{first}..{last}")
    parts += [f"NOT {word}" for word in _words("none").split() if any(parts)]
    return [part for part in parts if part]


def _words(name: str) -> str:
    """What somebody wrote in a field, without the signs of the language."""
    return " ".join(request.args.get(name, "").replace('"', " ").split())


def _quoted(words: str) -> str:
    return f'"{words}"' if " " in words else words


def _any(words: list[str]) -> str:
    return f"({' OR '.join(words)})" if len(words) > 1 else "".join(words)
