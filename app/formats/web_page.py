"""The article in a saved web page, as Markdown, with what the page states of itself."""

from __future__ import annotations

import codecs
import re

from app.errors import BadInput
from app.formats.text_file import decode, plain

_HEAD = 2048  # bytes; HTML wants the encoding declared within the first 1,024
_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
# The date a page states: no guessing from numbers in its text or its address.
_STATED_DATE = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
# Links that a wiki sets beside its headings are no words of the article.
_NO_WORDS = ["//*[contains(@class, 'mw-editsection')]"]
# The days of what an article cites are not its own: "Retrieved 2007-11-29".
_CITED = "//cite | //*[contains(@class, 'references') or contains(@class, 'accessdate')]"
_TAGS_KEPT_BY_THE_EXTRACTOR = re.compile(r"(?<!\\)</?su[bp]>")


def article(data: bytes, name: str, address: str = "") -> tuple[str, dict[str, object]]:
    """The Markdown of the article, and its title, author, published, outlet, url and summary.

    It is found by trafilatura, on these bytes alone: no network.  ``address`` is where the page
    was saved from; what it states itself counts first.  Raises ``BadInput`` where there is none.
    """
    page = _decoded(data, name)
    text, stated = _article(page, name), _metadata(page)
    return text, stated | {"url": stated["url"] or address}


def _decoded(data: bytes, name: str) -> str:
    """The page as text: UTF-8, or the encoding that it declares when it is not that."""
    declared = _CHARSET.search(data[:_HEAD])
    encoding = _encoding(declared[1].decode("ascii")) if declared else "utf-8"
    if encoding != "utf-8":
        try:
            return plain(data.decode(encoding), name)
        except UnicodeDecodeError:
            pass  # it declares wrongly, as pages saved by a browser do
    return decode(data, name)


def _encoding(label: str) -> str:
    """Python's name of an encoding, as browsers read the label (latin-1 is windows-1252)."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return "utf-8"
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _article(page: str, name: str) -> str:
    # Imported where it is used: it takes a fifth of a second, and every start lists the importers.
    import trafilatura  # noqa: PLC0415

    found = trafilatura.extract(
        page,
        output_format="markdown",
        include_comments=False,
        include_formatting=True,
        prune_xpath=_NO_WORDS,
    )
    if not found:
        raise BadInput(
            name=name,
            why="no article was found in the page",
            remedy="Save its text as Markdown (.md) and add that.",
        )
    return _TAGS_KEPT_BY_THE_EXTRACTOR.sub("", found) + "\n"


def _metadata(page: str) -> dict[str, object]:
    from trafilatura import load_html  # noqa: PLC0415
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    tree = load_html(page)
    for each in tree.xpath(_CITED) if tree is not None else ():
        each.drop_tree()
    stated = extract_metadata(page if tree is None else tree, date_config=_STATED_DATE)
    return {
        "title": stated.title,
        "author": stated.author,
        "published": stated.date,
        "outlet": stated.sitename,
        "url": stated.url,
        "summary": stated.description,
    }
