"""Bring in: files sent from a browser, and what was taken of each, what was not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from app.domain.annotation import AnchorState
from app.errors import BadInput
from app.formats.source import Source
from app.importers import Left, Options, Refused
from app.services.add import Added
from app.services.add_files import Brought, Opened, Result, Run
from app.services.bring_in import Report
from app.services.rest_on import Relied
from app.web import fields
from app.web.context import g
from app.web.wording import gettext

blueprint = Blueprint("bring_in", __name__, url_prefix="/bring-in")
LARGEST = 512 * 1024 * 1024  # bytes of the files that are sent at once
_WAITING = (AnchorState.CHECK, AnchorState.ORPHAN)
SHOWN = 50  # documents of one file that are listed


@dataclass(slots=True)
class Account:
    """What became of one source: how it was read, what was added, what was left or refused.

    ``relied`` are provisions with passages on them whose authority has a new text;
    ``annotations`` were taken, ``waiting`` is how many of their passages are not found for sure.
    """

    name: str
    format: str = ""
    by_content: bool = False
    added: list[Added] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    relied: list[Relied] = field(default_factory=list)
    annotations: int = 0
    waiting: int = 0
    refused: list[Refused] = field(default_factory=list)

    @property
    def changes(self) -> list[tuple[str, int]]:
        """How many documents became what, the most frequent first."""
        return Counter(each.change for each in self.added).most_common()


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Choose files, or paste a text."""
    return render_template("bring_in.html", accounts=None, dry=False, shown=SHOWN)


@blueprint.post("")
def take() -> ResponseReturnValue:
    """The files taken in, or looked at only, with an account of each."""
    dry = fields.text("do") == "look"
    run = Run(g.library, g.settings.name, Options(_columns(fields.text("columns"))), dry=dry)
    with TemporaryDirectory(prefix="basis-") as folder:
        sources = list(_sources(Path(folder)))
        if not sources:
            remedy = "Choose one or more, or paste a text."
            raise BadInput(name="This form", why="no file was chosen", remedy=remedy)
        accounts = [account(source.name, run.add(source)) for source in sources]
    page = render_template("bring_in.html", accounts=accounts, dry=dry, shown=SHOWN)
    return Response(page, 422 if all(_nothing(each) for each in accounts) else 200)


def account(name: str, results: Iterable[Result]) -> Account:
    """The results of one source that was sent, those of an archive's files together."""
    found = Account(name)
    formats: dict[str, bool] = {}
    for result in results:
        match result:
            case Opened():
                formats[result.format] = formats.get(result.format, False) or result.by_content
            case Added():
                found.added.append(result)
                found.relied += result.relied
            case Brought():
                _count(found, result.report)
            case Left():
                found.left.append(result.what)
            case Refused():
                found.refused.append(result)
    found.format, found.by_content = ", ".join(formats), any(formats.values())
    return found


def _count(account: Account, report: Report) -> None:
    account.annotations += len(report.taken) + report.found
    account.waiting += sum(state in _WAITING for state in report.states)
    account.refused += report.refused


def _nothing(account: Account) -> bool:
    return bool(account.refused) and not (account.added or account.annotations)


def _sources(folder: Path) -> Iterator[Source]:
    """What was sent: each file under the name that its sender knows it by, and a pasted text."""
    for number, sent in enumerate(request.files.getlist("files")):
        if sent.filename:
            yield _kept(sent, folder / str(number))
    pasted = request.form.get("pasted", "").replace("\r\n", "\n")
    if pasted.strip():
        title = fields.text("title").strip() or gettext("Pasted text")
        yield Source.holding(f"{title[:120].replace('/', '-')}.md", pasted.encode("utf-8"))


def _kept(sent: FileStorage, path: Path) -> Source:
    sent.save(path)
    name = Path(str(sent.filename).replace("\\", "/")).name[:120]
    return Source(name, lambda: path.open("rb"), path.stat().st_size)


def _columns(text: str) -> dict[str, str]:
    """The mapping of a table's columns, a ``field = column`` a line."""
    found = {}
    for line in filter(str.strip, text.split("\n")):
        ours, equals, theirs = (part.strip() for part in line.partition("="))
        if not (ours and equals and theirs):
            why = f"`{line.strip()}` is no field with its column"
            raise BadInput(name="The mapping", why=why, remedy="Write a line as title = headline.")
        found[ours] = theirs
    return found
