"""PDF files: paragraphs, heads, notes, slip opinions, and what is refused of them."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from app.errors import BadInput, BasisError, Unsafe
from app.formats import pdf as pdf_format
from app.formats.source import Source
from app.importers import Imported, Left, Options
from app.importers.pdf import PdfFile
from app.services.add import render
from app.services.keep import with_provisions
from tests.importers.pdf_writer import Line, assembled, pdf

FULL = "words that fill the measure of the page so that the lines end"
# In Times at 12 points FULL is about 300 points wide: lines of it are flush.


def read(data: bytes, name: str = "paper.pdf") -> list[Imported | Left]:
    return list(PdfFile().read(Source.holding(name, data), Options()))


def article(data: bytes) -> Imported:
    (found,) = [each for each in read(data) if isinstance(each, Imported)]
    return found


def lines(first: float, *texts: str, left: float = 100, size: float = 12) -> list[Line]:
    return [(left, first - 14 * n, size, text) for n, text in enumerate(texts)]


def page(number: int, *body: Line) -> list[Line]:
    return [(100, 760, 9, "The Gazette of Tests"), (300, 30, 9, str(number)), *body]


PAGES = [
    page(
        1,
        (100, 720, 20, "A headline in large print"),
        *lines(690, f"First {FULL}", f"second {FULL}", f"third {FULL} detain-"),
        *lines(640, "1 The words of a note.", size=8),
    ),
    page(
        2,
        *lines(720, f"ees and more {FULL}", "and its end."),
        *lines(692, f"Another {FULL}", left=112),
        *lines(678, f"goes on {FULL}"),
    ),
    page(3, *lines(720, "The detainees are the same word without a break.")),
]


def test_an_article_has_paragraphs_across_pages() -> None:
    found = article(pdf(PAGES))
    assert found.document.title == "A headline in large print"
    assert [each for each in found.source.split("\n\n") if "Gazette" in each] == []
    assert f"third {FULL} detainees and more {FULL} and its end." in found.source
    assert "\n\nAnother words" in found.source


def test_a_hyphen_stays_where_the_word_has_one_elsewhere() -> None:
    body = lines(700, f"{FULL} and self-", f"help {FULL}", f"of self-help {FULL}", "end.")
    assert "and self-help words" in article(pdf([body])).source
    capital = lines(700, f"{FULL} the Mid-", f"Atlantic {FULL}", f"{FULL} here", "end.")
    assert "Mid-Atlantic" in article(pdf([capital])).source


def test_a_scan_is_refused_with_advice() -> None:
    with pytest.raises(BadInput, match=r"scan.pdf cannot be read: it is a scan: 2 of.*OCRmyPDF"):
        read(pdf([[], []], pictures=True), "scan.pdf")


def test_single_pages_without_text_are_told() -> None:
    body = lines(700, f"One {FULL}", f"two {FULL}")
    other = lines(700, f"Three {FULL}", f"four {FULL}")
    found = read(pdf([body, [], other], pictures=True))
    assert [each.what for each in found if isinstance(each, Left)] == [
        "3 pictures",
        "1 pages that are pictures without text",
    ]


LOOP = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9999999 >>",
    b"<< >>",
]
FORM_LOOP = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R"
    b" /Resources << /XObject << /X 5 0 R >> >> >>",
    b"<< /Length 5 >>\nstream\n/X Do\nendstream",
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 11"
    b" /Resources << /XObject << /X 5 0 R >> >> >>\nstream\n/X Do /X Do\nendstream",
    b"<< >>",
]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7 and nothing of one",
        pdf(PAGES)[:400],
        assembled(LOOP),
        assembled(FORM_LOOP),
        pdf([[]]),
    ],
)
def test_what_is_no_readable_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(BasisError, match=r"paper\.pdf (is refused|cannot be read): .*") as raised:
        read(data)
    assert str(raised.value).endswith((".", ")."))


def test_a_reader_that_loops_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_format, "SECONDS", 0.01)
    with pytest.raises(Unsafe, match="within the time and memory"):
        read(pdf(PAGES))


def slip_head(number: int, part: str) -> list[Line]:
    if number % 2:
        return [
            (244, 669, 10.8, f"Cite as: 999 U. S. ____ (2031) {number}"),
            (263, 645, 10.8, part),
        ]
    return [(156, 669, 10.8, f"{number} GREEN v. DE LA CRUZ"), (263, 645, 10.8, part)]


def opening(part: str) -> list[Line]:
    return [
        *slip_head(1, part),
        (156, 576, 16, "SUPREME COURT OF THE UNITED STATES"),
        (280, 550, 11, "No. 30–17"),
        (263, 460, 11, "[March 3, 2031]"),
    ]


SLIP = [
    [
        *opening("Opinion of the Court"),
        *lines(440, f"The first {FULL}", f"line {FULL} of it ends on the next"),
    ],
    [
        *slip_head(2, "Opinion of the Court"),
        *lines(620, f"page {FULL}", f"and stops. {FULL}", "It is so ordered."),
    ],
    [*opening("ROE, J., dissenting"), *lines(440, f"I see it {FULL}", f"so {FULL}")],
    [*slip_head(2, "ROE, J., dissenting"), *lines(620, f"otherwise {FULL}", "I dissent.")],
]


def test_a_slip_opinion_is_a_case_and_its_ruling() -> None:
    case, ruling = [each.authority for each in read(pdf(SLIP)) if isinstance(each, Imported)]
    assert case is not None
    assert ruling is not None
    assert (case.id, case.title) == ("/us/scotus/green-v-de-la-cruz", "Green v. De La Cruz")
    assert [key.value for key in case.keys] == ["No. 30-17"]
    assert (ruling.id, ruling.part_of) == (f"{case.id}/2031-03-03", case.id)


def test_the_pages_of_a_slip_opinion_are_pinpoints() -> None:
    ruling = read(pdf(SLIP))[1]
    assert isinstance(ruling, Imported)
    assert ruling.authority is not None
    rendering = render(ruling)
    found = with_provisions(ruling.authority, rendering, ruling.pages).provisions
    pages = {each.id.removeprefix(ruling.authority.id): each for each in found}
    assert list(pages) == ["/p1", "/p2", "/roe-j-dissenting/p1", "/roe-j-dissenting/p2"]
    second = pages["/p2"]
    assert rendering.text[second.start : second.end].startswith("page words")
    assert rendering.text[second.start : second.end].endswith("It is so ordered.")
    assert "Cite as" not in rendering.text
    assert "GREEN v." not in rendering.text


REAL = {
    "Hemi_Group_LLC_v_City_of_New_York.pdf": (33, 2),
    "Michigan_v_Bay_Mills_Indian_Community.pdf": (56, 22),
}


@pytest.mark.shared
@pytest.mark.parametrize(("name", "pages", "notes"), [(n, *v) for n, v in REAL.items()])
def test_real_slip_opinions(shared: Path, name: str, pages: int, notes: int) -> None:
    path = shared / "formats" / "pdf" / name
    ruling = list(PdfFile().read(Source.of(path), Options()))[1]
    assert isinstance(ruling, Imported)
    assert ruling.authority is not None
    rendering = render(ruling)
    found = with_provisions(ruling.authority, rendering, ruling.pages).provisions
    assert len([each for each in found if "page" in each.heading.lower()]) == pages
    assert len(re.findall(r"^\[\^\d+\]: ", ruling.source, re.MULTILINE)) == notes
    text = letters(rendering.text)
    assert [line for line in printed(path) if letters(line) not in text] == []


def printed(path: Path) -> list[str]:
    """The lines of the pages as the library gives them in one go, without the two heads of each."""
    document = pypdfium2.PdfDocument(path)
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    return [line for page in pages for line in _lines(page)[2:]]


def _lines(page: str) -> list[str]:
    return [line for line in page.splitlines() if any(map(str.isalnum, line))]


def letters(text: str) -> str:
    """The letters of a text, without digits: the marks of notes are no part of ours."""
    return "".join(filter(str.isalpha, text))
