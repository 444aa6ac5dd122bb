"""The small YAML of front matter: mappings, lists, text, ``true``, ``false`` and ``null``.

Every other plain scalar is text as written, because the values here are dates, dockets and
citations: ``2025-03-14`` stays a string, ``010`` does not become 8, and ``no`` is Norway.
Aliases are refused, so that a short file cannot expand into a large one; tags are refused, so
that nothing is constructed but the above; nesting is bounded; a field stands once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

import yaml

DEPTH = 12

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

_BREAKS = re.compile("[\x85\u2028\u2029]")

# libyaml where PyYAML was built with it (its wheels are): ten times as fast.
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(yaml.MarkedYAMLError):
    """A construct of YAML that is not part of the small one."""

    def __init__(self, problem: str, event: yaml.Event) -> None:
        mark = cast("yaml.Mark", event.start_mark)  # libyaml's marks have the same fields
        super().__init__(problem=problem, problem_mark=mark)


def load(text: str) -> object:
    """The value that ``text`` holds (None when empty).

    Raises ``yaml.MarkedYAMLError`` or ``yaml.reader.ReaderError`` for anything else.
    """
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=_PARSER)
    next(events)  # the start of the stream
    if isinstance(next(events), yaml.StreamEndEvent):
        return None
    value = _value(events, next(events), 0)
    next(events)  # the end of the document
    rest = next(events)
    if not isinstance(rest, yaml.StreamEndEvent):
        raise _Refused("a second document begins", rest)
    return value


def dump(fields: Mapping[str, object]) -> str:
    """YAML that ``load`` reads as ``fields``, in their order, in block style."""
    return yaml.dump(dict(fields), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=96)


def _value(events: Iterator[yaml.Event], event: yaml.Event, depth: int) -> object:
    """The value that begins with ``event``."""
    if isinstance(event, yaml.AliasEvent):
        raise _Refused("an alias (*name) is not allowed", event)
    if getattr(event, "tag", None):
        raise _Refused(f"a tag ({event.tag}) is not allowed", event)  # type: ignore[attr-defined]
    if depth > DEPTH:
        raise _Refused("it is nested too deeply", event)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, depth)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(events, depth)
    assert isinstance(event, yaml.ScalarEvent)
    return event.value if event.style else _WORDS.get(event.value, event.value)


def _mapping(events: Iterator[yaml.Event], depth: int) -> dict[str, object]:
    fields: dict[str, object] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        if not isinstance(event, yaml.ScalarEvent):
            raise _Refused("the name of a field must be text", event)
        if event.value in fields:
            raise _Refused(f"the field `{event.value}` stands there twice", event)
        fields[event.value] = _value(events, next(events), depth + 1)
    return fields


def _sequence(events: Iterator[yaml.Event], depth: int) -> list[object]:
    items: list[object] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        items.append(_value(events, event, depth + 1))
    return items


class _Dumper(yaml.SafeDumper):
    """Quotes text only where ``load`` would not read it as text."""

    yaml_implicit_resolvers: dict[str, object] = {}  # noqa: RUF012  # PyYAML's own mechanism

    def ignore_aliases(self, data: object) -> bool:
        return True

    def represent_str(self, data: str) -> yaml.ScalarNode:
        """YAML 1.1 breaks lines at U+0085, U+2028 and U+2029 too: these are written as escapes."""
        style = '"' if _BREAKS.search(data) else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _Dumper.represent_str)
for _word, _meant in _WORDS.items():
    _tag = "tag:yaml.org,2002:" + ("null" if _meant is None else "bool")
    _Dumper.add_implicit_resolver(_tag, re.compile(rf"{_word}\Z"), [_word[:1]])
