"""The schemas of the W3C model suite, beside the checkout: what each of its MUST tests asserts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from tests.conftest import SHARED

SUITE = SHARED / "w3c-suite"
ANNOTATION = "annotations/annotationMusts.test"
COLLECTION = "collections/collectionMusts.test"
PAGE = "collections/pages/pageMusts.test"
Json = dict[str, Any]


@dataclass(frozen=True)
class Assertion:
    """One schema of the suite, and whether an instance must fit it or must not."""

    name: str
    schema: jsonschema_rs.Validator
    fits: bool

    def holds(self, instance: object) -> bool:
        return self.schema.is_valid(instance) is self.fits


def broken(test: str, instance: object) -> list[str]:
    """The names of the assertions of a test file that an instance does not hold."""
    return [each.name for each in assertions(SUITE, test) if not each.holds(instance)]


@cache
def assertions(suite: Path, test: str) -> list[Assertion]:
    """All assertions of one test file of the suite that say MUST."""
    definitions = {
        path.name: _rooted(json.loads(path.read_text("utf-8")), f"#/definitions/{path.name}")
        for path in sorted((suite / "definitions").glob("*.json"))
    }
    listed = json.loads((suite / test).read_text("utf-8"))["assertions"]
    return [_assertion(suite, name, definitions) for name in _named(listed)]


def _named(listed: object) -> Iterator[str]:
    if isinstance(listed, str):
        yield listed
    elif isinstance(listed, list):
        for each in listed:
            yield from _named(each)
    elif isinstance(listed, dict):
        yield from _named(listed.get("assertions", []))


def _assertion(suite: Path, name: str, definitions: Json) -> Assertion:
    schema = json.loads((suite / name).read_text("utf-8"))
    assert schema["assertionType"] == "must", name
    whole = _rooted(schema, "#")
    whole["definitions"] = whole.get("definitions", {}) | definitions
    fits = schema["expectedResult"] == "valid"
    return Assertion(name, jsonschema_rs.Draft4Validator(whole), fits)


def _rooted(value: Any, root: str) -> Any:
    """A schema without names of its own, whose references all begin at the root of one document."""
    if isinstance(value, list):
        return [_rooted(each, root) for each in value]
    if not isinstance(value, dict):
        return value
    found = {key: _rooted(each, root) for key, each in value.items()}
    if isinstance(found.get("id"), str):
        found.pop("id")
    if isinstance(found.get("$ref"), str):
        file, _, pointer = found["$ref"].partition("#")
        found["$ref"] = f"#/definitions/{file}{pointer}" if file else root + pointer
    return found
