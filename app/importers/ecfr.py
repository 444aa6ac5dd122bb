"""eCFR XML: sections of the Code of Federal Regulations, from a title or a part of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from app.domain.authority import Authority, AuthorityKind, Key
from app.domain.document import Document, DocumentKind
from app.domain.references import cfr, fold_dashes, is_id
from app.errors import BadInput
from app.formats import article_record, ecfr_section, safe_xml, signature
from app.formats.ecfr_section import words
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused

__all__ = ["Ecfr"]

_TAGS = ("DIV8", "DIV9", "AUTH", "AMDDATE")
_ROOT = re.compile(r"ECFR|DIV[1-9]|DLPSTEXTCLASS")
_TITLE = re.compile(r"/title-([0-9]+)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TITLE_IN_NAME = re.compile(r"title-?([0-9]{1,2})\b")
_RESERVED = re.compile(r"\[\s*Reserved\s*\]", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+[a-z]?\.[0-9]+[0-9A-Za-z-]*")


@dataclass(slots=True)
class _Around:
    """What stands before a section and is said of it too."""

    day: str
    part: str = ""
    authority: str = ""


class Ecfr:
    """Each section is an authority; appendices and reserved numbers are left."""

    name = "ecfr"
    suffixes = (".xml",)
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether the first element is one of the eCFR's divisions."""
        return _ROOT.fullmatch(signature.root(source.head())) is not None

    def read(self, source: Source, options: Options) -> Iterator[Imported | Left | Refused]:
        """The sections in the order of the file."""
        article_record.check_columns(options.columns)
        with source.open() as stream:
            safe_xml.check(stream, source.name, _TAGS)
        found = left = 0
        with source.open() as stream:
            for each in _sections(stream, source):
                found += not isinstance(each, Left)
                left += isinstance(each, Left)
                if not isinstance(each, Left):
                    yield each
        if left:
            yield Left(source.name, f"{left} appendices and reserved numbers")
        if not (found or left):
            raise BadInput(
                name=source.name,
                why="no section of the Code of Federal Regulations is in it",
                remedy="Take the XML that ecfr.gov offers for a title, a part or a section.",
            )


def _sections(stream: object, source: Source) -> Iterator[Imported | Left | Refused]:
    named = _DAY.search(source.file_name)
    around = _Around(named[0] if named else "")
    for element in safe_xml.elements(stream, source.name, _TAGS):  # type: ignore[arg-type]
        kind = str(element.tag)
        if kind == "AMDDATE":
            around.day = around.day or _day(words(element))
        elif kind == "AUTH":
            around.part, around.authority = _part(element), words(element.find("PSPACE"))
        else:
            try:
                yield _section(element, around, source) if kind == "DIV8" else _left(element)
            except BadInput as error:
                yield Refused(f"{source.name}: {words(element.find('HEAD'))[:80]}", error)
            safe_xml.release(element)


def _section(section: etree._Element, around: _Around, source: Source) -> Imported | Left:
    head, number = words(section.find("HEAD")), fold_dashes(str(section.get("N") or ""))
    number = number.removeprefix("§").strip()
    if _RESERVED.search(head):
        return _left(section)
    title = _title(section, source)
    reference = cfr(title, number)
    if not (_NUMBER.fullmatch(number) and is_id(reference)):
        why = f"`{number}` is no number of a section"
        raise BadInput(name=source.name, why=why, remedy="Fetch it again from ecfr.gov.")
    cited = f"{title} C.F.R. § {number}"
    day = around.day or "a day that the file does not state"
    authority = Authority(
        id=reference,
        kind=AuthorityKind.REGULATION,
        title=f"{cited} ({_about(head, number)})",
        as_of=around.day,
        source=f"eCFR, title {title}, section {number}, XML as of {day} ({source.file_name})",
        held=f"The whole section as of {day}, with its source credit and notes.",
        keys=(Key("cfr", cited),),
    )
    law = around.authority if around.part == _part(section) else ""
    text = ecfr_section.markdown(section, reference, law)
    document = Document(reference, DocumentKind.AUTHORITY, authority.title)
    return Imported(document, text, "markdown", authority)


def _left(element: etree._Element) -> Left:
    return Left(words(element.find("HEAD")), "an appendix or a reserved number")


def _about(head: str, number: str) -> str:
    """The heading without the number before it and the stop behind it."""
    return re.sub(rf"^§+\s*{re.escape(number)}\s*", "", fold_dashes(head)).rstrip(". ") or "—"


def _title(section: etree._Element, source: Source) -> str:
    """The number of the title, from the divisions around a section, or the file's name."""
    for each in (section, *section.iterancestors()):
        if each.get("TYPE") == "TITLE" and each.get("N"):
            return str(each.get("N"))
        found = _TITLE.search(str(each.get("hierarchy_metadata") or ""))
        if found:
            return found[1]
    named = _TITLE_IN_NAME.search(source.file_name)
    if not named:
        why = "it does not say of which title it is"
        remedy = "Name the file after its title, as ecfr.gov does (title-8-part-244.xml)."
        raise BadInput(name=source.name, why=why, remedy=remedy)
    return named[1]


def _part(element: etree._Element) -> str:
    above = (each for each in element.iterancestors() if each.get("TYPE") == "PART")
    part = next(above, None)
    return str(part.get("N")) if part is not None else ""


def _day(text: str) -> str:
    for form in ("%B %d, %Y", "%b. %d, %Y", "%b %d, %Y"):
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return ""
