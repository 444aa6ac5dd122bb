"""Every importer, given its own format damaged anywhere: it answers, or refuses by name.

``BASIS_FUZZ`` says how many damaged files each importer is given (25 unless set).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import plugins
from app.errors import BasisError
from app.formats.source import Source
from app.importers import NAMES, Imported, Importer, Noted, Options
from app.services.add import render
from app.services.keep import with_provisions
from tests.importers.pdf_writer import pdf
from tests.importers.test_courtlistener import cluster, opinion
from tests.importers.test_epub import packed
from tests.importers.test_pdf import SLIP
from tests.importers.test_slip_text import PAGES
from tests.importers.test_web_archives import ANSWERS, mhtml, warc
from tests.importers.word_writer import paragraph, word_file

CASES = Path(__file__).parents[1] / "cases" / "importers"
MANY = int(os.environ.get("BASIS_FUZZ", "25"))
SLOW = {"pdf": 5}  # a program of its own a file


def case(name: str) -> Callable[[], bytes]:
    return lambda: next(CASES.glob(name)).read_bytes()


WHOLE: dict[str, Callable[[], bytes]] = {
    "pdf": lambda: pdf(SLIP),
    "docx": lambda: word_file(paragraph("Words", "Heading1") + paragraph("More."), note="A note."),
    "epub": packed,
    "uslm_law": case("uslm_law/law.xml"),
    "uslm": case("uslm/title.xml"),
    "ecfr": case("ecfr/*.xml"),
    "courtlistener": lambda: json.dumps([cluster(), opinion()]).encode(),
    "courtlistener_bulk": case("courtlistener_bulk/opinions-*.csv"),
    "cap": case("cap/*.json"),
    "federal_register": case("federal_register/*.json"),
    "govinfo": case("govinfo/*.txt"),
    "w3c": case("w3c/*.jsonld"),
    "hypothesis": case("hypothesis/*.json"),
    "zotero": case("zotero/better-bibtex.json"),
    "zotero_rdf": case("zotero_rdf/*.rdf"),
    "csl": case("csl/*.json"),
    "slip_text": lambda: "\f".join(PAGES).encode(),
    "docket_page": case("docket_page/*.txt"),
    "warc": lambda: warc(*ANSWERS),
    "web_archive": mhtml,
    "html": case("html/page.html"),
    "jsonl": case("jsonl/mixed.jsonl"),
    "csv": lambda: b"title,text\nOne,Words.\nTwo,More.\n",
    "markdown": lambda: b"---\ntitle: A title\n---\n# Head\n\nWords[^1].\n\n[^1]: A note.\n",
    "text": lambda: b"Words.\n\nMore words.\n",
}


def test_every_importer_is_tried() -> None:
    assert set(WHOLE) == set(NAMES)


@cache
def whole(name: str) -> bytes:
    return WHOLE[name]()


@st.composite
def damaged(draw: st.DrawFn, name: str) -> bytes:
    """The file with some of it cut out, doubled, or other bytes in its place."""
    data = whole(name)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(start + 200, len(data))))
        noise = draw(
            st.binary(max_size=12) | st.sampled_from([b"\0", b"<!--", b'"', b"((", b"\xff"])
        )
        middle = draw(st.sampled_from([b"", data[start:end] * 2, noise]))
        data = data[:start] + middle + data[end:]
    return data


@pytest.mark.parametrize("name", NAMES)
def test_damage_is_answered_or_refused(name: str) -> None:
    importer: Any = plugins.load("importers")[name]
    whole(name)  # made before Hypothesis looks: a message has a boundary drawn by chance

    @settings(max_examples=SLOW.get(name, MANY), suppress_health_check=list(HealthCheck))
    @given(damaged(name))
    def tried(data: bytes) -> None:
        read_all(importer, Source.holding("damaged", data))

    tried()


def read_all(importer: Importer, source: Source) -> None:
    importer.recognises(source)
    try:
        for found in importer.read(source, Options()):
            if isinstance(found, Imported):
                rendering = render(found)
                if found.authority:
                    with_provisions(found.authority, rendering, found.pages)
            elif isinstance(found, Noted):
                found.read(str)
    except BasisError as error:
        named = str(error)
    else:
        named = "damaged"
    assert "damaged" in named
