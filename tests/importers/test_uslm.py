"""USLM XML: sections as records with their words, and what is refused of it."""

from __future__ import annotations

import gzip
import html
import io
import re
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from app.domain.authority import Event, Key
from app.domain.official_address import official_address
from app.errors import BadInput, Unsafe
from app.formats import packed, packing, safe_xml
from app.formats.markdown_writer import Writer
from app.formats.source import Source
from app.importers import Imported, Options, Refused
from app.importers.uslm import Uslm
from app.services.add import render
from app.text.markdown import render as render_markdown
from app.text.provisions import provision_spans
from tests.importers.uslm_texts import folded, provisions

TITLE = Path(__file__).parents[1] / "cases" / "importers" / "uslm" / "title.xml"
EMPTY = '<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0"><main/></uscDoc>'


def read(path: Path | Source) -> list[Imported]:
    return [each for each in Uslm().read(Source.of(path), Options()) if isinstance(each, Imported)]


def sources(path: Path) -> list[tuple[str, str]]:
    return [(each.document.id, each.source) for each in read(path)]


def words(imported: Imported) -> dict[str, str]:
    """The words of each provision; of the section without its source credit and notes."""
    rendering, section = render(imported), imported.document.id
    spans = {name: (start, end) for name, start, end in provision_spans(rendering)}
    after = [
        spans[f"{section}/{end}"][0]
        for end in ("source-credit", "note")
        if f"{section}/{end}" in spans
    ]
    spans[section] = (spans[section][0], min([*after, spans[section][1]]))
    return {name: folded(rendering.text[slice(*span)]) for name, span in spans.items()}


def test_a_section_is_a_record() -> None:
    first = read(TITLE)[0]
    assert first.authority is not None
    assert first.authority.title == "99 U.S.C. § 1-a (Signs * and [marks])"
    assert first.authority.id == first.document.id == "/us/usc/t99/s1-a"
    assert first.authority.keys == (Key("usc", "99 U.S.C. § 1-a"),)
    assert first.authority.as_of == "2025-08-11"
    assert "release point 119-36" in first.authority.held
    assert "release point 119-36" in first.authority.source


def test_the_words_of_each_provision() -> None:
    found = words(read(TITLE)[0])
    base = "/us/usc/t99/s1-a"
    assert found[base + "/a/1"] == "(1) 1. first_of_all & <b>no tag</b>;"
    assert found[base + "/a/2"] == '(2) - second: {provision="/us/usc/t1/s1"}'
    assert found[base + "/a"] == (
        "(a) Heading.— A person— (1) 1. first_of_all & <b>no tag</b>;"
        ' (2) - second: {provision="/us/usc/t1/s1"} shall go on. Rate Share a|b 10'
    )
    assert found[base + "/a_2"] == "(a) So numbered twice."
    assert found[base + "/source-credit"] == "Source credit (July 6, 1798, ch. 66.)"
    assert found[base + "/note"].startswith("Editorial Notes Amendments 2001—Pub. L. 107–1")


def test_footnotes_and_notes_are_no_words_of_the_law() -> None:
    text = render(read(TITLE)[0]).text
    assert text.endswith("So in original. Probably “goes”.")
    assert "go on.1" not in text
    assert "“§ 9. Of another law" in text
    assert len(read(TITLE)) == 5  # the section that a note quotes is none


def test_repealed_sections_say_so() -> None:
    first, second = read(TITLE)[1:3]
    assert [each.document.id for each in (first, second)] == ["/us/usc/t99/s2", "/us/usc/t99/s3"]
    assert first.authority is not None
    assert first.authority.title == "99 U.S.C. § 2 (repealed)"
    assert "repealed and has no text" in first.authority.held
    assert first.authority.events == (
        Event(
            "1996-10-19",
            "repealed",
            "Repealed. Pub. L. 104–316, Oct. 19, 1996",
            "heading of the section",
            "/us/pl/104/316",
        ),
    )


def test_the_second_section_of_one_number_has_an_id_of_its_own() -> None:
    ids = [each.document.id for each in read(TITLE)[3:]]
    assert ids == ["/us/usc/t99/s4", "/us/usc/t99/s4_2"]


