"""Pages in WARC files, MHTML messages and Safari's lists."""

from __future__ import annotations

import gzip
import plistlib
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import BadInput, BasisError
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused
from app.importers.warc import Warc
from app.importers.web_archive import WebArchive

WORDS = "A sentence of some length about lamps that stands in the article. " * 6
PAGE = f"<!doctype html><html><body><article><h1>{{0}}</h1><p>{WORDS}</p></article></body></html>"


def warc(*answers: tuple[str, str, str, bytes], packed: bool = False) -> bytes:
    """A WARC file (ISO 28500) of these answers: address, status, media type and body."""
    records = []
    for address, status, kind, body in answers:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            "WARC-Date: 2031-02-03T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


ANSWERS = (
    ("https://news.example/a", "200 OK", "text/html; charset=utf-8", PAGE.format("One").encode()),
    ("https://news.example/p", "200 OK", "image/png", b"\x89PNG"),
    ("https://news.example/x", "404 Not Found", "text/html", b"gone"),
    ("https://news.example/b", "200 OK", "text/html", b"<html><body></body></html>"),
    ("https://news.example/c", "200 OK", "text/html", PAGE.format("One").encode()),
)


def read_warc(data: bytes) -> list[Imported | Left | Refused]:
    source = Source.holding("crawl.warc", data)
    return list(Warc().read(source, Options()))


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_warc_file(packed: bool) -> None:
    data = warc(*ANSWERS, packed=packed)
    assert Warc().recognises(Source.holding("crawl.warc.gz", data))
    found = read_warc(data)
    pages = [each.document for each in found if isinstance(each, Imported)]
    assert [(page.id, page.url) for page in pages] == [
        ("one", "https://news.example/a"),
        ("one-2", "https://news.example/c"),
    ]
    (refused,) = [each for each in found if isinstance(each, Refused)]
    assert refused.name == "crawl.warc: https://news.example/b"
    assert found[-1] == Left("crawl.warc", "records: 1 of image/png, 1 of status 404")


def test_a_warc_file_that_is_cut_off_is_refused() -> None:
    with pytest.raises(BadInput, match=r"crawl\.warc"):
        read_warc(warc(*ANSWERS, packed=True)[:-30])


def mhtml(charset: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["Subject"] = "A page"
    message.set_content("no page")
    message.make_related()
    part = EmailMessage()
    part.set_content(PAGE.format("Café"), subtype="html", charset=charset, cte="base64")
    part["Content-Location"] = "https://news.example/cafe"
    message.attach(part)
    return message.as_bytes()


def safari() -> bytes:
    main = {
        "WebResourceData": PAGE.format("Café").encode(),
        "WebResourceURL": "https://news.example/cafe",
    }
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


@pytest.mark.parametrize("data", [mhtml(), mhtml("iso-8859-1"), safari()])
def test_the_page_that_a_browser_saved(data: bytes) -> None:
    source = Source.holding("page", data)
    assert WebArchive().recognises(source)
    (found,) = WebArchive().read(source, Options())
    assert (found.document.title, found.document.url) == ("Café", "https://news.example/cafe")


@pytest.mark.parametrize("data", [b"bplist00 broken WebMainResource", b"MIME-Version: 1.0\n\nx"])
def test_what_holds_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"page\.mht cannot be read: there is no page in it"):
        list(WebArchive().read(Source.holding("page.mht", data), Options()))


@settings(max_examples=50)
@given(st.binary(max_size=300), st.integers(0, 400))
def test_no_bytes_do_harm(noise: bytes, cut: int) -> None:
    for importer, whole in ((Warc(), warc(*ANSWERS[:1])), (WebArchive(), safari())):
        with suppress(BasisError):
            list(importer.read(Source.holding("noise", whole[:cut] + noise), Options()))
