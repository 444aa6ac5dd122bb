"""The table of authorities: what a set of articles relies on, in the order of United States briefs.

Cases come first, then the Constitution, statutes and other authorities, with where each is relied
on (Supreme Court Rule 24.1(c) asks for such a table; the groups here are ours).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.domain.annotation import LinkStatus
from app.domain.authority import Authority, AuthorityKind
from app.domain.bibliography import Reference, reference
from app.domain.bundle import Bundle, Loaded, Passage
from app.domain.citation_form import citation as citation_of
from app.domain.citation_form import stub
from app.domain.dates import first_day
from app.domain.mention import Form
from app.domain.references import is_within
from app.domain.status import UNKNOWN, status
from app.domain.table_form import PASSIM, Group, TableForm

OBLIQUE = frozenset({Form.DESCRIBED, Form.BACK})


_GROUPS = {
    AuthorityKind.CASE: Group.CASES,
    AuthorityKind.RULING: Group.CASES,
    AuthorityKind.CONSTITUTION: Group.CONSTITUTION,
    AuthorityKind.ACT: Group.STATUTES,
    AuthorityKind.SECTION: Group.STATUTES,
    AuthorityKind.BILL: Group.STATUTES,
    AuthorityKind.REGULATION: Group.REGULATIONS,
    AuthorityKind.NOTICE: Group.REGULATIONS,
    AuthorityKind.ORDER: Group.EXECUTIVE,
    AuthorityKind.PROCLAMATION: Group.EXECUTIVE,
    AuthorityKind.TREATY: Group.FOREIGN,
}
# For references to what the library does not hold: the kind follows from the path.


@dataclass(frozen=True, slots=True)
class Place:
    """Where an authority is relied on: the words of a passage and its number, from 1, in the text.

    ``annotation``, ``version`` and ``note``, the number of the note there, say which passage it is;
    ``earlier`` is the number of the version where readers see another.  The text is not kept, so
    that a row of many thousand places stays small.
    """

    article: str
    title: str
    published: str
    annotation: str
    version: str
    earlier: int | None
    note: int
    words: str
    form: Form
    number: int
    pinpoint: str


@dataclass(frozen=True, slots=True)
class Row:
    """One authority with its citation, its status in words, and where it is relied on.

    ``explicit`` passages cite, name or quote it; ``oblique`` ones describe it or refer back.  They
    may be read from a disk whenever they are asked for.
    """

    authority: Authority
    citation: str
    status: str
    explicit: Collection[Place]
    oblique: Collection[Place]


Column = Mapping[str, Collection[Place]]  # by the id of the record


def table_of_authorities(bundle: Bundle) -> dict[Group, Sequence[Row]]:
    """The accepted links of a bundle by group and authority; groups without any are left out.

    The rows are made as they are asked for: go through them one by one.
    """
    explicit, oblique = bundle.derived(_columns)
    records = sorted((record_of(bundle, each) for each in {*explicit, *oblique}), key=order)
    grouped = {g: [one.id for one in records if group(one) is g] for g in bundle.form.order}
    return {g: Loaded(ids, partial(_row, bundle)) for g, ids in grouped.items() if ids}


def row_of(bundle: Bundle, authority: Authority) -> Row | None:
    """The row of an authority, or None where nothing relies on it."""
    relied = any(authority.id in column for column in bundle.derived(_columns))
    return _row(bundle, authority.id) if relied else None


def where(places: Iterable[Place], form: TableForm, passim: bool = True) -> str:
    """Where an authority is relied on, in words: article by article, each number once.

    ``Night shift, ¶ 1, 2 on (d)(5)(A)``; with ``passim`` that word stands for the numbers of an
    article that has more than ``PASSIM``.
    """
    articles: dict[str, dict[str, dict[int, None]]] = {}
    titles: dict[str, str] = {}
    for place in places:
        titles[place.article] = place.title
        pinpoints = articles.setdefault(place.article, {})
        pinpoints.setdefault(place.pinpoint, {})[place.number] = None
    return "; ".join(
        f"{titles[article]}, {_numbers(pinpoints, form, passim)}"
        for article, pinpoints in articles.items()
    )


def _numbers(pinpoints: dict[str, dict[int, None]], form: TableForm, passim: bool) -> str:
    if passim and len({n for numbers in pinpoints.values() for n in numbers}) > PASSIM:
        return "passim"
    return ", ".join(
        f"{form.sign}\u00a0{', '.join(map(str, numbers))}" + (f" on {pinpoint}" if pinpoint else "")
        for pinpoint, numbers in pinpoints.items()
    )


def references(bundle: Bundle) -> Iterator[tuple[Reference, Row]]:
    """The parts of the citation of every authority that is relied on, in the table's order."""
    for rows in table_of_authorities(bundle).values():
        for row in rows:
            yield reference_of(bundle, row.authority), row


