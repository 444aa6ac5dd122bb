"""A client of the annotation protocol over a socket, and what tests send with it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from typing import Any
from urllib.parse import urlsplit

ANNO = "http://www.w3.org/ns/anno.jsonld"
MEDIA = f'application/ld+json; profile="{ANNO}"'
LDP = "http://www.w3.org/ns/ldp#"
OA = "http://www.w3.org/ns/oa#"
Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def json(self) -> Json:
        found: Json = json.loads(self.body)
        return found

    def listed(self, name: str) -> set[str]:
        """The values of a header that is a list of words."""
        return {each.strip() for each in self.headers.get(name, "").split(",")}


@dataclass
class Client:
    """Asks one server; ``container`` is the IRI of its container of all annotations."""

    server: str
    made: list[str] = field(default_factory=list)

    @property
    def container(self) -> str:
        return f"{self.server}/annotations/"

    def ask(self, method: str, address: str, body: object = None, **headers: str) -> Answer:
        """One request; bytes are sent as they are, any other body as JSON."""
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        sent = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if sent is not None:
            named.setdefault("Content-Type", MEDIA)
        connection = HTTPConnection(parts.netloc, timeout=30)
        try:
            connection.request(method, path, sent, named)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, **headers)

    def make(self, **changes: Any) -> Answer:
        """A new annotation in the container of all."""
        answer = self.ask("POST", self.container, annotation(**changes))
        assert answer.status == 201, answer.body
        return answer


def annotation(**changes: Any) -> Json:
    return {
        "@context": ANNO,
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "I like this page!"},
        "target": "http://www.example.com/index.html",
    } | changes


def quoting(exact: str, document: str = "urn:basis:article:law") -> Json:
    """A target given by its words."""
    selector = {"type": "TextQuoteSelector", "exact": exact}
    return {"type": "SpecificResource", "source": document, "selector": selector}
