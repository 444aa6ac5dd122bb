"""Bringing files in from a browser: what was taken, what was not, and why."""

from __future__ import annotations

import io
import zipfile

from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.web.conftest import Browser
from tests.web.pages import breaches, parse


def send(
    client: Browser, files: dict[str, bytes], do: str = "take", **fields: str
) -> tuple[int, str]:
    values: MultiDict[str, object] = MultiDict(
        {"token": client.token("/bring-in"), "do": do, **fields}
    )
    for name, content in files.items():
        values.add("files", FileStorage(io.BytesIO(content), name))
    boundary, body = encode_multipart(values)
    form = f'multipart/form-data; boundary="{boundary}"'
    response = client.post("/bring-in", data=body, content_type=form)
    page = parse(response)
    assert breaches(page) == []
    return response.status_code, " ".join(page.text.split())


def test_files_are_taken_and_told(small: Browser) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner.md", "# Inside\n\nWords.")
        archive.writestr("photo.png", b"\x89PNG\0")
    files = {
        "../one.md": b"# One\n\nWords under 8 U.S.C. 1182.",
        "two.txt": b"<!doctype html><html><body><article><p>"
        + b"Some words. " * 60
        + b"</p></article>",
        "more.zip": packed.getvalue(),
        "latin.md": b"caf\xe9",
    }
    status, text = send(small, files)
    assert status == 200
    assert "one.md Read as markdown.1 document new. one" in text
    assert "Read as html, because of what is in it" in text
    assert "inside" in text
    assert "photo.png is of no format" in text
    assert "latin.md is not UTF-8 text" in text
    assert small.get("/articles/one").status_code == 200


def test_looking_stores_nothing(small: Browser) -> None:
    status, text = send(small, {"one.md": b"# One\n\nWords."}, do="look")
    assert status == 200
    assert "Nothing was stored" in text
    assert small.get("/articles/one").status_code == 404


def test_a_text_is_pasted(small: Browser) -> None:
    status, text = send(small, {}, title="What I read", pasted="Words of it.\r\n\r\nMore.")
    assert (status, "what-i-read" in text) == (200, True)
    assert "More." in small.get("/articles/what-i-read").get_data(as_text=True)


def test_a_table_is_mapped(small: Browser) -> None:
    table = {"news.csv": b"headline,words\nMapped,Text of it.\n"}
    status, _ = send(small, table, columns="title = headline\ntext = words")
    assert status == 200
    assert small.get("/articles/mapped").status_code == 200


def test_nothing_but_refusals_is_no_success(small: Browser) -> None:
    assert send(small, {"x.pdf": b"%PDF-1.4 broken"})[0] == 422


def test_what_cannot_be_done_is_said(small: Browser) -> None:
    for fields, why in (({}, "no file was chosen"), ({"columns": "title"}, "is no field")):
        page = small.send("/bring-in", **fields)
        assert page.status_code == 400
        assert why in page.get_data(as_text=True)
