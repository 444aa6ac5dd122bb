"""What the Web Annotation Data Model forbids: its MUST rules, as reasons that a person can read.

Section numbers are those of the W3C Recommendation of 23 February 2017.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from app.errors import BadInput
from app.formats.iris import is_iri
from app.formats.text_file import decode
from app.formats.w3c_resources import agent_reasons, resource_reasons
from app.formats.w3c_words import ANNO, Json, many

_TIME = re.compile(r"\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z")
_REMEDY = (
    "Correct it as the Web Annotation Data Model has it (https://www.w3.org/TR/annotation-model/)."
)


def read(data: bytes, name: str) -> object:
    """The JSON in ``data``; raises ``BadInput`` naming it when it is none."""
    text = decode(data, name)
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadInput(name=name, why=f"it is not JSON ({error})", remedy=_REMEDY) from error


def check(data: object, name: str = "The annotation") -> Json:
    """The annotation itself; raises ``BadInput`` with every reason why it is none."""
    found = reasons(data)
    if found:
        raise BadInput(name=name, why="; ".join(found), remedy=_REMEDY)
    assert isinstance(data, dict)
    return data


def reasons(data: object) -> list[str]:
    """Why something is no annotation, no collection and no page of one: empty when it is."""
    if not isinstance(data, dict):
        return ["it is no JSON object"]
    return [*_context(data), *_by_type(data)]


def _by_type(data: Json) -> Iterator[str]:
    kinds = {"AnnotationCollection": _collection, "AnnotationPage": _page}
    kind = next((kind for kind in kinds if kind in many(data.get("type"))), None)
    yield from kinds[kind](data) if kind else annotation_reasons(data)


def annotation_reasons(data: Json) -> Iterator[str]:
    """The rules of sections 3.1 to 3.3 but for the context, which a page gives its items."""
    yield from _identity(data, "Annotation")
    yield from _bodies(data)
    if not many(data.get("target")):
        yield "it has no `target`"
    for target in many(data.get("target")):
        yield from resource_reasons(target, "`target`")
    yield from _circumstances(data)


def _context(data: Json) -> Iterator[str]:
    if ANNO not in many(data.get("@context")):
        yield f"its `@context` is not {ANNO}"


def _identity(data: Json, kind: str) -> Iterator[str]:
    ids = many(data.get("id"))
    if len(ids) != 1:
        yield f"it must have exactly one `id` (it has {len(ids)})"
    if not all(map(is_iri, ids)):
        yield "its `id` is no IRI"
    if kind not in many(data.get("type")):
        yield f"its `type` is not {kind}"


def _bodies(data: Json) -> Iterator[str]:
    if "bodyValue" in data and "body" in data:
        yield "it has both `body` and `bodyValue`"
    if not isinstance(data.get("bodyValue", ""), str):
        yield "its `bodyValue` must be one text"
    for body in many(data.get("body")):
        yield from resource_reasons(body, "`body`")


def _circumstances(data: Json) -> Iterator[str]:
    for key in ("created", "modified", "generated"):
        if key in data and not _is_time(data[key]):
            yield f"its `{key}` must be one time in UTC, as 2015-01-28T12:00:00Z"
    for key in ("creator", "generator"):
        yield from agent_reasons(data.get(key), key)
    if not all(isinstance(each, str) and each for each in many(data.get("motivation"))):
        yield "its `motivation` must be a word"
    yield from _links(data)


def _links(data: Json) -> Iterator[str]:
    for key in ("rights", "via", "canonical"):
        if not all(map(is_iri, many(data.get(key)))):
            yield f"its `{key}` is no IRI"
    for key in ("canonical", "stylesheet"):
        if len(many(data.get(key))) > 1:
            yield f"it has more than one `{key}`"


def _collection(data: Json) -> Iterator[str]:
    """Section 5.1."""
    yield from _identity(data, "AnnotationCollection")
    yield from _circumstances(data)
    yield from _counts(data, "total")
    for key in ("first", "last"):
        page = data.get(key)
        if isinstance(page, dict):
            yield from (f"`{key}`: {reason}" for reason in _page(page))
        elif page is not None and not is_iri(page):
            yield f"its `{key}` is no page"
    if data.get("total") and "first" not in data:
        yield "it has annotations, but no `first` page"


def _page(data: Json) -> Iterator[str]:
    """Section 5.2."""
    yield from _identity(data, "AnnotationPage")
    yield from _counts(data, "startIndex")
    items = data.get("items")
    if not isinstance(items, list):
        yield "its `items` must be a list"
        return
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            yield from (f"item {number}: {reason}" for reason in annotation_reasons(item))
        elif not is_iri(item):
            yield f"item {number}: it is neither an annotation nor an IRI"


def _counts(data: Json, key: str) -> Iterator[str]:
    value = data.get(key, 0)
    if type(value) is not int or value < 0:
        yield f"its `{key}` must be a number from 0"


def _is_time(value: Any) -> bool:
    """An xsd:dateTime in UTC (section 3.3.1)."""
    if not isinstance(value, str) or _TIME.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value[:19])
    except ValueError:
        return False
    return True


def _refuse_constant(word: str) -> float:
    raise ValueError(f"{word} is no number")
