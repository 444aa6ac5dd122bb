"""Fetch: get a page from the web, once, for somebody who asked for it by its address.

Never from this machine or its network: the name is resolved first, every address it has must be
one of the public internet, the connection goes to the address that was looked at, and all of this
again for each redirect.  What robots.txt forbids is left.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from app.errors import BadInput, Unsafe
from app.formats.source import Source

LIMIT = 20 * 1024 * 1024  # bytes of a page
ROBOTS_LIMIT = 512 * 1024  # bytes of a robots.txt (RFC 9309, section 2.5)
MOST_REDIRECTS = 5
SECONDS = 20  # that a connection may keep still
AGENT = "Basis"

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_SAVE = "Open it in a browser, save the page, and add the file."


def fetch(url: str) -> Source:
    """The page at an address, named by the address that it was found at in the end.

    Raises ``Unsafe`` for an address that is not of the public web, a page too large, too many
    redirects and what robots.txt forbids; ``BadInput`` where no page is answered.
    """
    for _ in range(MOST_REDIRECTS + 1):
        parts = _parts(url)
        _ask_robots(parts)
        with _answer(parts, url) as response:
            if response.status in _REDIRECTS:
                url = urljoin(url, response.headers.get("Location", ""))
                continue
            if response.status != 200:
                why = f"the server answers {response.status} {response.reason}"
                raise BadInput(name=url, why=why, remedy=_SAVE)
            return Source.holding(url, _body(response, url, LIMIT), address=url)
    raise Unsafe(name=url, why=f"it leads on more than {MOST_REDIRECTS} times", remedy=_SAVE)


def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of a host, when all are of the public internet; none otherwise."""
    try:
        found = {
            str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        }
    except (OSError, UnicodeError):
        return []
    return sorted(found) if all(map(_is_public, found)) else []


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None) or found
    return all(each.is_global and not each.is_multicast for each in (found, inner))


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unsafe(name=url, why=f"it is no address ({error})", remedy=_SAVE) from error
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None:
        remedy = "Give one that begins with https:// or http://."
        raise Unsafe(name=url, why="it is no address of a page on the web", remedy=remedy)
    if port not in (None, *_PORTS.values()):
        raise Unsafe(name=url, why=f"it asks for the port {port}", remedy=_SAVE)
    return parts


@contextmanager
def _answer(parts: SplitResult, url: str) -> Iterator[HTTPResponse]:
    """What the host answers, from an address of it that was looked at."""
    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    addresses = public_addresses(host, port)
    if not addresses:
        why = "its host is none of the public internet, or is not known"
        raise Unsafe(name=url, why=why, remedy="Save the page, and add the file.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with closing(_Connection(host, port, addresses[0], parts.scheme)) as connection:
            headers = {"User-Agent": AGENT, "Accept": "text/html, */*;q=0.5"}
            connection.request("GET", path, headers=headers)
            yield connection.getresponse()
    except (OSError, HTTPException, UnicodeError) as error:
        raise BadInput(name=url, why=f"it is not answered ({error})", remedy=_SAVE) from error


class _Connection(HTTPConnection):
    """A connection to one address, which calls itself by the name of the host."""

    def __init__(self, host: str, port: int, address: str, scheme: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._address, self._scheme = address, scheme

    def connect(self) -> None:
        """Connect to the address, and prove the host's name where it is ``https``."""
        plain = socket.create_connection((self._address, self.port), self.timeout)
        if self._scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self.host)
        else:
            self.sock = plain


def _ask_robots(parts: SplitResult) -> None:
    """Refuse what the host's robots.txt forbids; a host without one allows all (RFC 9309)."""
    rules = RobotFileParser()
    place = parts._replace(path="/robots.txt", query="", fragment="")
    with _answer(place, place.geturl()) as response:
        if response.status != 200:
            return
        text = _body(response, place.geturl(), ROBOTS_LIMIT).decode("utf-8", "replace")
    rules.parse(text.splitlines())
    if not rules.can_fetch(AGENT, parts.geturl()):
        why = "its host asks programs not to fetch it (robots.txt)"
        raise Unsafe(name=parts.geturl(), why=why, remedy=_SAVE)


def _body(response: HTTPResponse, url: str, limit: int) -> bytes:
    data = response.read(limit + 1)
    if len(data) > limit:
        why = f"it has more than {limit} bytes"
        raise Unsafe(name=url, why=why, remedy=_SAVE)
    return data
