"""Protection from other sites in the same browser, and from pages that carry code.

Three locks, each sufficient against most attacks: the Host header must name this server (DNS
rebinding), an unsafe request must come from this server's own pages (``Origin`` and
``Sec-Fetch-Site``), and every form carries a token bound to the session's cookie.  The
Content-Security-Policy allows no inline code and no inline style.
"""

from __future__ import annotations

import secrets

from flask import Flask, Response, current_app, request, session
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from app.errors import ForeignRequest, StaleForm
from app.settings import Settings
from app.web.secret import key_of

SAFE = {"GET", "HEAD", "OPTIONS"}
# What another site can send without the browser asking us first (Fetch, "CORS-safelisted").
UNASKED = {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"}
FORM_LIFE = 7 * 24 * 3600  # seconds
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def protect(app: Flask, settings: Settings) -> None:
    """Put the three locks before every request and the headers behind every response."""
    app.config.update(
        SECRET_KEY=key_of(settings.home),
        SESSION_COOKIE_NAME=f"basis-{settings.port}",  # cookies are shared by a host's ports
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        HOSTS=_hosts(settings),
    )
    app.before_request(_refuse_foreign)
    app.before_request(_refuse_stale)
    app.after_request(_add_headers)
    app.jinja_env.globals["form_token"] = form_token


def form_token() -> str:
    """A token for the forms of this session, good for a week."""
    if "id" not in session:
        session["id"] = secrets.token_urlsafe(16)
    return _signer().dumps(session["id"])


def _hosts(settings: Settings) -> frozenset[str]:
    names = (*LOOPBACK, settings.host)
    bare = names if settings.port == 80 else ()
    return frozenset([*bare, *(f"{name}:{settings.port}" for name in names)])


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="form")


def _refuse_foreign() -> None:
    host = request.headers.get("Host", "").lower()
    if host not in current_app.config["HOSTS"]:
        raise ForeignRequest(why=f"the address {host or '(none)'} is not this server's")
    if request.method in SAFE:
        return
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{host}":
        raise ForeignRequest(why=f"it comes from {origin}")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise ForeignRequest(why="it comes from another site")


def _refuse_stale() -> None:
    if request.method != "POST" or request.mimetype not in UNASKED:
        return  # a browser asks first before it sends any other, and we never allow it
    if request.routing_exception is not None:
        return  # nothing is done with it
    token = request.form.get("token", "")
    if not token:
        raise StaleForm(why="it carries no token of this session")
    try:
        owner = _signer().loads(token, max_age=FORM_LIFE)
    except SignatureExpired:
        raise StaleForm(why="it was opened more than a week ago") from None
    except BadSignature:
        raise StaleForm(why="its token is not of this library") from None
    if owner != session.get("id"):
        raise StaleForm(why="a new session has begun since it was opened")


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if not response.cache_control.max_age:
        response.headers.setdefault("Cache-Control", "no-cache")
    return response