def reference_of(bundle: Bundle, authority: Authority) -> Reference:
    """The parts of an authority's citation, with those of the case that a ruling was made in."""
    ruling = authority.kind is AuthorityKind.RULING
    return reference(authority, bundle.table.authorities.get(authority.part_of) if ruling else None)


def record_of(bundle: Bundle, target: str) -> Authority:
    """The record behind a link; for one that the library does not hold, a stub of that id."""
    return bundle.table.record_of(target) or stub(target)


def group(authority: Authority) -> Group:
    """Which part of the table an authority stands in."""
    return _GROUPS[authority.kind] if is_within(authority.id, "/us") else Group.FOREIGN


def order(authority: Authority) -> tuple[str, list[tuple[int, str]]]:
    """Where in its group it stands: cases and orders by title, codified law by its numbers."""
    natural = [(int(n or 0), w) for n, w in re.findall(r"(\d+)|(\D+)", authority.id)]
    by_title = group(authority) in (Group.CASES, Group.EXECUTIVE, Group.FOREIGN)
    return (authority.title.casefold() if by_title else "", natural)


def citation(bundle: Bundle, authority: Authority) -> str:
    """How the field cites an authority: its keys.

    For a ruling without any, those of its case, and said to be so: a case can have several
    dockets, of which the ruling belongs to one.
    """
    case = bundle.table.authorities.get(authority.part_of)
    keys = authority.keys or (case.keys if case else ())
    words = ", ".join(dict.fromkeys(key.value for key in keys))
    return f"case: {words}" if words and not authority.keys else words


def status_words(authority: Authority, as_of: str) -> str:
    """The status on ``as_of``; after the newest source read, the last known one and its date."""
    if authority.stub:
        return f"{UNKNOWN}: this library holds no record of it"
    found = status(authority, as_of)
    last_read = first_day(authority.as_of) if authority.as_of else as_of
    last = status(authority, min(as_of, last_read))
    if found.word == UNKNOWN and last.word != UNKNOWN:
        return f"{last.word} as of {authority.as_of}; unknown since"
    return f"{found.word} as of {as_of}" if found.word != UNKNOWN else f"unknown: {found.reason}"


def status_on(authority: Authority, day: str) -> str:
    """Its status on a whole day in a word, or nothing where that is not known."""
    word = status(authority, day).word if len(day) == 10 else UNKNOWN
    return "" if word == UNKNOWN else word


def pinpoint(target: str, record: Authority) -> str:
    """What a link says beyond its record: ``(d)(5)(A)`` of a section; nothing for the whole."""
    if target == record.id:
        return ""
    return (citation_of(target) or target).removeprefix(citation_of(record.id) or record.id)


def _columns(bundle: Bundle) -> tuple[Column, Column]:
    """Where each record is explicitly relied on, and where obliquely; in reading order."""
    return bundle.group(_places(bundle, oblique=False)), bundle.group(_places(bundle, oblique=True))


def _places(bundle: Bundle, *, oblique: bool) -> Iterator[tuple[str, Place]]:
    for passage in bundle.passages():
        link = passage.link
        if link.status is LinkStatus.ACCEPTED and (link.form in OBLIQUE) is oblique:
            record = record_of(bundle, link.target)
            yield record.id, _place(passage, record, bundle.form)


def _place(passage: Passage, record: Authority, form: TableForm) -> Place:
    document, version = passage.article.document, passage.version
    anchor, link = passage.anchor, passage.link
    return Place(
        article=document.id,
        title=document.title,
        published=document.published,
        annotation=passage.annotation.id,
        version=anchor.version,
        earlier=version.number if version.hash != passage.article.current else None,
        note=passage.number,
        words=anchor.exact,
        form=link.form,
        number=form.number(version, anchor),
        pinpoint=pinpoint(link.target, record),
    )


def _row(bundle: Bundle, reference: str) -> Row:
    record = record_of(bundle, reference)
    explicit, oblique = bundle.derived(_columns)
    return Row(
        authority=record,
        citation=citation(bundle, record),
        status=status_words(record, bundle.as_of),
        explicit=explicit.get(reference, ()),
        oblique=oblique.get(reference, ()),
    )
