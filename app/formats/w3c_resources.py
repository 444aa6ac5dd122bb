"""The rules for what a W3C annotation speaks of: bodies, targets, selectors, states and agents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.formats.iris import is_iri
from app.formats.w3c_words import Json, many

_SETS = {"Choice", "Composite", "List", "Independents"}
_DEPTH = 20

# Selector or state -> the properties of which it must have exactly one, which are texts.
_TEXTS = {
    "FragmentSelector": ("value",),
    "CssSelector": ("value",),
    "XPathSelector": ("value",),
    "TextQuoteSelector": ("exact",),
    "HttpRequestState": ("value",),
}
_AT_MOST_ONE = {"TextQuoteSelector": ("prefix", "suffix"), "SvgSelector": ("value",)}
_POSITIONS = ("TextPositionSelector", "DataPositionSelector")


def resource_reasons(value: Any, place: str, depth: int = 0) -> Iterator[str]:
    """Why a body or target is none (sections 3.2 and 4): ``place`` says in messages which."""
    if not isinstance(value, dict):
        if not is_iri(value):
            yield f"{place} is neither an IRI nor an object"
    elif depth > _DEPTH:
        yield f"{place} is nested too deeply"
    elif _SETS & set(_types(value)):
        yield from _set(value, place, depth)
    elif "TextualBody" in _types(value):
        yield from _one_text(value, "value", place)
    elif "SpecificResource" in _types(value) or {"source", "selector"} & set(value):
        yield from _specific(value, place, depth)
    elif "value" in value:
        yield from _one_text(value, "value", place)
    else:
        yield from _one_id(value, place)


def agent_reasons(value: Any, key: str) -> Iterator[str]:
    """Why a creator or generator is none (section 3.3.2)."""
    for agent in many(value):
        if not isinstance(agent, dict):
            if not is_iri(agent):
                yield f"its `{key}` is neither an IRI nor an object"
            continue
        if "id" in agent and not is_iri(agent["id"]):
            yield f"the `id` of its `{key}` is no IRI"
        if not all(isinstance(name, str) for name in many(agent.get("name"))):
            yield f"the `name` of its `{key}` must be text"


def _set(value: Json, place: str, depth: int) -> Iterator[str]:
    items = value.get("items")
    if not isinstance(items, list) or not items:
        yield f"{place} must have a list of `items`"
        return
    for item in items:
        yield from resource_reasons(item, f"an item of {place}", depth + 1)


def _specific(value: Json, place: str, depth: int) -> Iterator[str]:
    sources = many(value.get("source"))
    if len(sources) != 1:
        yield f"{place} must have exactly one `source`"
    for source in sources:
        yield from resource_reasons(source, f"the `source` of {place}", depth + 1)
    for key in ("selector", "state"):
        for each in many(value.get(key)):
            yield from _refinement(each, f"the `{key}` of {place}", depth)
    for scope in many(value.get("scope")):
        if not is_iri(scope):
            yield f"the `scope` of {place} is no IRI"


def _refinement(value: Any, place: str, depth: int) -> Iterator[str]:
    """A selector or a state (sections 4.2 and 4.3)."""
    if not isinstance(value, dict):
        if not is_iri(value):
            yield f"{place} is neither an IRI nor an object"
        return
    if not _types(value) and not is_iri(value.get("id")):
        yield f"{place} has neither `type` nor `id`"
    if depth > _DEPTH:
        yield f"{place} is nested too deeply"
        return
    for kind in _types(value):
        yield from _by_kind(value, kind, place)
    for refined in many(value.get("refinedBy")):
        yield from _refinement(refined, f"what refines {place}", depth + 1)


def _by_kind(value: Json, kind: str, place: str) -> Iterator[str]:
    for key in _TEXTS.get(kind, ()):
        yield from _one_text(value, key, place)
    for key in _AT_MOST_ONE.get(kind, ()):
        if key in value:
            yield from _one_text(value, key, place)
    if kind in _POSITIONS:
        yield from _position(value, place)
    if kind == "RangeSelector":
        yield from _range(value, place)
    if kind == "TimeState" and ("sourceDateStart" in value) != ("sourceDateEnd" in value):
        yield f"{place} must have both `sourceDateStart` and `sourceDateEnd`, or neither"


def _range(value: Json, place: str) -> Iterator[str]:
    for key in ("startSelector", "endSelector"):
        if len(many(value.get(key))) != 1:
            yield f"{place} must have exactly one `{key}`"


def _position(value: Json, place: str) -> Iterator[str]:
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        yield f"{place} must have one `start` and one `end`, numbers from 0 in that order"


def _one_text(value: Json, key: str, place: str) -> Iterator[str]:
    if not isinstance(value.get(key), str):
        yield f"{place} must have exactly one `{key}`, a text"


def _one_id(value: Json, place: str) -> Iterator[str]:
    if not is_iri(value.get("id")):
        yield f"{place} must have exactly one `id`, an IRI"


def _types(value: Json) -> list[str]:
    return [each for each in many(value.get("type")) if isinstance(each, str)]
