"""The one page: everything in it, nothing from outside, every link leads somewhere."""

from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import html

from app.domain.annotation import Annotation, LinkStatus, Stance
from app.domain.bundle import Article, Bundle
from app.domain.document import Document, Version
from app.domain.mention import Form
from app.exporters.table_of_authorities import TableOfAuthorities
from app.exporters.viewer import Viewer
from tests.bundles import ROOT, article, bundle, law, link, note, version

TEMPLATES = ROOT / "app" / "exporters" / "templates"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>"


def page(of: Bundle) -> html.HtmlElement:
    (file,) = Viewer().files(of)
    return html.document_fromstring(file.content.decode())


def made(source: str, notes: list[tuple[str, str]], targets: tuple[str, ...] = ()) -> Bundle:
    """One article with a note on each of some words, and the laws of the corpus."""
    text = version("one", source)
    found = [note(text, words, link(target) if target else None) for words, target in notes]
    record = replace(article().document, id="one", title="One")
    return Bundle("B", "2025-06-03", (_article(record, text, found),), tuple(map(law, targets)))


def _article(record: Document, text: Version, found: list[Annotation]) -> Article:
    return Article(record, (text,), text.hash, tuple(found))


def test_every_note_marks_its_words_and_leads_to_the_law() -> None:
    tree, of = page(bundle()), bundle()
    for number, annotation in enumerate(of.articles[0].annotations, 1):
        key = f"night-shift.n{number}"
        segments = tree.xpath(f"//mark[@data-marks='{key}']")
        assert "".join(m.text for m in segments) == annotation.anchors[0].exact
        assert [m.get("id") for m in segments][:1] == [f"m-{key}"]
        (card,) = tree.xpath(f"//*[@id='{key}']")
        assert annotation.note in card.text_content()
        assert annotation.creator in card.text_content()
        (lead,) = card.xpath(".//p[contains(@class, 'link')]/a/@href")
        assert tree.xpath(f"//*[@id='{lead[1:]}']")


def test_every_link_within_leads_somewhere_and_no_id_stands_twice() -> None:
    text = "A[^1] B[^2].\n\n[^1]: One\n\n[^2]: Two\n"
    first, second = made(text, [("A", "")]), made(text + "\nC", [("B", "/us/x/y")])
    other = replace(second.articles[0].document, id="two")
    pair = (first.articles[0], replace(second.articles[0], document=other))
    for of in (bundle(), replace(first, articles=pair)):
        tree = page(of)
        ids = Counter(tree.xpath("//@id"))
        assert [name for name, count in ids.items() if count > 1] == []
        hrefs = [href for href in tree.xpath("//@href") if href.startswith("#")]
        assert [href for href in hrefs if href[1:] not in ids] == []


def test_what_people_wrote_stays_text() -> None:
    of = bundle()
    changed = [
        replace(n, note=EVIL, creator=EVIL, tags=(EVIL,)) for n in of.articles[0].annotations
    ]
    record = replace(
        of.articles[0].document, title=EVIL, author=EVIL, summary=EVIL, outlet=EVIL, url=EVIL
    )
    laws = tuple(
        replace(
            one,
            authority=replace(one.authority, title=EVIL, digest=EVIL, source=EVIL, held=EVIL),
        )
        for one in of.laws
    )
    evil = replace(of.articles[0], document=record, annotations=tuple(changed))
    tree = page(Bundle(EVIL, "2025-06-03", (evil,), laws))
    assert tree.xpath("//img | //@onerror") == []
    assert_only_our_script(tree)
    assert tree.xpath("string(//h1)") == EVIL
    assert len(tree.xpath("//p[@class='words']")) == len(changed)


def test_nothing_is_loaded() -> None:
    of = made("![a map](map.png) ![far](https://example.org/a.png) word", [("word", "")])
    tree = page(of)
    assert tree.xpath("//link | //img | //iframe | //@src") == []
    assert "a map" in tree.text_content()
    assert_only_our_script(tree)
    assert "@import" not in tree.xpath("string(//style)")
    assert "url(" not in tree.xpath("string(//style)")


def assert_only_our_script(tree: html.HtmlElement) -> None:
    """The one script that the page allows to run is the one that stands in it."""
    (script,) = tree.xpath("//script/text()")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    begin = "default-src 'none'; style-src 'unsafe-inline'"
    assert policy == f"{begin}; script-src 'sha256-{digest}'"
    assert script == (TEMPLATES / "viewer.js").read_text("utf-8")
    for banned in ("fetch(", "XMLHttpRequest", "import(", "innerHTML", "eval(", "://"):
        assert banned not in script