def pack_zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def pack_tar(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:xz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        link = tarfile.TarInfo("link.xml")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return path


def test_packed_files_hold_the_same(tmp_path: Path) -> None:
    data, plain = TITLE.read_bytes(), sources(TITLE)
    (tmp_path / "title.xml.gz").write_bytes(gzip.compress(data))
    files = {"title.xml": data, "usctitle.css": b"p {}"}
    assert sources(tmp_path / "title.xml.gz") == plain
    for archive in (pack_zip(tmp_path / "a.zip", files), pack_tar(tmp_path / "a.tar.xz", files)):
        names = [each.name for each in packed.members(Source.of(archive))]
        assert names == [f"{archive.name}: title.xml", f"{archive.name}: usctitle.css"]
        first = next(packed.members(Source.of(archive)))
        assert [each.document.id for each in read(first)] == [name for name, _ in plain]


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><section>&b;</section>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><section>&a;</section>'
HIDDEN = f"<!-- <section> --><?a b?>{OUTSIDE}"
DEEP = (
    '<section xmlns="http://xml.house.gov/schemas/uslm/1.0" identifier="/us/usc/t1/s1">'
    f"{'<p>' * 150}{'</p>' * 150}</section>"
)
LONG_REFERENCE = '<section identifier="/us/usc/t1/s1 1%/x"/>'


@pytest.mark.parametrize(
    ("content", "error", "why"),
    [
        (BOMB, Unsafe, "document type"),
        (OUTSIDE, Unsafe, "document type"),
        (HIDDEN, Unsafe, "document type"),
        ("<a>" * 100_000, Unsafe, "beyond what is read safely"),
        ("<section>&nbsp;</section>", BadInput, "Entity|entity|broken"),
        (TITLE.read_text("utf-8")[:-40], BadInput, "broken XML"),
        (EMPTY, BadInput, "no section of the United States Code"),
        ("no XML at all", BadInput, "does not begin as XML"),
        ("", BadInput, "does not begin as XML"),
        ('<?xml version="1.0" encoding="utf-7"?><a/>', BadInput, "utf-7"),
    ],
)
def test_what_is_refused(tmp_path: Path, content: str, error: type[Exception], why: str) -> None:
    path = tmp_path / "title.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises((BadInput, Unsafe), match=f"title.xml.*({why})") as raised:
        read(path)
    assert isinstance(raised.value, error) or "entity" in str(raised.value)


@pytest.mark.parametrize(("section", "why"), [(DEEP, "more than 100"), (LONG_REFERENCE, "1%")])
def test_a_section_that_cannot_be_read_is_refused_alone(
    tmp_path: Path, section: str, why: str
) -> None:
    path = tmp_path / "title.xml"
    path.write_text(f'<uscDoc>{section}<section identifier="/us/usc/t1/s2"/></uscDoc>', "utf-8")
    found = list(Uslm().read(Source.of(path), Options()))
    (refused,) = [each for each in found if isinstance(each, Refused)]
    assert why in str(refused.error)
    assert isinstance(found[-1], Imported)


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "title.xml"
    path.write_bytes(BOMB.encode("utf-16"))
    with pytest.raises(BadInput, match="UTF-8"):
        read(path)


def test_packed_bombs_and_damage_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "FREE_SIZE", 1000)
    bomb = EMPTY.replace("<main/>", " " * 1_000_000).encode()
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(bomb))
    with pytest.raises(Unsafe, match=r"a\.xml\.gz"):
        read(tmp_path / "a.xml.gz")
    (tmp_path / "b.xml.gz").write_bytes(gzip.compress(TITLE.read_bytes())[:-20])
    with pytest.raises(BadInput, match=r"b\.xml\.gz"):
        read(tmp_path / "b.xml.gz")
    (tmp_path / "c.zip").write_bytes(b"PK\3\4 no archive")
    pack_zip(tmp_path / "d.zip", {"a.xml": bomb})
    for name, error in (("c.zip", BadInput), ("d.zip", Unsafe)):
        with pytest.raises(error, match=name):
            list(packed.members(Source.of(tmp_path / name)))


