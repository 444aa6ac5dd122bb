"""Cite: what a citation, docket, name or id leads to."""

from __future__ import annotations

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Signal, Target
from app.domain.references import is_id
from app.plugins import load_one
from app.services.recognise import EXPLICIT
from app.services.resolve import resolve
from app.text.reading import reading_of_text


def cite(text: str, table: AuthorityTable) -> list[Mention]:
    """The explicit references in ``text`` in reading order, each with the id it leads to.

    A text that is an id, or a key exactly as a record has it, leads there as a whole.  One that
    leads to several records, or to none, has no ``chosen``; ``evidence.missing`` says why.
    """
    whole = text.strip()
    if is_id(whole):
        return [_whole(text, whole, [whole])]
    reading = reading_of_text(text)
    found = [m for name in EXPLICIT for m in load_one("recognisers", name).find(reading, table)]
    if not found and table.by_key(whole):
        return [_whole(text, whole, table.by_key(whole))]
    return resolve(found, reading, table)


def _whole(text: str, whole: str, ids: list[str]) -> Mention:
    start = text.index(whole)
    missing = "" if len(ids) == 1 else "which of the records with this key"
    evidence = Evidence("cite", (Signal("key", whole, 1.0),), None, missing)
    targets = tuple(Target(each, 1.0) for each in ids)
    chosen = None if missing else ids[0]
    return Mention(start, start + len(whole), whole, Form.CITED, targets, chosen, evidence)
