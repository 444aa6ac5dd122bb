"""Fetching a page: only from the public web, whatever redirects say, within bounds, as asked."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from app.errors import BadInput, Unsafe
from app.services import fetch as module
from app.services.fetch import fetch, public_addresses

PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private\n"),
    "/page": (200, {}, b"<html>words</html>"),
    "/moved": (301, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/away": (302, {"Location": "http://169.254.169.254/latest"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/large": (200, {}, b"x" * 3000),
    "/private": (200, {}, b"secret"),
}


class Handler(BaseHTTPRequestHandler):
    """The pages above."""

    def do_GET(self) -> None:
        status, headers, body = PAGES.get(self.path, (404, {}, b"gone"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server here, which the name ``news.test`` leads to as if it were public."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        real, connect = module.public_addresses, socket.create_connection

        def addresses(host: str, port: int) -> list[str]:
            return ["127.0.0.1"] if host == "news.test" else real(host, port)

        def to_the_server(address: tuple[str, int], timeout: float) -> socket.socket:
            return connect(("127.0.0.1", server.server_port), timeout)

        monkeypatch.setattr(module, "public_addresses", addresses)
        monkeypatch.setattr("socket.create_connection", to_the_server)
        yield "http://news.test"
        server.shutdown()


def test_a_page_is_fetched_and_named_by_its_last_address(site: str) -> None:
    found = fetch(f"{site}/moved")
    assert (found.name, found.bytes()) == (f"{site}/page", b"<html>words</html>")


@pytest.mark.parametrize(
    ("path", "error", "why"),
    [
        ("/nothing", BadInput, "answers 404"),
        ("/loop", Unsafe, "leads on more than 5 times"),
        ("/away", Unsafe, "none of the public internet"),
        ("/file", Unsafe, "no address of a page on the web"),
        ("/private", Unsafe, r"robots\.txt"),
    ],
)
def test_what_is_refused(site: str, path: str, error: type[Exception], why: str) -> None:
    with pytest.raises(error, match=why):
        fetch(site + path)


def test_a_page_too_large_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 2000)
    with pytest.raises(Unsafe, match="more than 2000 bytes"):
        fetch(f"{site}/large")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1%25lo]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://news.example:8000/",
        "http://user@news.example/",
        "file:///etc/passwd",
        "ftp://news.example/",
        "gopher://news.example/",
        "javascript:alert(1)",
        "http://",
        "http://[broken/",
        "",
    ],
)
def test_no_address_but_of_the_public_web(url: str) -> None:
    with pytest.raises(Unsafe):
        fetch(url)


def test_a_host_with_one_local_address_is_local(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", (address, 80)) for address in ("93.184.216.34", "127.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: both)
    assert public_addresses("news.example", 80) == []
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: both[:1])
    assert public_addresses("news.example", 80) == ["93.184.216.34"]
