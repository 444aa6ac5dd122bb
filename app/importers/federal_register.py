"""The Federal Register's API (version 1): documents by their record, with the abstract for text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority import Authority, AuthorityKind, Event, Key
from app.domain.dates import is_date
from app.domain.document import Document, DocumentKind
from app.domain.references import executive_order, federal_register, is_id, proclamation, slug
from app.errors import BadInput
from app.formats import article_record, json_file, signature
from app.formats.json_file import Object
from app.formats.markdown_writer import Writer
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused

__all__ = ["FederalRegister"]

_CITATION = re.compile(r"([0-9]+) FR ([0-9]+)")
_KINDS = {
    "Rule": AuthorityKind.REGULATION,
    "Proposed Rule": AuthorityKind.NOTICE,
    "Notice": AuthorityKind.NOTICE,
    "Presidential Document": AuthorityKind.ORDER,
}
_EVENTS = (
    ("signing_date", "signed", "Signed."),
    ("publication_date", "published", "Published in the Federal Register."),
    ("effective_on", "effective", "Stated to take effect."),
)


class FederalRegister:
    """Each document is an authority; addresses, counts and topics of the API are left."""

    name = "federal register"
    suffixes = (".json", ".jsonl", ".jsonc")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether the fields that the API gives of every document are there."""
        return signature.keys(source.head(), "document_number", "citation", "html_url")

    def read(self, source: Source, options: Options) -> Iterator[Imported | Left | Refused]:
        """The documents in the order of the file.

        Of two that begin on one page, the second has its document number in its id.
        """
        article_record.check_columns(options.columns)
        seen: dict[str, str] = {}
        for name, row in json_file.objects(source):
            if isinstance(row, BadInput):
                yield Refused(name, row)
                continue
            try:
                yield _document(row, name, seen)
            except BadInput as error:
                yield Refused(name, error)


def _document(row: Object, name: str, seen: dict[str, str]) -> Imported:
    number = json_file.text(row, "document_number")
    reference, kind, keys = _identified(row, name)
    if seen.setdefault(reference, number) != number:
        reference = f"{reference}_{slug(number)}"
    day = json_file.text(row, "publication_date")
    read = f"Federal Register API, document {number}, {json_file.text(row, 'html_url')}"
    title = " ".join(json_file.text(row, "title").split())
    citation = _CITATION.search(json_file.text(row, "citation"))
    authority = Authority(
        id=reference,
        kind=kind,
        title=f"{title or number}"
        + (f" ({citation[1]} Fed. Reg. {citation[2]})" if citation else ""),
        as_of=day if is_date(day) else "",
        source=read,
        held="The abstract, action and dates of the API's record; the text is not in this copy.",
        keys=keys,
        events=tuple(_events(row, read)),
    )
    document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
    return Imported(document, _text(row, title), "markdown", authority, partial=True)


def _identified(row: Object, name: str) -> tuple[str, AuthorityKind, tuple[Key, ...]]:
    """The id, the kind and the keys: an order and a proclamation by number, others by page."""
    citation = _CITATION.fullmatch(json_file.text(row, "citation"))
    number = json_file.text(row, "document_number")
    order = json_file.text(row, "executive_order_number")
    proclaimed = json_file.text(row, "proclamation_number")
    kind = _KINDS.get(json_file.text(row, "type"), AuthorityKind.NOTICE)
    keys = [Key("frdoc", number)] if number else []
    if citation:
        keys.insert(0, Key("fr", f"{citation[1]} Fed. Reg. {citation[2]}"))
    if order.isdigit():
        keys.append(Key("eo", f"Exec. Order No. {int(order):,}"))
        return executive_order(order), AuthorityKind.ORDER, tuple(keys)
    if proclaimed.isdigit():
        keys.append(Key("proc", f"Proclamation No. {proclaimed}"))
        return proclamation(proclaimed), AuthorityKind.PROCLAMATION, tuple(keys)
    reference = federal_register(citation[1], citation[2]) if citation else ""
    if not (citation and number and is_id(reference)):
        why, remedy = "it has no citation or no number", "Ask the API for both fields."
        raise BadInput(name=name, why=why, remedy=remedy)
    return reference, kind, tuple(keys)


def _events(row: Object, source: str) -> Iterator[Event]:
    for field, kind, text in _EVENTS:
        day = json_file.text(row, field)
        if is_date(day):
            yield Event(day, kind, text, source)


def _text(row: Object, title: str) -> str:
    """What the record says of the document, in the order in which the Register prints it."""
    writer = Writer()
    writer.add(title)
    writer.close(1)
    agencies = row.get("agency_names")
    names = "; ".join(map(str, agencies)) if isinstance(agencies, list) else ""
    for head, words in (
        ("Agency", names),
        ("Action", json_file.text(row, "action")),
        ("Summary", json_file.text(row, "abstract")),
        ("Dates", json_file.text(row, "dates")),
    ):
        if words:
            writer.add(f"{head}: {words}")
            writer.close()
    return writer.source()
