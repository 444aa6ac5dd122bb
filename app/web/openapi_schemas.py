"""The shapes of what the interface takes and answers, as OpenAPI schemas."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
TEXT: Json = {"type": "string"}
_REMARK: Json = {"type": "object", "required": ["error", "title", "status"]}
_ERROR: Json = _REMARK | {
    "properties": {"error": TEXT, "title": TEXT, "status": {"type": "integer"}}
}
SCHEMAS: Json = {
    "Error": _ERROR,
    "Annotation": {
        "type": "object",
        "required": ["@context", "type", "target"],
        "properties": {
            "@context": {},
            "id": {"type": "string", "format": "uri"},
            "type": {"enum": ["Annotation"]},
            "body": {},
            "target": {},
            "motivation": {},
        },
    },
    "Collection": {
        "type": "object",
        "required": ["@context", "id", "type"],
        "properties": {"id": TEXT, "total": {"type": "integer", "minimum": 0}},
    },
    "Row": {
        "type": "object",
        "required": ["id", "created", "updated", "user", "uri", "text", "tags", "target"],
        "properties": {
            "id": TEXT,
            "user": TEXT,
            "uri": TEXT,
            "text": TEXT,
            "tags": {"type": "array", "items": TEXT},
            "target": {"type": "array", "items": {"type": "object"}},
        },
    },
    "Rows": {
        "type": "object",
        "required": ["total", "rows"],
        "properties": {
            "total": {"type": "integer", "minimum": 0},
            "rows": {"type": "array", "items": {"$ref": "#/components/schemas/Row"}},
        },
    },
    "Hits": {
        "type": "object",
        "required": ["total", "hits", "facets"],
        "properties": {"total": {"type": "integer"}, "hits": {"type": "array", "items": {}}},
    },
    "Citations": {
        "type": "object",
        "required": ["mentions", "references"],
        "properties": {
            "mentions": {"type": "array", "items": {"type": "object"}},
            "references": {"type": "array", "items": {"type": "object"}},
        },
    },
    "Authorities": {
        "type": "object",
        "required": ["authorities"],
        "properties": {"authorities": {"type": "array", "items": {"type": "object"}}},
    },
}
