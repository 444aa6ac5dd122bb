"""The law's own words in the starter corpus are those of the official texts.

Compared character by character, after folding dashes and white space and what the printed
source adds of its own: running heads, page marks, words broken at a line's end, typed quotes.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.domain.references import fold_dashes
from tests.corpus.authority_files import IDS, Passage, passages, read

NTPSA = "/us/scotus/noem-v-national-tps-alliance"
PAGES = {
    "/us/fr/90/13611": "fr-2025-05128-chnv-parole-termination.excerpt.txt",
    "/us/fr/90/8805": "fr-2025-02183-tps-venezuela-vacatur.excerpt.txt",
    "/us/fr/90/9040": "fr-2025-02294-tps-venezuela-termination.excerpt.txt",
    "/us/proc/10903": "proclamation-10903.from-50usc21-note.txt",
    "/us/scotus/a-a-r-p-v-trump/2025-04-19": "scotus-docket-24A1007.txt",
    "/us/scotus/ludecke-v-watkins/1948-06-21": (
        "us-335-160-ludecke-v-watkins.excerpt.txt us-335-160-ludecke-v-watkins.syllabus.txt"
    ),
    "/us/scotus/noem-v-abrego-garcia/2025-04-10": "scotus-24A949-noem-v-abrego-garcia.full.txt",
    "/us/scotus/noem-v-doe/2025-05-30": "scotus-24A1079-noem-v-doe.excerpt.txt",
    f"{NTPSA}/2025-05-19": "scotus-docket-24A1059.excerpt.txt",
    f"{NTPSA}/2025-10-03": "scotus-25A326-noem-v-ntpsa.excerpt.txt",
    "/us/scotus/trump-v-j-g-g/2025-04-07": "scotus-24A931-trump-v-jgg.excerpt.txt",
}

_SECTION = re.compile(r"/us/usc/t(?P<title>\d+)/s(?P<section>[^/]+)")
_ADDED = re.compile(
    r"\[\[Page \d+\]\]"  # Federal Register, text layout
    r"|^\f?(?:\d+ +NOEM v\. ABREGO GARCIA| *Cite as: 604 U\. S\. ____ \(2025\) +\d+)"
    r"\s+Statement of SOTOMAYOR, J\.$"  # running heads of slip
    r"|(?<= )\d TRUMP v\. J\. G\. G\. Per Curiam(?= )",  # opinions, the second within its line
    re.MULTILINE,
)
_BROKEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")

HELD = [(each, passage) for each in IDS for passage in passages(read(each)[1])]
NAMES = [f"{each}#{n}:{passage.provision}" for n, (each, passage) in enumerate(HELD)]
WITH_TEXT = sorted({each for each, _ in HELD})
MARKED = [
    (passage, n == 0 or passage.provision not in {p.provision for _, p in HELD[:n]})
    for n, (_, passage) in enumerate(HELD)
    if re.match(r"/us/usc/t(8|28|50)/", passage.provision)
]

Official = Callable[[str, str], str]


def fold(text: str) -> str:
    """``text`` with every dash as a hyphen and every run of white space as one space."""
    return " ".join(fold_dashes(text).split())


def plain(page: str) -> str:
    """A page's words as they run on: nothing that its print or its markup adds."""
    joined = _BROKEN.sub("", _ADDED.sub("", page))
    return fold(joined.replace("``", "“").replace("''", "”"))


def section_of(reference: str, provision: str) -> str:
    """The Code section that a passage belongs to."""
    found = _SECTION.match(provision) or _SECTION.match(reference)
    assert found, f"{reference} holds words of law, but no official text is named for it"
    return found[0]


@pytest.fixture(scope="session")
def official(shared: Path) -> Official:
    """The folded official text of a record's passage: a page, or a section of the Code."""
    sections = _sections(shared)

    def text(reference: str, provision: str) -> str:
        if reference in PAGES:
            pages = [shared / "pages" / name for name in PAGES[reference].split()]
            return plain("\n\n".join(page.read_text(encoding="utf-8") for page in pages))
        return sections[section_of(reference, provision)]

    return text


