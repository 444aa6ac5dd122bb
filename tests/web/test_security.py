"""Other sites in the same browser, stale forms, and what a person types as code."""

from __future__ import annotations

from pathlib import Path
from stat import S_IMODE

import pytest

from app.web.secret import key_of
from tests.web.conftest import ORIGIN, STORY, Browser
from tests.web.pages import breaches, parse

ADD = "/articles/the-plane/annotations"
XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def passage(browser: Browser) -> dict[str, str]:
    page = parse(browser.get("/articles/the-plane"))
    version = next(e for e in page.all("input") if e.attributes.get("name") == "version")
    start = STORY.index("The Alien")
    return {
        "version": version.attributes["value"],
        "start": str(start),
        "end": str(start + len("The Alien Enemies Act 🛫")),
        "exact": "The Alien Enemies Act 🛫",
    }


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1:9", "127.0.0.1.evil.example:8000"]
)
def test_a_foreign_host_is_refused(small: Browser, host: str) -> None:
    response = small.get("/", base_url=f"http://{host}")
    assert response.status_code == 403
    assert "Alien Enemies" not in response.get_data(as_text=True)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_the_names_of_this_machine_are_taken(small: Browser, host: str) -> None:
    assert small.get("/", base_url=f"http://{host}").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:3000"},
        {"Origin": "https://127.0.0.1:8000"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_change_from_another_site_is_refused(small: Browser, headers: dict[str, str]) -> None:
    fields = passage(small) | {"token": small.token(), "note": "from elsewhere"}
    assert small.post(ADD, data=fields, headers=headers).status_code == 403
    assert "from elsewhere" not in small.get("/articles/the-plane").get_data(as_text=True)


def test_a_change_from_our_own_page_is_taken(small: Browser) -> None:
    fields = passage(small) | {"token": small.token(), "note": "from here"}
    headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}
    assert small.post(ADD, data=fields, headers=headers).status_code == 303
    assert "from here" in small.get("/articles/the-plane").get_data(as_text=True)


@pytest.mark.parametrize("token", ["", "nonsense", "ImFiYyI.aaaaaa.bbbbbb"])
def test_a_form_without_our_token_is_stale_and_keeps_what_was_typed(
    small: Browser, token: str
) -> None:
    fields = passage(small) | {"token": token, "note": "two hours of work"}
    response = small.post(ADD, data=fields)
    assert response.status_code == 409
    page = parse(response)
    assert "two hours of work" in page.text
    assert breaches(page) == []
    assert "two hours of work" not in small.get("/articles/the-plane").get_data(as_text=True)


def test_a_stale_form_can_be_sent_again_from_the_page_that_keeps_it(small: Browser) -> None:
    stale = parse(small.post(ADD, data=passage(small) | {"note": "kept"}))
    fields = {
        element.attributes["name"]: element.attributes.get("value", "")
        for element in stale.all("input")
        if element.attributes.get("type") == "hidden"
    }
    assert small.post(ADD, data=fields | {"note": "kept"}).status_code == 303
    assert "kept" in parse(small.get("/articles/the-plane")).text


def test_a_token_of_another_session_is_stale(small: Browser) -> None:
    token = small.token()
    other = small.application.test_client()
    response = other.post(ADD, data=passage(small) | {"token": token, "note": "x"})
    assert response.status_code == 409
    assert "a new session has begun" in response.get_data(as_text=True)


def test_text_that_is_no_form_needs_a_token_too(small: Browser) -> None:
    assert small.post(ADD, data="note=x", content_type="text/plain").status_code == 409


@pytest.mark.parametrize(("method", "path"), [("PUT", "/"), ("DELETE", "/search")])
def test_what_a_browser_sends_only_when_allowed_is_never_allowed(
    small: Browser, method: str, path: str
) -> None:
    asked = {"Origin": "http://evil.example", "Access-Control-Request-Method": method}
    preflight = small.open("/annotations/", method="OPTIONS", headers=asked)
    names = [name for name, _ in preflight.headers]
    assert not [name for name in names if name.startswith("Access-Control")]
    foreign = {"Origin": "http://evil.example"}
    assert small.open("/annotations/x", method=method, headers=foreign).status_code == 403
    assert small.open(path, method=method).status_code == 405


def test_the_session_is_kept_from_scripts_and_other_sites(small: Browser) -> None:
    cookie = small.get("/articles/the-plane").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_the_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first = key_of(tmp_path / "new")
    place = tmp_path / "new" / "secret.key"
    assert len(first) == 32
    assert S_IMODE(place.stat().st_mode) == 0o600
    assert key_of(tmp_path / "new") == first
    assert [path.name for path in place.parent.iterdir()] == ["secret.key"]


def test_code_in_a_note_or_tag_is_shown_as_text(small: Browser) -> None:
    small.send(ADD, **passage(small), note=XSS, tags=f"law, {XSS}")
    for path in ["/", "/articles/the-plane", "/search?q=alert"]:
        page = parse(small.get(path))
        assert breaches(page) == [], path
        assert not [e for e in page.all("img") if e.attributes.get("src") == "x"], path
    assert XSS in parse(small.get("/articles/the-plane")).text


@pytest.mark.parametrize("path", ["/search?q={}", "/articles/{}", "/authorities/{}", "/{}"])
def test_code_in_an_address_is_shown_as_text(small: Browser, path: str) -> None:
    assert breaches(parse(small.get(path.format("<script>alert(1)</script>")))) == []


def test_too_much_at_once_is_refused(small: Browser) -> None:
    fields = passage(small) | {"token": small.token(), "note": "x" * 3_000_000}
    assert small.post(ADD, data=fields).status_code == 413
