"""USLM XML of the Government Publishing Office: a public law, a bill or a resolution a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from app.domain.authority import Authority, AuthorityKind, Event, Key
from app.domain.document import Document, DocumentKind
from app.domain.references import public_law
from app.errors import BadInput
from app.formats import article_record, safe_xml, signature, uslm_law
from app.formats.source import Source
from app.formats.uslm_elements import local, words
from app.importers import Imported, Options, Page

__all__ = ["UslmLaw"]

_ROOTS = ("pLaw", "bill", "resolution")
_NAMESPACE = "{http://schemas.gpo.gov/xml/uslm}"
_STAT = re.compile(r"[0-9]+ Stat\. [0-9]+")
_APPROVED = re.compile(r"Approved\s+([A-Z][a-z]+ [0-9]{1,2}, [0-9]{4})")
# As the types of measures are abbreviated in ids: Bills, House and Senate, and three resolutions.
_MEASURES = {
    "housebill": ("hr", "H.R."),
    "senatebill": ("s", "S."),
    "housejointresolution": ("hjres", "H.J. Res."),
    "senatejointresolution": ("sjres", "S.J. Res."),
    "houseconcurrentresolution": ("hconres", "H. Con. Res."),
    "senateconcurrentresolution": ("sconres", "S. Con. Res."),
    "houseresolution": ("hres", "H. Res."),
    "housesimpleresolution": ("hres", "H. Res."),
    "senateresolution": ("sres", "S. Res."),
    "senatesimpleresolution": ("sres", "S. Res."),
}


class UslmLaw:
    """One authority a file, its provisions down to the last, and its pages in the Statutes."""

    name = "USLM public law or bill"
    suffixes = (".xml",)
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether the first element is one of a law or measure, in the schema of that office."""
        head = source.head()
        return signature.root(head) in _ROOTS and b"schemas.gpo.gov/xml/uslm" in head

    def read(self, source: Source, options: Options) -> Iterator[Imported]:
        """The one law or measure of the file."""
        article_record.check_columns(options.columns)
        tags = [f"{_NAMESPACE}{root}" for root in _ROOTS]
        with source.open() as stream:
            for root in safe_xml.elements(stream, source.name, tags):
                if root.getparent() is None:
                    yield _imported(root, source.name)
                    return
        raise _not_one(source.name, "there is no law and no measure in it")


def _imported(root: etree._Element, name: str) -> Imported:
    if root.find("{*}main") is None:
        raise _not_one(name, "it has no text")
    authority = _law(root, name) if local(root) == "pLaw" else _measure(root, name)
    law = uslm_law.read(root, authority.id, name)
    pages = tuple(Page(page, before) for _, page, before in law.pages)
    document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
    return Imported(document, law.markdown, "markdown", authority, pages)


def _law(root: etree._Element, name: str) -> Authority:
    congress, number = _numbers(root, name)
    public = (root.findtext("{*}meta/{*}publicPrivate") or "").strip() != "private"
    if not public:
        raise _not_one(name, "it is a private law, for which there is no id")
    cited = f"Pub. L. {congress}-{number}"
    source = f"{cited}, USLM XML of the Government Publishing Office ({name})"
    stated = _APPROVED.search(" ".join(map(words, root.iter("{*}actionDescription"))))
    day = datetime.strptime(stated[1], "%B %d, %Y").date().isoformat() if stated else ""
    return Authority(
        id=public_law(congress, number),
        kind=AuthorityKind.ACT,
        title=_titled(cited, root),
        as_of=day,
        source=source,
        held="The law as enacted, with the notes in its margins and its history; not as amended.",
        keys=(
            Key("pl", cited),
            *(Key("stat", each) for each in uslm_law.citations(root) if _STAT.fullmatch(each)),
        ),
        events=(Event(day, "enacted", "The law was approved.", source),) if day else (),
    )


def _measure(root: etree._Element, name: str) -> Authority:
    congress, number = _numbers(root, name)
    kind = re.sub(r"[^a-z]", "", (root.findtext("{*}meta/{*}type") or "").lower())
    if kind not in _MEASURES:
        raise _not_one(name, "it does not say what measure of which chamber it is")
    step, written = _MEASURES[kind]
    stage = " ".join((root.findtext("{*}meta/{*}docStage") or "").split())
    return Authority(
        id=f"/us/bill/{congress}/{step}/{number}",
        kind=AuthorityKind.BILL,
        title=_titled(f"{written} {number}, {_congress(congress)}", root),
        as_of=_day(root),
        source=f"{written} {number} ({_congress(congress)}), USLM XML of the Government Publishing"
        f" Office ({name})",
        held=f"The measure as it stood ({stage or 'at a stage that the file does not state'}); it"
        " is no law.",
    )


def _congress(number: str) -> str:
    """``116th Congress``, ``121st``, ``122d``: as The Bluebook (rule 13) counts them."""
    ending = {"1": "st", "2": "d", "3": "d"}.get(number[-1], "th")
    return f"{number}{'th' if number[-2:-1] == '1' else ending} Congress"


def _titled(cited: str, root: etree._Element) -> str:
    title = uslm_law.title_of(root)
    return f"{cited} ({title})" if title else cited


def _day(root: etree._Element) -> str:
    """The last day that the preface states of what was done."""
    days = [str(each.get("date") or "") for each in root.iterfind("{*}preface//{*}date")]
    return max((day for day in days if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)), default="")


def _numbers(root: etree._Element, name: str) -> tuple[str, str]:
    """The Congress, and the number of the law or measure in it."""
    found = [(root.findtext(f"{{*}}meta/{{*}}{tag}") or "") for tag in ("congress", "docNumber")]
    congress, number = (each.strip() for each in found)
    if not (congress.isdigit() and number.isdigit()):
        raise _not_one(name, "it does not state its Congress and its number")
    return congress, number


def _not_one(name: str, why: str) -> BadInput:
    return BadInput(name=name, why=why, remedy="Take the USLM XML that govinfo.gov offers.")