def test_a_part_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "PART_LIMIT", 200_000)
    with pytest.raises(Unsafe, match="more than 200000 bytes"):
        list(safe_xml.elements(io.BytesIO(b"<a>" + b"<b/>" * 100_000), "a.xml", ["section"]))


LINE = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60)
TRICKY = st.text("#*_`~[]<>&|{}\\!^-+=1.)(:\"' $ab", max_size=30)


@given(st.lists(LINE | TRICKY, max_size=5), st.integers(0, 7))
def test_what_is_written_reads_back(lines: list[str], heading: int) -> None:
    writer = Writer()
    wanted = []
    for line in lines:
        writer.add(line)
        writer.close(heading)
        wanted += [folded(line)] if folded(line) else []
    assert render_markdown(writer.source(), provisions=True).text.split("\n") == (wanted or [""])


@given(st.lists(st.lists(LINE | TRICKY, min_size=2, max_size=2), min_size=1, max_size=4))
@example([["0\x1c0", "0\x1f0"]])
def test_tables_read_back(rows: list[list[str]]) -> None:
    writer = Writer()
    cells = [[writer.take() for _ in map(writer.add, row)] for row in rows]
    writer.table(cells)
    wanted = [folded(cell) for row in rows for cell in row if folded(cell)]
    assert render_markdown(writer.source()).text.split("\n") == (wanted or [""])


def _real_files(shared: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """Each whole title with the XML of its sections by id."""
    for path in sorted((shared / "formats" / "uslm").glob("*.xml")):
        sections = etree.parse(path).getroot().iter("{*}section")
        yield (
            path,
            {
                str(each.get("identifier")).split()[0].replace("–", "-"): etree.tostring(
                    each, encoding="unicode", with_tail=False
                )
                for each in sections
                if each.get("identifier")
            },
        )


def test_the_provisions_of_whole_titles_are_their_words(shared: Path) -> None:
    for path, sections in _real_files(shared):
        found = {each.document.id: each for each in read(path)}
        assert set(sections) <= set(found)
        for name, xml in sections.items():
            assert _without_ends(words(found[name])) == provisions(xml)


def test_the_provisions_of_single_sections_are_their_words(shared: Path) -> None:
    archive = next((shared / "formats" / "uslm").glob("sections-*.tar.xz"))
    checked = 0
    for member in packed.members(Source.of(archive)):
        xml = member.bytes().decode("utf-8")
        identifier = re.search(r'<section\b[^>]*\bidentifier="([^"]+)"', xml)
        assert identifier is not None
        base = identifier[1].replace("–", "-")
        (imported,) = read(member)
        wanted = provisions(xml[xml.index("<section") :])
        own = imported.document.id
        assert _without_ends(words(imported)) == {
            own + key.removeprefix(base): value for key, value in wanted.items()
        }
        checked += len(wanted)
    assert checked > 25_000


def _without_ends(found: dict[str, str]) -> dict[str, str]:
    return {
        name: text for name, text in found.items() if not name.endswith(("/note", "/source-credit"))
    }


_REFERENCE = re.compile(r'<ref\b[^>]*\bhref="([^"]+)"[^>]*>(.*?)</ref>', re.DOTALL)


def test_the_references_of_whole_titles_are_links(shared: Path) -> None:
    """As many as the XML of its sections marks, each to the official page of what it names."""
    counted = 0
    for path, sections in _real_files(shared):
        found = {each.document.id: each for each in read(path)}
        for name, xml in sections.items():
            wanted = [
                address
                for href, words_ in _REFERENCE.findall(xml)
                if (address := official_address(href.replace("–", "-"))) and _said(words_)
            ]
            links = re.findall(r'<a href="(https:[^"]+)"', render(found[name]).html)
            assert [html.unescape(each) for each in links] == wanted, name
            counted += len(wanted)
    assert counted > 5_000


def _said(xml: str) -> str:
    return re.sub(r"<[^>]*>", "", xml).strip()
