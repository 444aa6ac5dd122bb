"""Streams: an entry as the tokens that every engine is fed with.

A stream is tokens joined by single spaces.  Tokens are spelled so that no engine's own tokenizer
can cut or change them: ASCII other than ``a-z0-9`` is moved into Unicode's private use area,
where nothing is a letter, a sign or a space to anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from typing import Any

from app.domain.entry import Entry
from app.domain.references import ancestors, is_id
from app.query import citations
from app.query.analysis import comparable, joined
from app.query.citations import widened
from app.query.layout import layout, lines
from app.query.tokens import LONGEST, Cut, cut_up, fold_all, stem
from app.query.units import sentence_starts

_PRIVATE = 0xE000
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_SPELLING = {code: chr(_PRIVATE + code) for code in range(128) if chr(code) not in _PLAIN}

_TOKENS = {ord(spelled): code for code, spelled in _SPELLING.items() if code != ord(" ")}

TEXTS = ("title", "names", "body", "remark")
EXACT = {text: f"exact_{text}" for text in TEXTS}
# The texts that are made up of sentences: of an entry only one is not empty.
SENTENCED = ("body", "remark")
BODY_OF = {"note": "remark"}
EVERYTHING = "everything:"
# Fields whose values are also found by any of their words.
WORDY = ("outlet", "author", "by", "court")
LONGEST_VALUE = 300


@dataclass(frozen=True, slots=True)
class Streams:
    """An entry's tokens: the stems and the exact words of its texts, position for position.

    ``beside`` holds what has no place among the words: citations in normal form and hyphenated
    words joined.  ``own`` holds the entry's own id as a citation, which says more than its mention
    elsewhere.  ``filters`` holds one token a field and value.  ``remark`` is the body of a note:
    it is short, and would outrank what it remarks on.  ``sentences``, which is no stream, numbers
    the words of the body that begin one; ``lines`` and ``layout`` say where its words stand, as
    the module ``layout`` writes it down.
    """

    number: int
    key: str
    date: str
    sentences: str
    lines: str
    layout: str
    title: str
    names: str
    body: str
    remark: str
    exact_title: str
    exact_names: str
    exact_body: str
    exact_remark: str
    beside: str
    own: str
    filters: str


COLUMNS = tuple(field.name for field in fields(Streams))[6:]

# A hit in a name or a title says more than one in the text, one in a remark on a text says less;
# filters say nothing of rank.
_WEIGHTS = {"title": 8.0, "names": 10.0, "remark": 0.3, "beside": 2.0, "own": 100.0, "filters": 0.0}
_WEIGHTS |= {EXACT[text]: _WEIGHTS.get(text, 1.0) for text in TEXTS}
WEIGHTS = {column: _WEIGHTS.get(column, 1.0) for column in COLUMNS}


def streams(entry: Entry, number: int) -> Streams:
    """An entry analysed; ``number`` is what the library calls it."""
    texts = {"title": entry.title, "names": "\n".join(entry.names), "body": "", "remark": ""}
    texts[BODY_OF.get(entry.kind, "body")] = entry.body
    cut = {column: cut_up(text) for column, text in texts.items()}
    exact = {column: words.exact for column, words in cut.items()}
    body = cut[BODY_OF.get(entry.kind, "body")]
    return Streams(
        number=number,
        key=entry.key,
        date=entry.date,
        sentences=" ".join(map(str, sentence_starts(entry.body, body.starts))),
        lines=lines(body),
        layout=layout(body),
        **{column: stream(map(stem, words)) for column, words in exact.items()},
        **{EXACT[column]: stream(words) for column, words in exact.items()},
        beside=_rare(_beside(entry, texts, cut)),
        own=_rare([comparable(entry.id)] if is_id(entry.id) else []),
        filters=_rare(_filters(entry)),
    )


@lru_cache(maxsize=1 << 15)
def spell(token: str) -> str:
    """A token in the spelling of the streams; no two tokens have the same."""
    return token.translate(_SPELLING)


def unspell(spelled: str) -> str:
    """The token that is spelled so; for tokens without a space, which all words are."""
    return spelled if spelled.isascii() else spelled.translate(_TOKENS)


def split(stream: str) -> list[str]:
    """The tokens of a stream, spelled as they stand in it."""
    return stream.split(" ") if stream else []


def kept(entry: Streams) -> dict[str, Any]:
    """What an engine outside ``library.db`` keeps of an entry: all but where its words stand."""
    return asdict(entry) | {"lines": "", "layout": ""}


def sentences_of(entry: Streams) -> list[int]:
    """The words of an entry's body that begin a sentence."""
    return list(map(int, entry.sentences.split()))


def filter_token(field: str, value: str) -> str:
    """The token of one field and value; values are compared without case, accents or spacing."""
    folded = " ".join(fold_all(word)[:LONGEST] for word in value.split())
    return f"{field}:{folded}"[:LONGEST_VALUE]


def stream(tokens: Iterable[str]) -> str:
    """Tokens as a stream."""
    return " ".join(map(spell, tokens))


def _rare(tokens: Iterable[str]) -> str:
    """The same of ids and citations, most of which come once: they are not remembered."""
    return " ".join(token.translate(_SPELLING) for token in tokens)


def _beside(entry: Entry, texts: Mapping[str, str], cut: Mapping[str, Cut]) -> Iterable[str]:
    for column, text in texts.items():
        yield from joined(text, cut[column])
        for citation in citations.find(text):
            yield from widened(comparable(citation.form))
    for form in entry.cites:
        yield from widened(comparable(form))


def _filters(entry: Entry) -> Iterable[str]:
    yield EVERYTHING
    tokens = {
        filter_token(field, each) for field, value in entry.filters for each in _said(field, value)
    }
    if entry.kind == "authority":  # whose citations are its own
        own = {form for each in entry.cites for form in widened(comparable(each))}
        tokens |= {filter_token("own", form) for form in own}
    yield from sorted(tokens | {filter_token("date", date) for date in _shortened(entry.date)})


def _said(field: str, value: str) -> Iterable[str]:
    """All values by which one is found: what an id lies in, a time's month and year, words."""
    if field == "authority" and is_id(value):
        return ancestors(value)
    if field == "asof":
        return _shortened(value)
    return [value, *value.split()] if field in WORDY else [value]


def _shortened(date: str) -> list[str]:
    """A date and what it lies in: its century, decade, year and month."""
    return [date[:length] for length in (2, 3, 4, 7, 10) if len(date) >= length]
