"""What programs can ask for, as an OpenAPI description (version 3.0.3)."""

from __future__ import annotations

from app.services.ask import FARTHEST, MOST, ORDERS, SORTS, USUAL
from app.web.linked_data import JSON, LD
from app.web.openapi_schemas import SCHEMAS, TEXT, Json


def description(server: str) -> Json:
    """The description of the interface at a server's address."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Basis", "version": "1", "description": _ABOUT},
        "servers": [{"url": server}],
        "paths": _paths(),
        "components": {"schemas": SCHEMAS},
    }


_ABOUT = (
    "Annotations by the W3C Web Annotation Protocol and by the read part of the Hypothesis API; "
    "the search of Basis; authorities by name, docket or citation."
)


def _paths() -> Json:
    return {
        "/annotations/": {"get": _CONTAINER, "post": _MAKE},
        "/annotations/{name}": {"get": _READ, "put": _REPLACE, "delete": _WITHDRAW},
        "/api/annotations/{name}": {"get": _ROW},
        "/api/search": {"get": _SEARCH},
        "/api/authorities": {"get": _AUTHORITIES},
        "/api/cite": {"get": _CITE},
        "/healthz": {"get": _HEALTH},
    }


def _operation(summary: str, answers: Json, *parameters: Json, body: Json | None = None) -> Json:
    operation: Json = {"summary": summary, "responses": answers}
    if parameters:
        operation["parameters"] = list(parameters)
    return operation | ({"requestBody": body} if body else {})


def _answers(schema: str, *errors: int, code: int = 200, kinds: tuple[str, ...] = (JSON,)) -> Json:
    right: Json = {"description": "Done"}
    if schema:
        found = {"$ref": f"#/components/schemas/{schema}"}
        right["content"] = {kind: {"schema": found} for kind in kinds}
    error = {"$ref": "#/components/schemas/Error"}
    wrong = {"description": "Why not", "content": {JSON: {"schema": error}}}
    return {str(code): right, **{str(each): wrong for each in errors}}


def _query(name: str, says: str, schema: Json = TEXT) -> Json:
    return {"name": name, "in": "query", "description": says, "schema": schema}


def _whole(least: int, most: int, usual: int) -> Json:
    return {"type": "integer", "minimum": least, "maximum": most, "default": usual}


_NAME: Json = {
    "name": "name",
    "in": "path",
    "required": True,
    "description": "The end of its address: a UUID, or the Slug that was wished for",
    "schema": {"type": "string", "minLength": 1},
}
_IF_MATCH: Json = {
    "name": "If-Match",
    "in": "header",
    "description": "The ETag of what was read; without it the last one wins, and all is kept",
    "schema": TEXT,
}
_PREFER: Json = {
    "name": "Prefer",
    "in": "header",
    "description": "PreferMinimalContainer, PreferContainedIRIs or PreferContainedDescriptions",
    "schema": TEXT,
}
_ANNOTATION: Json = {
    "required": True,
    "content": {LD: {"schema": {"$ref": "#/components/schemas/Annotation"}}},
}
_LINKED = (LD, JSON)
_TAKING = (400, 403, 404, 409, 410, 413, 415, 422)

_CONTAINER = _operation(
    "All annotations, page by page",
    _answers("Collection", 400, 404, 406, kinds=_LINKED),
    _query("iris", "1: only the addresses of the annotations", {"enum": ["0", "1"]}),
    _query("page", "From 0", {"type": "integer", "minimum": 0}),
    _PREFER,
)
_MAKE = _operation(
    "A new annotation",
    _answers("Annotation", *_TAKING, code=201, kinds=_LINKED),
    {"name": "Slug", "in": "header", "description": "A name that is wished for", "schema": TEXT},
    body=_ANNOTATION,
)
_READ = _operation("An annotation", _answers("Annotation", 404, 406, 410, kinds=_LINKED), _NAME)
_REPLACE = _operation(
    "Another annotation in its place",
    _answers("Annotation", *_TAKING, 406, 412, kinds=_LINKED),
    _NAME,
    _IF_MATCH,
    body=_ANNOTATION,
)
_WITHDRAW = _operation(
    "Withdraw it; its history stays", _answers("", 403, 404, 410, 412, code=204), _NAME, _IF_MATCH
)
_ROW = _operation("An annotation as Hypothesis has it", _answers("Row", 404, 410), _NAME)
_AUTHORITIES = _operation(
    "Authorities by any name, docket number or citation, the best first",
    _answers("Authorities"),
    _query("q", "What one would type"),
)
_CITE = _operation(
    "What the citations, dockets, names and ids in a text lead to",
    _answers("Citations"),
    _query("text", "Any text, at most 5,000 code points of it"),
)
_HEALTH = _operation(
    "Whether the library answers", {"200": {"description": "It does", "content": {JSON: {}}}}
)
_SEARCH: Json = {
    "summary": "With q: articles, law and notes. Without: annotations, as Hypothesis",
    "responses": _answers("Rows", 400),
    "parameters": [
        _query(
            "q",
            "A query; the answer has total, hits and facets then, not rows",
            TEXT | {"minLength": 1},
        ),
        _query("start", "With q: how many hits to skip", _whole(0, 99_999, 0)),
        _query("limit", "How many rows", _whole(0, MOST, USUAL)),
        _query("offset", "How many rows to skip", _whole(0, FARTHEST, 0)),
        _query("sort", "By which field", {"enum": list(SORTS), "default": "updated"}),
        _query("order", "Which end first", {"enum": list(ORDERS), "default": "desc"}),
        _query("search_after", "Only what comes after this value of the field sorted by"),
        _query("uri", "The address of the document, here or where it was published"),
        _query("url", "The same"),
        _query("wildcard_uri", "The same with * for any characters and _ for one"),
        _query("user", "Who made it"),
        _query("tag", "A tag; may be given several times", {"type": "array", "items": TEXT}),
        _query("tags", "Tags with commas between"),
        _query("text", "Words of the note"),
        _query("quote", "Words of the passage"),
        _query("any", "Words of note, passage or tags"),
        _query("references", "The annotation that it answers"),
    ],
}
_SEARCH["responses"]["200"]["content"][JSON]["schema"] = {
    "anyOf": [{"$ref": f"#/components/schemas/{each}"} for each in ("Rows", "Hits")]
}
