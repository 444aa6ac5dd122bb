"""USLM XML: titles of the United States Code as published, or single sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from lxml import etree

from app.domain.authority import Authority, AuthorityKind, Event, Key
from app.domain.document import Document, DocumentKind
from app.domain.references import fold_dashes, is_id
from app.errors import BadInput, Unsafe
from app.formats import article_record, safe_xml, signature, uslm, uslm_elements
from app.formats.source import Source
from app.importers import Imported, Options, Refused

__all__ = ["Uslm"]

_SECTION = re.compile(r"/us/usc/t([0-9]+[a-zA-Z]?)/s([^/]+)")
_RELEASE_POINT = re.compile(r"[0-9]+-[0-9]+(?:not[0-9-]+)?")
_SECOND = re.compile(r"_([0-9]+)\.xml$")
_TAGS = ("{*}section", "{*}meta")
_ROOTS = frozenset(("uscDoc", "section"))
_HEAD = 4096  # bytes in which the schema of USLM is named
_ELSEWHERE = frozenset(("section", "quotedContent", "note", "notes"))


@dataclass(frozen=True, slots=True)
class _Release:
    """What a file says of its own age."""

    created: str = ""  # a day
    point: str = ""

    def words(self) -> str:
        return f"release point {self.point}" if self.point else "a release the file does not state"


class Uslm:
    """Each section of the Code is an authority with its text; what is not in one is left."""

    name = "uslm"
    suffixes = (".xml",)
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether the first element is one of USLM's."""
        return b"/schemas/uslm/" in source.head()[:_HEAD] or signature.root(source.head()) in _ROOTS

    def read(self, source: Source, options: Options) -> Iterator[Imported | Refused]:
        """The sections in the order of the file; one that cannot be read is refused alone."""
        article_record.check_columns(options.columns)
        with source.open() as stream:
            safe_xml.check(stream, source.name, _TAGS)
        none = True
        with source.open() as stream:
            for each in _sections(stream, source.name):
                none = False
                yield each
        if none:
            raise _none(source.name)


def _none(name: str) -> BadInput:
    return BadInput(
        name=name,
        why="no section of the United States Code in USLM is in it",
        remedy="Take the XML that uscode.house.gov offers for download.",
    )


def _sections(stream: IO[bytes], name: str) -> Iterator[Imported | Refused]:
    release = _Release()
    seen: Counter[str] = Counter()
    for element in safe_xml.elements(stream, name, _TAGS):
        if uslm_elements.local(element) == "meta":
            release = _stated(element)
        elif _stands_alone(element):
            for identifier in str(element.get("identifier")).split():
                try:
                    yield _imported(element, fold_dashes(identifier), release, name, seen)
                except (BadInput, Unsafe) as error:
                    yield Refused(f"{name}: {identifier}", error)
            safe_xml.release(element)


def _stated(meta: etree._Element) -> _Release:
    """The day a file was made and its release point (``Online@119-36``)."""
    created = meta.findtext("{http://purl.org/dc/terms/}created") or ""
    point = _RELEASE_POINT.search(fold_dashes(meta.findtext("{*}docPublicationName") or ""))
    day = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", created.strip())
    return _Release(day[0] if day else "", point[0] if point else "")


def _stands_alone(section: etree._Element) -> bool:
    """Whether it is a section of the Code, and not of a law that is quoted in a note."""
    return bool(_SECTION.match(str(section.get("identifier") or ""))) and not any(
        uslm_elements.local(above) in _ELSEWHERE for above in section.iterancestors()
    )


def _imported(
    section: etree._Element, identifier: str, release: _Release, name: str, seen: Counter[str]
) -> Imported:
    reference = _reference(identifier, name, seen)
    title, number = _numbers(identifier, name)
    cited = f"{title} U.S.C. § {number}"
    if "a" in title.lower():
        cited = f"{title.lower().rstrip('a')} U.S.C. App. § {number}"
    status = str(section.get("status") or "")
    authority = Authority(
        id=reference,
        kind=AuthorityKind.SECTION,
        title=f"{cited} ({_about(section, status)}){_which(reference, identifier)}",
        as_of=release.created,
        source=f"United States Code, title {title}, section {number}, USLM XML of the Office of "
        f"the Law Revision Counsel, {release.words()} ({PurePosixPath(name).name})",
        held=_held(status, release),
        keys=(Key("usc", cited),),
        events=_events(section, status),
    )
    document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
    return Imported(document, uslm.markdown(section, reference, name), "markdown", authority)


def _numbers(identifier: str, name: str) -> tuple[str, str]:
    match = _SECTION.fullmatch(identifier)
    if match is None or not is_id(identifier):
        why = f"`{identifier}` is not the reference of a section of the Code"
        raise BadInput(name=name, why=why, remedy="Fetch it again from its publisher.")
    return match[1], match[2]


def _reference(identifier: str, name: str, seen: Counter[str]) -> str:
    """The id: of two sections that have one number, the second gets ``_2``, as its file has."""
    seen[identifier] += 1
    named = _SECOND.search(name)
    number = int(named[1]) if named else seen[identifier]
    return identifier if number == 1 else f"{identifier}_{number}"


def _which(reference: str, identifier: str) -> str:
    return f", no. {reference.rpartition('_')[2]}" if reference != identifier else ""


def _about(section: etree._Element, status: str) -> str:
    if status:
        return status
    heading = section.find("{*}heading")
    return uslm_elements.words(heading) if heading is not None else "without heading"


def _held(status: str, release: _Release) -> str:
    if status:
        return f"Its heading and notes as of {release.words()}: it is {status} and has no text."
    return f"The whole section as of {release.words()}, with its source credit and notes."


def _events(section: etree._Element, status: str) -> tuple[Event, ...]:
    """What the heading of a repealed section says: when, and by which law."""
    heading = section.find("{*}heading")
    day = heading.find(".//{*}date") if heading is not None else None
    if status != "repealed" or heading is None or day is None:
        return ()
    law = re.match(r"/us/pl/[0-9]+/[0-9]+", _first_reference(heading))
    date, words = str(day.get("date")), uslm_elements.words(heading).strip("[]")
    return (Event(date, "repealed", words, "heading of the section", law[0] if law else ""),)


def _first_reference(heading: etree._Element) -> str:
    reference = heading.find(".//{*}ref")
    return str(reference.get("href")) if reference is not None else ""
