"""The catalogue of every message, as a translator gets it: ``make strings`` writes it.

It is gathered from the templates, from calls of ``gettext`` and ``many`` in ``app/web``, from the
tables of labels, from the docstrings of errors and from the strings of the scripts.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po
from jinja2 import Environment, nodes
from jinja2.ext import babel_extract

from app import errors
from app.query.reference import OPERATORS
from app.services.agree import NOTHING
from app.services.export import titles
from app.web import errors as answers
from app.web import redline
from app.web.search import language, page
from app.web.wording import SCRIPT, TABLES, script_messages
from tests.conftest import ROOT

WEB = ROOT / "app" / "web"
TEMPLATES = WEB / "templates"
CATALOGUE = WEB / "messages.pot"
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "_": None}
HEADER = """\
# Every message of Basis, for translators.  Written by "make strings": do not edit.
msgid ""
msgstr ""
"Project-Id-Version: Basis\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


class Said(NamedTuple):
    """A message, or its forms for one and for more, and the file that says it."""

    forms: str | tuple[str, str]
    file: str


def catalogue() -> bytes:
    """The catalogue as a PO template, in the order of the files."""
    found = Catalog(locale=None, charset="utf-8")
    for said in messages():
        if said.forms:
            found.add(said.forms, locations=[(said.file, 1)])
    out = BytesIO()
    write_po(out, found, width=100, omit_header=True, sort_by_file=True, include_lineno=False)
    return HEADER.encode() + out.getvalue()


def messages() -> Iterator[Said]:
    """Every message, as often as it is said."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        yield from _of(path, [*_of_template(path), *_counted_in_template(path)])
    for path in sorted(WEB.rglob("*.py")):
        yield from _of(path, [*_called(path), *_counted_in_python(path)])
    yield from _of(SCRIPT, script_messages())
    yield from _of(WEB / "labels.py", _words_of(TABLES))
    answered = [answers.HTTP_TITLES, answers.TYPED, answers.HELP]
    yield from _of(WEB / "errors.py", _words_of([*answered, [row[2] for row in answers.STATUS]]))
    yield from _of(WEB / "search/page.py", _words_of([page.TITLES]))
    yield from _of(WEB / "search/language.py", _words_of([language.NEAR]))
    yield from _of(ROOT / "app/query/reference.py", [each.finds for each in OPERATORS])
    yield from _of(WEB / "redline.py", _words_of([redline.OUTCOMES]))
    yield from _of(ROOT / "app/services/agree.py", [NOTHING])
    yield from _of(ROOT / "app/exporters/__init__.py", titles().values())
    yield from _of(ROOT / "app/errors.py", _errors())


def _of(path: Path, forms: Iterable[str | tuple[str, str]]) -> Iterator[Said]:
    file = path.relative_to(ROOT).as_posix()
    return (Said(each, file) for each in forms)


def _of_template(path: Path) -> Iterator[str | tuple[str, str]]:
    options = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}
    with path.open("rb") as source:
        for _, function, forms, _ in babel_extract(source, tuple(KEYWORDS), [], options):
            yield _forms(function, forms)


def _called(path: Path) -> Iterator[str | tuple[str, str]]:
    with path.open("rb") as source:
        for _, forms, _, _ in extract("python", source, KEYWORDS):
            yield forms if isinstance(forms, str) else (forms[0], forms[1])


def _forms(function: str, forms: str | tuple[str | None, ...] | None) -> str | tuple[str, str]:
    if isinstance(forms, str):
        return forms
    assert forms, f"{function} is called with what is no constant"
    one, more, *_ = [*forms, None]
    return (str(one), str(more)) if function == "ngettext" else str(one)


def _counted_in_template(path: Path) -> Iterator[tuple[str, str]]:
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text("utf-8"))
    for found in tree.find_all(nodes.Filter):
        if found.name == "many":
            yield counted(*(each.as_const() for each in found.args))


def _counted_in_python(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "many":
            yield counted(*(ast.literal_eval(each) for each in node.args[1:]))


def counted(one: str, more: str = "") -> tuple[str, str]:
    """The forms that the filter ``many`` asks for."""
    return f"%(num)s {one}", f"%(num)s {more or one + 's'}"


def _words_of(table: object) -> Iterator[str]:
    """The strings of a table, without its keys."""
    if isinstance(table, str):
        yield table
    elif hasattr(table, "values"):
        for each in table.values():
            yield from _words_of(each)
    elif isinstance(table, (list, tuple)):
        for each in table:
            yield from _words_of(each)


def _errors() -> Iterator[str]:
    kinds = [each for each in vars(errors).values() if isinstance(each, type)]
    return (each.wording() for each in kinds if issubclass(each, errors.BasisError))


if __name__ == "__main__":
    CATALOGUE.write_bytes(catalogue())
    print(f"{CATALOGUE.relative_to(ROOT)}: {catalogue().count(b'msgid ') - 1} messages")
