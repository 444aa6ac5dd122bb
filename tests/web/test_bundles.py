"""Bundles in the browser: choose, look, download, verify, take in."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from app import create_app
from app.exporters import FORMATS
from app.services import bundle
from tests.web.conftest import ACT, Browser, browser, settings
from tests.web.pages import breaches, parse


def download(small: Browser) -> tuple[bytes, str]:
    made = small.send("/bundles", article="the-plane", title="Two planes")
    assert made.status_code == 303
    page = parse(small.get(made.headers["Location"]))
    assert breaches(page) == []
    (link,) = [e.attributes["href"] for e in page.all("a") if "download" in e.attributes]
    response = small.get(link)
    assert response.status_code == 200
    digest = made.headers["Location"].rpartition("/")[2].partition("?")[0]
    assert digest in page.text
    return response.get_data(), response.headers["Content-Disposition"]


def verify(client: Browser, content: bytes, token: str, do: str = "verify") -> tuple[int, str]:
    fields = {"token": token, "do": do, "bundle": FileStorage(io.BytesIO(content), "../a b.zip")}
    boundary, body = encode_multipart(fields)  # the client's own way leaves a large file open
    form = f'multipart/form-data; boundary="{boundary}"'
    response = client.post("/bundles/verify", data=body, content_type=form)
    page = parse(response)
    assert breaches(page) == []
    return response.status_code, page.text


def test_the_preview_says_what_leaves_and_what_stays(small: Browser) -> None:
    fields = small.form("/articles/the-plane", "/decisions")
    passage = {"start": "28", "end": "45", "exact": "Alien Enemies Act"}
    small.post("/articles/the-plane/decisions", data=fields | {"accept": f"28-45 {ACT.id}"})
    small.post("/articles/the-plane/annotations", data=fields | passage | {"note": "for me alone"})
    text = " ".join(parse(small.get("/bundles/preview?article=the-plane")).text.split())
    assert "The plane" in text
    assert "Alien Enemies Act" in text
    assert "Published1 annotation" in text
    assert "Privatenone; 1 annotation kept back" in text


def test_a_bundle_is_downloaded_and_verifies(small: Browser) -> None:
    content, name = download(small)
    assert "basis-two-planes-" in name
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    status, text = verify(small, content, small.token())
    assert status == 200
    assert "The bundle is whole" in text


def test_a_changed_bundle_does_not_verify(small: Browser) -> None:
    content, _ = download(small)
    position = content.index(b"The plane left at noon")
    changed = content[:position] + b"T" + content[position + 1 :].replace(b"noon", b"moon", 1)
    status, text = verify(small, changed, small.token())
    assert status == 422
    assert "a b.zip" in text


def test_what_is_no_bundle_is_refused_by_the_name_it_came_under(small: Browser) -> None:
    status, text = verify(small, b"not a zip", small.token())
    assert status == 422
    assert "a b.zip" in text
    assert "/tmp" not in text


def test_a_bundle_is_taken_into_another_library(small: Browser, tmp_path: Path) -> None:
    content, _ = download(small)
    other = browser(create_app(settings(tmp_path / "other")))
    status, text = verify(other, content, other.token("/bundles"), "open")
    assert status == 200
    assert "0 refused" in text
    assert other.get("/articles/the-plane").status_code == 200


def test_no_article_and_no_file_are_said_clearly(small: Browser) -> None:
    response = small.get("/bundles/preview")
    assert response.status_code == 400
    assert "Choose one or more" in parse(response).text
    assert small.send("/bundles/verify", do="verify").status_code == 400
    assert small.send("/bundles").status_code == 400
    assert small.get("/bundles/preview?article=nowhere").status_code == 404


def test_a_bundle_may_be_larger_than_a_form(small: Browser) -> None:
    status, text = verify(small, b"PK" + bytes(3_000_000), small.token())
    assert status == 422
    assert "is refused" in text


def test_a_format_is_downloaded_by_itself(small: Browser) -> None:
    response = small.send("/bundles", article="the-plane", title="Two planes", format="links")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/csv")
    assert "basis-two-planes-links.csv" in response.headers["Content-Disposition"]
    assert response.get_data().startswith(b"article,title,")
    assert small.send("/bundles", article="the-plane", format="nothing").status_code == 400


def test_the_preview_offers_every_format(small: Browser) -> None:
    page = small.get("/bundles/preview?article=the-plane").get_data(as_text=True)
    assert all(f'<option value="{name}">' in page for name in ("bundle", *FORMATS))


def test_the_digest_is_told_before_the_bundle_leaves(small: Browser, tmp_path: Path) -> None:
    made = small.send("/bundles", article="the-plane")
    digest = made.headers["Location"].rpartition("/")[2].partition("?")[0]
    (tmp_path / "b.zip").write_bytes(small.get(f"/bundles/issued/{digest}.zip").get_data())
    assert bundle.verify(tmp_path / "b.zip", digest).ok


def test_a_bundle_waits_for_a_day(small: Browser, tmp_path: Path) -> None:
    first = small.send("/bundles", article="the-plane", title="One").headers["Location"]
    folder = tmp_path / "issued"
    (path,) = folder.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    os.utime(path, (1, 1))
    second = small.send("/bundles", article="the-plane", title="Two").headers["Location"]
    assert small.get(first).status_code == 404
    assert small.get(second).status_code == 200
    for nowhere in ("/bundles/issued/..%2flibrary.zip", "/bundles/issued/x", "/bundles/issued/é"):
        assert small.get(nowhere).status_code == 404


def ticked(small: Browser, query: str) -> list[str]:
    page = parse(small.get(f"/bundles?{query}"))
    assert breaches(page) == []
    return [e.attributes["value"] for e in page.all("input") if "checked" in e.attributes]


# What is asked of articles -> whether the one article is it.
QUERIES = {
    "query=plane": True,
    "query=manifest": False,
    "tag=parole": True,
    "tag=other": False,
    "person=Ada+Reader": True,
    "person=Bo": False,
    "project=Planes": True,
    "since=2000": True,
    "since=2100": False,
    "until=2000": False,
    "until=2100": True,
    "tag=parole&query=manifest": False,
    "": False,
    "article=the-plane": True,
}


def test_articles_are_ticked_that_fit(small: Browser) -> None:
    fields = small.form("/articles/the-plane", "/decisions")
    passage = {"start": "28", "end": "45", "exact": "Alien Enemies Act"}
    small.post(
        "/articles/the-plane/annotations", data=fields | passage | {"note": "x", "tags": "parole"}
    )
    project = small.send("/projects", title="Planes").headers["Location"]
    small.send(project, do="add", article="the-plane")
    with_it = [query for query in QUERIES if ticked(small, query)]
    assert with_it == [query for query, fits in QUERIES.items() if fits]
    page = small.get("/bundles?tag=parole").get_data(as_text=True)
    assert "1 article fits" in page
    assert small.get("/bundles?since=May").status_code == 400