def test_a_format_by_itself_leads_to_no_file_beside_it() -> None:
    for exporter in (Viewer(), TableOfAuthorities()):
        for alone in (True, False):
            found = list(exporter.files(replace(bundle(), alone=alone)))
            pages = b"".join(file.content for file in found if file.path.endswith(".html"))
            elements = html.document_fromstring(pages.decode()).iter()
            hrefs = [href for element in elements if (href := element.get("href"))]
            beside = [href for href in hrefs if not href.startswith(("#", "http"))]
            assert bool(beside) is not alone


def test_a_stance_is_said_where_it_is_not_the_usual_one() -> None:
    text = version("one", "The order.")
    usual = link("/us/scotus/noem-v-doe", Form.NAMED)
    for stance, said in ((Stance.DISPUTES, ["(disputes it)"]), (Stance.CITES_FOR_INFORMATION, [])):
        found = note(text, "order", replace(usual, stance=stance))
        record = replace(article().document, id="one")
        tree = page(Bundle("B", "2025-06-03", (_article(record, text, [found]),), ()))
        assert tree.xpath("//span[@class='stance']/text()") == said


def test_a_passage_within_a_link_gets_its_number_after_the_link() -> None:
    tree = page(made("See [the order of May](https://example.org/x) now.", [("order", "")]))
    assert tree.xpath("//a//a") == []
    (number,) = tree.xpath("//a[@class='to-note']")
    assert number.getprevious().get("href") == "https://example.org/x"


def test_passages_that_overlap_both_have_numbers() -> None:
    tree = page(made("One two *three* four.", [("One two three", ""), ("two three four", "")]))
    assert tree.xpath("//a[@class='to-note']/@href") == ["#one.n1", "#one.n2"]


def test_a_link_jumps_to_the_provision_where_its_text_is_here() -> None:
    act = "/us/act/1798-07-06/ch66"
    tree = page(made("Section 21.", [("Section 21", "/us/usc/t50/s21")], (act,)))
    (lead,) = tree.xpath("//p[contains(@class, 'link')]/a/@href")
    (place,) = tree.xpath(f"//*[@id='{lead[1:]}']")
    assert place.text_content().startswith("§ 21")


def test_an_authority_says_where_it_is_relied_on() -> None:
    tree = page(bundle())
    (entry,) = tree.xpath("//*[@id='/us/scotus/noem-v-doe/2025-05-30']")
    relied = entry.xpath(".//div[@class='reliance']//a")
    assert [a.text for a in relied][:2] == [
        "“The justices let the parole”",
        "“Friday's order”",
    ]
    assert all(tree.xpath(f"//*[@id='{a.get('href')[1:]}']") for a in relied)
    assert "granted as of 2025-05-30; unknown since" in entry.text_content()
    assert "The application for stay presented to Justice Jackson" in entry.text_content()


def test_every_version_that_a_note_stands_on_is_there() -> None:
    old, new = version("one", "The old words.", 1), version("one", "The new words.", 2)
    notes = (note(old, "old", None), note(new, "new", None))
    record = replace(article().document, id="one")
    tree = page(Bundle("B", "2025-06-03", (Article(record, (old, new), new.hash, notes),), ()))
    assert tree.xpath("//article/@id") == ["one", "one.v1"]
    assert [m.text for m in tree.xpath("//mark")] == ["new", "old"]


def test_a_reply_leads_to_what_it_answers() -> None:
    text = version("one", "Some words.")
    first = note(text, "words", None, words="Is it?")
    reply = replace(note(text, "words", None, words="It is."), reply_to=first.id)
    reply = replace(reply, created="2025-06-04T00:00:00Z")
    lost = replace(note(text, "Some", None, words="No."), reply_to="urn:uuid:gone", id="urn:uuid:c")
    record = replace(article().document, id="one")
    of = Bundle("B", "2025-06-03", (_article(record, text, [first, reply, lost]),), ())
    told = [" ".join(e.text_content().split()) for e in page(of).xpath("//span[@class='reply']")]
    assert sorted(told) == [
        "in reply to a note that is not in this bundle",
        "in reply to note 2",
    ]


@pytest.mark.parametrize("status", list(LinkStatus))
def test_a_link_says_how_it_stands(status: LinkStatus) -> None:
    text = version("one", "The order.")
    found = note(text, "order", link("/us/scotus/noem-v-doe", Form.NAMED, status))
    record = replace(article().document, id="one")
    tree = page(Bundle("B", "2025-06-03", (_article(record, text, [found]),), ()))
    (form,) = tree.xpath("//span[@class='form']")
    assert (status in form.text) == (status is not LinkStatus.ACCEPTED)


def test_it_has_one_first_heading_landmarks_and_a_language() -> None:
    tree = page(bundle())
    assert len(tree.xpath("//h1")) == len(tree.xpath("//main")) == len(tree.xpath("//nav")) == 1
    assert tree.get("lang") == "en"
    levels = [int(e.tag[1]) for e in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
