"""Bundles: choose articles, see what would leave, download it; verify one and take it in."""

from __future__ import annotations

import mimetypes
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from flask import Blueprint, Response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.domain.references import slug
from app.errors import BadBundle, BadInput, NotFound
from app.services import bundle
from app.services.export import titles
from app.services.issue import issue, issue_export, issued
from app.services.open_bundle import Opening, open_bundle
from app.services.overview import overview
from app.services.pick import ALL, Wanted, offer, pick
from app.web import fields
from app.web.context import g
from app.web.making import PATIENCE, Progress, Thing, makings
from app.web.wording import gettext

blueprint = Blueprint("bundles", __name__, url_prefix="/bundles")
BUNDLE = "bundle"
LARGEST = 512 * 1024 * 1024  # bytes of a bundle that is sent here


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Choose articles among those that fit what is asked of them, or a bundle to verify."""
    names = (field.name for field in dataclass_fields(Wanted))
    wanted = Wanted(**{name: request.args.get(name, "").strip() for name in names})
    chosen = request.args.getlist("article")
    fitting = [] if wanted == ALL else pick(g.library, wanted)
    return render_template(
        "bundles.html",
        articles=[
            article
            for article in overview(g.library).articles
            if wanted == ALL or article.document.id in {*fitting, *chosen}
        ],
        chosen={*fitting, *chosen},
        wanted=wanted,
        filtered=wanted != ALL,
        offer=offer(g.library),
    )


@blueprint.get("/preview")
def preview() -> ResponseReturnValue:
    """What would leave the library, and what stays."""
    chosen = request.args.getlist("article")
    seen = bundle.preview(g.library, chosen, _options(request.args))
    formats = {BUNDLE: gettext("Bundle: everything, and it can be verified (zip)")}
    formats |= {name: gettext(title) for name, title in titles().items()}
    return render_template("preview.html", seen=seen, asked=request.args, formats=formats)


@blueprint.post("")
def create() -> ResponseReturnValue:
    """The bundle, on a page with its digest; or the same in one format, as a download.

    What takes longer is made meanwhile, and a page tells how far it is.
    """
    options = _options(request.form)
    chosen = request.form.getlist("article")
    form = request.form.get("format", BUNDLE)
    title = slug(options.title or "".join(chosen[:1]))[:60] or "bundle"
    library = g.library

    def make(tell: Progress) -> Thing:
        if form == BUNDLE:
            made = issue(library, chosen, options, tell)
            return Thing(made.path, title, made.digest)
        exported = issue_export(library, chosen, form, options, tell)
        return Thing(exported.path, f"basis-{title}-{exported.name}")

    begun = makings().begin(library, make)
    if not begun.is_done(PATIENCE):
        return redirect(url_for(".making", token=begun.token), 303)
    thing = begun.thing()
    return _to_bundle(thing) if thing.digest else _sent(thing.path.open("rb"), thing.name)


@blueprint.get("/making/<token>")
def making(token: str) -> ResponseReturnValue:
    """How far a bundle or an export is; where it is, once it is made."""
    found = makings().get(token)
    thing = found.thing() if found.is_done() else None
    if thing and thing.digest:
        return _to_bundle(thing)
    percent = 100 * found.done // max(1, found.total)
    return render_template("making.html", making=found, ready=thing, percent=percent)


@blueprint.get("/making/<token>/file")
def fetch(token: str) -> ResponseReturnValue:
    """An export that was made.  Raises ``NotFound`` where it is not, or no longer."""
    found = makings().get(token)
    thing = found.thing() if found.is_done() else None
    if thing is None or not thing.path.is_file():
        raise NotFound(kind="export that waits to be downloaded", id=token[:64])
    return _sent(thing.path.open("rb"), thing.name)


def _to_bundle(thing: Thing) -> Response:
    return redirect(url_for(".ready", digest=thing.digest, name=thing.name), 303)  # type: ignore[return-value]


@blueprint.get("/issued/<digest>")
def ready(digest: str) -> ResponseReturnValue:
    """A bundle that was made: its digest, to be given to whoever gets it, and the way to it."""
    size = issued(g.library, digest).stat().st_size
    name = request.args.get("name", "")
    return render_template("issued.html", digest=digest, size=size, name=name)


@blueprint.get("/issued/<digest>.zip")
def download(digest: str) -> ResponseReturnValue:
    """The bundle itself."""
    name = slug(request.args.get("name", ""))[:60] or "bundle"
    return _sent(issued(g.library, digest).open("rb"), f"basis-{name}-{digest[:12]}.zip")


def _sent(file: BinaryIO, name: str) -> Response:
    size = file.seek(0, 2)
    file.seek(0)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = send_file(file, kind, as_attachment=True, download_name=name)
    response.content_length = size
    return response


@blueprint.post("/verify")
def verify() -> ResponseReturnValue:
    """Whether an uploaded bundle is what was issued; taken into this library if that is asked."""
    sent = request.files.get("bundle")
    if sent is None or not sent.filename:
        raise BadInput(name="This form", why="no file was chosen", remedy="Choose a bundle.")
    digest = fields.text("digest").strip() or None
    name = Path(sent.filename.replace("\\", "/")).name[:120]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.zip"
        sent.save(path)
        report, opening = _checked(path, name, digest)
    page = render_template("verified.html", name=name, report=report, opening=opening)
    return Response(page, 200 if report.ok else 422)


def _checked(path: Path, name: str, digest: str | None) -> tuple[bundle.Report, Opening | None]:
    try:
        report = bundle.verify(path, digest)
        if not (report.ok and fields.text("do") == "open"):
            return report, None
        return report, open_bundle(g.library, path, g.settings.name, digest)
    except BadBundle as error:  # it is known here by the name it was sent under
        raise BadBundle(**error.fields | {"name": name}) from error


def _options(asked: MultiDict[str, str]) -> bundle.Options:
    """What the audience may see, and what was ticked beyond it."""
    audience = asked.get("audience", bundle.Audience.PUBLIC, type=bundle.Audience)
    usual = bundle.options_for(audience, asked.get("title", "").strip()[:200])
    return replace(
        usual,
        include_private=usual.include_private or "private" in asked,
        include_rejections=usual.include_rejections or "rejections" in asked,
        include_projects=usual.include_projects or "projects" in asked,
    )