@cache
def _sections(shared: Path) -> Mapping[str, str]:
    wanted = {section_of(each, p.provision) for each, p in HELD if each not in PAGES}
    with gzip.open(shared / "uscode" / "sections.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines if any(f'"{each}"' in line for each in wanted))
        return {row["identifier"]: fold(row["text"]) for row in rows}


@cache
def _elements(shared: Path) -> Mapping[str, str]:
    """The words of every marked provision by its USLM identifier, without any white space."""
    wanted = {_file(passage.provision) for passage, _ in MARKED}
    found: dict[str, str] = {}
    with tarfile.open(shared / "formats" / "uslm" / "sections-t8-t28-t50.tar.xz") as packed:
        for member in packed:
            source = packed.extractfile(member) if _ending(member.name) in wanted else None
            for element in ElementTree.parse(source).iter() if source else ():
                if identifier := element.get("identifier"):
                    found[identifier] = _spaceless("".join(element.itertext()))
    return found


def _file(provision: str) -> str:
    found = _SECTION.match(provision)
    assert found
    return f"{found['title']}/{found['section']}.xml"


def _ending(name: str) -> str:
    return "/".join(name.split("/")[-2:])


def _spaceless(text: str) -> str:
    return "".join(fold_dashes(text).split())


def _out_of_order(reference: str, official: Official) -> list[str]:
    """The passages of a file that do not stand behind the one before them in their source."""
    reached: dict[str, int] = {}
    wrong: list[str] = []
    for passage in passages(read(reference)[1]):
        source = reference if reference in PAGES else section_of(reference, passage.provision)
        opening = fold(passage.text.split("…")[0])
        place = official(reference, passage.provision).find(opening, reached.get(source, 0))
        wrong += [passage.text] if place < 0 else []
        reached[source] = place + len(opening)
    return wrong


@pytest.mark.parametrize(("reference", "passage"), HELD, ids=NAMES)
def test_words_are_official(reference: str, passage: Passage, official: Official) -> None:
    text = official(reference, passage.provision)
    missing = [part for part in map(fold, passage.text.split("…")) if part not in text]
    assert not missing


@pytest.mark.parametrize("reference", WITH_TEXT)
def test_words_stand_in_the_official_order(reference: str, official: Official) -> None:
    assert _out_of_order(reference, official) == []


@pytest.mark.parametrize(
    ("passage", "opens"), MARKED, ids=lambda each: getattr(each, "provision", "")
)
def test_marker_names_the_provision(passage: Passage, opens: bool, shared: Path) -> None:
    element = _elements(shared)[passage.provision]
    words = _spaceless(passage.text)
    assert element.startswith(words) if opens else words in element


@pytest.mark.parametrize("reference", WITH_TEXT)
def test_every_text_has_an_official_source(reference: str) -> None:
    for passage in passages(read(reference)[1]):
        assert reference in PAGES or section_of(reference, passage.provision)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("in El Sal-\nvador  where", "in El Salvador where"),
        ("the MS–13 gang", "the MS-13 gang"),
        ("country\n\n[[Page 9041]]\n\nconditions", "country conditions"),
        ("(``DHS'') is", "(“DHS”) is"),
        (
            "stay\n2                 NOEM v. ABREGO GARCIA\n\n   Statement of SOTOMAYOR, J.\n\nand",
            "stay and",
        ),
    ],
)
def test_a_page_reads_on_where_its_print_breaks_off(page: str, words: str) -> None:
    assert plain(page) == words


@pytest.mark.parametrize(
    "slip", ["a  declared war.", "a declared war", "a Declared war.", "a declared War."]
)
def test_only_dashes_and_space_are_folded(slip: str) -> None:
    assert (fold(slip) == "a declared war.") == (slip == "a  declared war.")
