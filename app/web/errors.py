"""Errors as answers: one table from classes to status codes, a page or JSON for each."""

from __future__ import annotations

from flask import Flask, Response, jsonify, make_response, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from app.errors import (
    BadAnchor,
    BadBundle,
    BadInput,
    BadQuery,
    BasisError,
    Conflict,
    ForeignRequest,
    LibraryError,
    NotFound,
    StaleForm,
    TooLarge,
    UnknownTag,
    Unsafe,
    Withdrawn,
)
from app.web.wording import gettext, said

# The first class that fits decides, so a class stands before those it derives from.
STATUS: tuple[tuple[type[BasisError], int, str], ...] = (
    (Withdrawn, 410, "This was withdrawn"),
    (NotFound, 404, "Not in this library"),
    (BadQuery, 400, "The search cannot be read"),
    (BadAnchor, 422, "The passage does not match"),
    (UnknownTag, 422, "This tag is not in the vocabulary"),
    (BadInput, 400, "This cannot be read"),
    (StaleForm, 409, "This page was too old"),
    (Conflict, 409, "Somebody changed this meanwhile"),
    (ForeignRequest, 403, "Not from here"),
    (TooLarge, 413, "Too large"),
    (BadBundle, 422, "The bundle is refused"),
    (Unsafe, 422, "Refused"),
    (LibraryError, 503, "The library cannot be used"),
    (BasisError, 500, "Something went wrong"),
)
HTTP_TITLES = {
    404: "There is no such page",
    405: "This address takes no such request",
    413: "Too large",
    500: "Something went wrong inside Basis",
}
# Fields that a person typed, by the label that the form gave them.
TYPED = {
    "note": "Note",
    "tags": "Tags",
    "authority": "Authority",
    "words": "Authority",
    "q": "Search",
    "title": "Title",
}


def register(app: Flask) -> None:
    """Answer every error that reaches the edge."""
    app.register_error_handler(BasisError, _on_error)
    app.register_error_handler(HTTPException, _on_http)


def status_of(error: BasisError) -> tuple[int, str]:
    """The status code and the title of the page for an error."""
    return next((code, gettext(title)) for kind, code, title in STATUS if isinstance(error, kind))


def wants_json() -> bool:
    """Whether a program asks: by the address it uses, or by what it sends or accepts."""
    return (
        request.path.startswith(("/api/", "/annotations/", "/healthz"))
        and request.mimetype != "application/x-www-form-urlencoded"
    )


def _on_error(error: BasisError) -> Response:
    code, title = status_of(error)
    if wants_json():
        return _as_json(code, title, said(error), error)
    if request.method == "POST" and (isinstance(error, Conflict | Withdrawn) or _typed()):
        return _as_kept(code, title, error)
    page = render_template("error.html", title=title, message=said(error), code=code)
    return make_response(page, code)


def _on_http(error: HTTPException) -> Response:
    code = error.code or 500
    if error.response is not None:
        return make_response(error.response)
    title = gettext(HTTP_TITLES.get(code, error.name))
    if wants_json():
        return _allowing(error, _as_json(code, title, error.description or title, None))
    message = gettext(HELP.get(code) or error.description or title)
    page = render_template("error.html", title=title, message=message, code=code)
    return _allowing(error, make_response(page, code))


def _allowing(error: HTTPException, response: Response) -> Response:
    """With the methods that the address takes, where another was used (RFC 9110, 15.5.6)."""
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _as_json(code: int, title: str, message: str, error: BasisError | None) -> Response:
    body: dict[str, object] = {"error": message, "title": title, "status": code}
    if isinstance(error, BadQuery):
        body["position"] = error.position
    response = jsonify(body)
    response.status_code = code
    return response


def _typed() -> list[tuple[str, str, str]]:
    """Name, label and words of the fields in which a person wrote something."""
    sent = request.form.items(multi=True)
    return [
        (name, gettext(TYPED[name]), value)
        for name, value in sent
        if name in TYPED and value.strip()
    ]


def _as_kept(code: int, title: str, error: BasisError) -> Response:
    """A page that keeps what the person typed; a stale form can be sent once more from it."""
    fields = [(name, value) for name, value in request.form.items(multi=True) if name != "token"]
    page = render_template(
        "stale.html",
        title=title,
        message=said(error),
        code=code,
        typed=_typed(),
        rest=[(name, value) for name, value in fields if not (name in TYPED and value.strip())],
        again=isinstance(error, StaleForm) and not request.files,
        action=request.path,
        back=_back(),
    )
    return make_response(page, code)


def _back() -> str:
    """The page that a form stands on."""
    document = (request.view_args or {}).get("document")
    if document:
        return url_for("articles.read", document=document)
    return url_for("bundles.index" if request.blueprint == "bundles" else "home.index")


HELP = {
    404: "The address may be mistyped, or the page may have moved. Search for it, or start at the "
    "list of what there is.",
    405: "Go back and use the buttons of the page.",
    413: "What was sent has more bytes than this page takes. Split it and try again.",
    500: "Nothing of yours was changed by this request. The program's log says what happened; "
    "please report it with the address of this page.",
}
