"""From the words a person typed to one authority; where several fit, the page asks back."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.domain.authority import Authority
from app.domain.references import is_id
from app.errors import NotFound
from app.services.look_up import meant
from app.services.read import find_authority
from app.web import fields
from app.web.context import g

SHOWN = 12


class AskBack(Exception):
    """The words fit several authorities, or none: a page shows them with the form kept."""

    def __init__(
        self, name: str, words: str, found: list[tuple[str, Authority]], *, needed: bool = False
    ) -> None:
        super().__init__(words)
        self.name, self.words, self.found, self.needed = name, words, found, needed

    def page(self, back: str) -> ResponseReturnValue:
        """Which one did you mean: the rest of the form goes along unseen."""
        kept = [
            (field, value)
            for field, value in request.form.items(multi=True)
            if field not in {"token", self.name}
        ]
        return render_template(
            "choose.html",
            field=self.name,
            words=self.words,
            found=self.found,
            kept=kept,
            note=request.form.get("note", "").strip(),
            needed=self.needed,
            action=request.path,
            back=back,
        ), 422 if not self.found else 200


def target(name: str, *, needed: bool = False) -> str:
    """The id of the authority or provision that a field names, by id or by words; may be empty.

    Raises ``AskBack`` unless the words lead to exactly one.
    """
    words = (fields.needed(name) if needed else fields.text(name)).strip()
    if not words or _is_known(words):
        return words
    found = meant(g.library, words, SHOWN)
    if len(found) == 1:
        return found[0][0]
    raise AskBack(name, words, found, needed=needed)


def _is_known(words: str) -> bool:
    if not is_id(words):
        return False
    try:
        find_authority(g.library, words)
    except NotFound:
        return False
    return True
