"""The page of a bundle lights exactly what the library's reader lit: each note on the same words.

The page is opened from disk and may ask for nothing else.  Both pages are read as a browser shows
them: which code points of which block stand in a mark of which note, and whether a reader sees it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.annotation import Annotation, Link, LinkStatus, Stance
from app.domain.document import Document, DocumentKind, Version
from app.domain.mention import Form
from app.domain.noted_text import NotedText, noted_texts
from app.formats.bundle import Opened, extract
from app.importers import Imported
from app.services import annotate, bundle, decide
from app.services.add import add
from app.services.annotate import Body, Passage
from app.services.bundle import Audience, options_for
from app.services.collect import collect
from app.services.pick import pick
from app.store import documents
from app.store.library import Library
from tests.browser.chromium import Chrome, addresses_asked, chrome, complaints, needed, violations
from tests.browser.conftest import serve
from tests.browser.worked_in import ADA, GRACE, worked_in

pytestmark = needed
HARD = Document("hard", DocumentKind.ARTICLE, "Hard to light", published="2025-06-01")
SOURCE = """# A *heading* 🛫 with marks

One two *three* **four [five](https://example.org) six** seven.[^1] A caf\u00e9, x\u0304, §\u00a012.

- first item
- second item

  in two paragraphs

> quoted words

| a | b |
|---|---|
| row c | d |

![a picture](map.png) The last 移民 words.

[^1]: The words of a footnote.
"""
ACT = "/us/act/1798-07-06/ch66"
# The words of each passage, and how the law that it leads to was decided; None without law.
PASSAGES: tuple[tuple[str, LinkStatus | None], ...] = (
    ("heading 🛫", LinkStatus.ACCEPTED),
    ("two three four", None),
    ("three four five six seven", LinkStatus.ACCEPTED),
    ("four five", LinkStatus.REJECTED),
    ("five", LinkStatus.PROPOSED),
    ("x\u0304", None),
    ("§ 12.\nfirst item\nsecond", LinkStatus.ACCEPTED),
    ("in two paragraphs", LinkStatus.REJECTED),
    ("quoted words\na\nb", None),
    ("row c", LinkStatus.ACCEPTED),
    ("The last 移民 words.", None),
    ("words of a foot", LinkStatus.PROPOSED),
)
# Each piece of the text: block, from and to in code points, its words, the marks over it, and
# whether it is lit as a reader sees it.
PIECES = """
const [root, ended] = arguments;
const seen = (mark) => {
  const style = getComputedStyle(mark);
  const clear = /^rgba\\(.*, 0\\)$|^transparent$/.test(style.backgroundColor);
  const line = style.textDecorationLine !== "none" || style.borderBottomStyle !== "none";
  return mark.getClientRects().length > 0 && (!clear || line);
};
const found = [];
for (const block of document.querySelectorAll(`${root} [data-block]`)) {
  const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.parentElement.closest("[data-noanno]")) continue;
    const mark = node.parentElement.closest("mark[data-marks]");
    const points = Array.from(node.data).length;
    const keys = mark ? mark.dataset.marks.split(" ") : [];
    const lit = mark ? seen(mark) : false;
    found.push([Number(block.dataset.block), at, at + points, node.data, keys, lit]);
    at += points;
  }
}
return found;
"""


@dataclass(frozen=True)
class Piece:
    """Some words of a block, in code points of it, with the ids of the marks over them."""

    block: int
    start: int
    end: int
    words: str
    keys: tuple[str, ...]
    lit: bool


@dataclass(frozen=True)
class Lived:
    """A library that is served, the texts of its articles, and its bundle unpacked from the zip."""

    address: str
    texts: tuple[NotedText, ...]
    page: Path


def hard(library: Library) -> None:
    """An article whose passages cross what HTML has, in every state that a link can have."""
    add(library, Imported(HARD, SOURCE, "markdown"), ADA)
    version = documents.current(library.db, HARD.id)
    assert version
    made = [_annotated(library, version, words, status) for words, status in PASSAGES]
    annotate.reply(library, made[0].id, Body("Is it so?"), GRACE)
    annotate.extend(library, made[1].id, _passage(version, "second item"), ADA)
    annotate.annotate(library, _passage(version, "two three four"), Body("The same words."), GRACE)
    decide.reject(library, _passage(version, "first"), ACT, GRACE)
    whole = replace(made[1], id="urn:uuid:00000000-0000-4000-8000-000000000001", anchors=())
    with library.writing():
        annotate.keep(library, replace(whole, revision=1, note="Of all."), "annotated", ADA)


def _annotated(
    library: Library, version: Version, words: str, status: LinkStatus | None
) -> Annotation:
    links = (Link(ACT, Form.NAMED, Stance.DISCUSSES, status),) if status else ()
    return annotate.annotate(library, _passage(version, words), Body("Said.", (), links), ADA)


def _passage(version: Version, words: str) -> Passage:
    start = version.text.index(words)
    return Passage(version.document, version.hash, start, start + len(words), words)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    folder = tmp_path_factory.mktemp("lit")
    worked_in(folder / "home")
    library = Library(folder / "home")
    hard(library)
    chosen, options = pick(library), options_for(Audience.ARCHIVE)
    with collect(library, chosen, options) as collected:
        found = (text for each in collected.articles for text in noted_texts(collected, each))
        texts = tuple(text for text in found if text.is_current and text.version.text)
    made = bundle.create(library, chosen, folder / "b.zip", options)
    library.close()
    with Opened(made.path) as opened:
        extract(opened, folder / "opened")
    for served in serve(folder / "home", folder / "no-starter"):
        yield Lived(served.address, texts, folder / "opened" / "data" / "index.html")


@pytest.fixture(scope="module", params=[True, False], ids=["scripts", "no scripts"])
def driver(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Chrome]:
    driver = chrome(tmp_path_factory.mktemp("chromium"), scripts=request.param)
    yield driver
    driver.quit()


def pieces(driver: Chrome, root: str) -> list[Piece]:
    found: list[list[Any]] = driver.execute_script(PIECES, root)
    return [Piece(b, s, e, words, tuple(keys), lit) for b, s, e, words, keys, lit in found]


def from_disk(driver: Chrome, page: Path) -> None:
    """Open a page with the network switched off; it asks for itself and nothing else."""
    off = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", off)
    addresses_asked(driver)  # and what was said of pages before, is forgotten
    complaints(driver)
    driver.get(page.as_uri())
    assert addresses_asked(driver) == {page.as_uri()}
    assert complaints(driver) == []


def test_every_note_is_lit_in_the_bundle_as_in_the_library(driver: Chrome, lived: Lived) -> None:
    assert len(lived.texts) >= 12
    readers = {}
    for text in lived.texts:
        driver.get(f"{lived.address}/articles/{text.article.document.id}")
        proposed = driver.execute_script(
            "return Array.from(document.querySelectorAll('li.card[data-state=proposed]'))"
            ".filter((card) => card.querySelector('[name=accept]')).map((card) => card.id)"
        )
        every = pieces(driver, "[data-text]")
        readers[text.name] = [_without(piece, set(proposed)) for piece in every]
    from_disk(driver, lived.page)
    lit = 0
    for text in lived.texts:
        name = text.article.document.id
        page, reader = pieces(driver, f"article[id='{name}']"), readers[text.name]
        assert said(page) == said(reader) == expected_words(text.version)
        assert points(page) == points(reader) == expected_points(text), name
        assert by_note(page, text) == expected(text), name
        spans = Counter(span for each in by_note(page, text).values() for span in each)
        assert spans == Counter(of_keys(reader)), name
        lit += len(spans)
    assert lit > 200


def _without(piece: Piece, keys: set[str]) -> Piece:
    """A piece without the marks of proposals, which nobody decided and no bundle has."""
    left = tuple(key for key in piece.keys if key not in keys)
    return replace(piece, keys=left, lit=piece.lit and bool(left))


def said(found: list[Piece]) -> dict[int, str]:
    """The words of each block."""
    words: dict[int, str] = {}
    for piece in found:
        words[piece.block] = words.get(piece.block, "") + piece.words
    return {block: each for block, each in words.items() if each}


def expected_words(version: Version) -> dict[int, str]:
    blocks = version.rendering.blocks
    return {n: version.text[b.start : b.end] for n, b in enumerate(blocks) if b.end > b.start}


def points(found: list[Piece]) -> set[tuple[int, int]]:
    """Every code point that is lit, by block."""
    return {(p.block, at) for p in found if p.lit for at in range(p.start, p.end)}


Span = tuple[int, int, int]


def joined(spans: list[Span]) -> list[Span]:
    """Spans of a block that touch are one."""
    found: list[Span] = []
    for block, start, end in sorted(spans):
        if found and found[-1][0] == block and found[-1][2] == start:
            found[-1] = (block, found[-1][1], end)
        elif end > start:
            found.append((block, start, end))
    return found


def by_key(found: list[Piece]) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for piece in found:
        for key in piece.keys:
            spans.setdefault(key, []).append((piece.block, piece.start, piece.end))
    return {key: joined(each) for key, each in spans.items()}


def of_keys(reader: list[Piece]) -> list[Span]:
    """The spans of every mark of the reader; answers have none of their own there."""
    return [span for spans in by_key(reader).values() for span in spans]


def by_note(page: list[Piece], text: NotedText) -> dict[int, list[Span]]:
    """The spans of each note that the reader has a mark for, by the note's number in the page."""
    spans, name = by_key(page), text.article.document.id
    return {n: spans.get(f"{name}.n{n}", []) for n in expected(text)}


