"""An article's record: from front matter, a saved page's metadata, or a row of a table."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from difflib import get_close_matches
from itertools import chain

from app.domain.document import Document, DocumentKind
from app.domain.references import slug
from app.errors import BadInput
from app.formats.fields import Fields

FIELDS = ("id", "title", "outlet", "author", "published", "url", "credit", "summary")
TEXT = "text"

# The names that other people's files use for our fields: the first that is there is taken.
_COMMON_NAMES = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publication", "publisher", "source_name"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date", "publication_date", "date_published"),
    "url": ("url", "link", "html_url"),
    "credit": ("credit",),
    "summary": ("summary", "description", "dek"),
    TEXT: ("text", "body", "content"),
}

SLUG_LIMIT = 80

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")


def parse(fields: Mapping[str, object], name: str, *, text: str, title: str = "") -> Document:
    """The article whose fields stand in ``name``; fields that are not ``FIELDS`` are left alone.

    ``title`` is what it is called when no field says so, ``text`` what its id comes from when
    neither id nor title yields one.  A time of publication is cut to its day.  Raises
    ``BadInput`` naming file, field and remedy for a value that is no text, an id that is no slug,
    a date that does not exist, no title at all, and a ``text`` with nothing in it.
    """
    record = Fields(fields, name)
    if not text.strip():
        raise BadInput(name=name, why="it holds no text", remedy="Add the article's text to it.")
    return Document(
        id=_id(record, title, text),
        kind=DocumentKind.ARTICLE,
        title=record.text("title") or title or record.text("title", required=True),
        outlet=record.text("outlet"),
        author=record.text("author"),
        published=_published(record),
        url=record.text("url"),
        credit=record.text("credit"),
        summary=record.text("summary"),
    )


def check_columns(columns: Mapping[str, str]) -> None:
    """Refuse a mapping to a field that articles do not have (``BadInput``)."""
    Fields(columns, "The mapping of columns").only((*FIELDS, TEXT))


def named_ours(row: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, object]:
    """The values of ``row`` under our names: ``FIELDS`` and ``text``, where it has them.

    ``columns`` maps our name to the row's, or to a value for all rows after an equals sign
    (``{"title": "headline", "credit": "=Wikinews, CC BY 2.5"}``); for our other names those that
    files commonly use are looked up.  An ``id`` is taken only where ``columns`` says so.
    """
    ours: dict[str, object] = {}
    for field in (*FIELDS, TEXT):
        source = columns.get(field, "")
        if source.startswith("="):
            ours[field] = source[1:]
            continue
        names = (source,) if source else _COMMON_NAMES.get(field, ())
        value = next((row[key] for key in names if row.get(key) not in (None, "")), None)
        if value is not None:
            ours[field] = _joined(value) if field == "author" else value
    return ours


def refuse_misspellings(fields: Mapping[str, object], name: str) -> None:
    """Refuse a field that looks like one of ours written wrong; others are somebody else's."""
    record = Fields(fields, name)
    known = {*FIELDS, *chain.from_iterable(_COMMON_NAMES.values())}
    for key in fields:
        near = get_close_matches(key.lower(), FIELDS, 1, cutoff=0.8)
        if near and key not in known:
            raise record.error(key, "is no field of an article", f"Did you mean `{near[0]}`?")


def dump(article: Document) -> dict[str, object]:
    """The fields that ``parse`` reads as ``article``, without empty ones."""
    return {key: value for key in FIELDS if (value := getattr(article, key))}


def slug_of(title: str, text: str = "") -> str:
    """An article's id from its title: ASCII words, cut at a word to ``SLUG_LIMIT`` characters.

    A title without any (in another script) gets one from the hash of its words and the text.
    """
    words = slug(title)
    if not words:
        return "article-" + hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:12]
    if len(words) <= SLUG_LIMIT:
        return words
    return words[: SLUG_LIMIT + 1].rpartition("-")[0] or words[:SLUG_LIMIT]


class Ids:
    """The ids that a file has used up, and how far each was numbered."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def free(self, wanted: str, published: str) -> str:
        """The id wanted, or the first like it that no earlier line has; it is taken then."""
        dated = f"{wanted}-{published[:7]}" if published else wanted
        chosen = next((each for each in (wanted, dated) if each not in self._numbers), dated)
        while chosen in self._numbers:
            self._numbers[dated] += 1
            chosen = f"{dated}-{self._numbers[dated]}"
        self._numbers[chosen] = 1
        return chosen


def _id(record: Fields, title: str, text: str) -> str:
    given = record.text("id")
    if given and _SLUG.fullmatch(given) is None:
        remedy = "Write lower-case words joined by hyphens, such as night-order-bluebonnet."
        raise record.error("id", f"is no id of an article ({given})", remedy)
    return given or slug_of(record.text("title") or title, text)


def _published(record: Fields) -> str:
    time = _TIME.fullmatch(record.text("published"))
    day = {**record.fields, "published": time[1]} if time else record.fields
    return Fields(day, record.name, record.place).date("published")


def _joined(value: object) -> object:
    """Several authors as one text."""
    several = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return ", ".join(value) if several and isinstance(value, list) else value