def _shows(note: Any) -> bool:
    """Whether the reader marks it: no answer, and not what was only rejected."""
    statuses = {link.status for link in note.annotation.links}
    return not note.answered and note.anchor.placed and statuses != {LinkStatus.REJECTED}


def expected(text: NotedText) -> dict[int, list[Span]]:
    """Where each note stands by the library's own offsets."""
    found: dict[int, list[Span]] = {}
    for note in text.notes:
        if _shows(note):
            spans = [
                (
                    n,
                    max(b.start, note.anchor.start) - b.start,
                    min(b.end, note.anchor.end) - b.start,
                )
                for n, b in enumerate(text.version.rendering.blocks)
                if b.start < note.anchor.end and note.anchor.start < b.end
            ]
            found[note.number] = joined(spans)
    return found


def expected_points(text: NotedText) -> set[tuple[int, int]]:
    spans = (span for each in expected(text).values() for span in each)
    return {(block, at) for block, start, end in spans for at in range(start, end)}


def test_axe_finds_nothing_in_the_whole_page(tmp_path: Path, lived: Lived) -> None:
    driver = chrome(tmp_path)
    driver.set_script_timeout(180)  # the page has every article of the library
    from_disk(driver, lived.page)
    assert violations(driver) == []
    driver.quit()
