"""Keep: what a text brings to the records of authorities, and where it meets one held already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from app.domain.authority import Authority, Provision, merged
from app.domain.document import Rendering
from app.domain.moment import now
from app.domain.references import slug
from app.errors import OtherWords
from app.importers import Imported, Page
from app.store import authorities, documents, unread
from app.store.library import Library
from app.text.pages import page_spans
from app.text.provisions import provision_spans

_AFTER_THE_LAW = ("/source-credit", "/note")  # last steps of ids that are no words of the law


def record(library: Library, found: Authority) -> bool:
    """Keep a record as it was found, with what people wrote of it; True when that changes it."""
    held = authorities.get(library.db, found.id)
    kept = merged(held, found) if held and not found.digest else found
    if kept != held:
        authorities.put(library.db, kept)
        unread.record_changed(library.db, now())
    return kept != held


def is_less(library: Library, imported: Imported, rendering: Rendering) -> bool:
    """Whether a source has no text of an authority, or less than the text that is held of it."""
    if not rendering.text:
        return True
    return imported.partial and documents.current(library.db, imported.document.id) is not None


def is_less_of_an_article(library: Library, imported: Imported) -> bool:
    """Whether a source only says that there is an article, of which something is held already."""
    if imported.authority is not None or not imported.partial:
        return False
    return documents.current(library.db, imported.document.id) is not None


def joined(library: Library, found: Authority) -> Authority:
    """A record that came without a text, with all that is known of it already.

    What is said of a text that is held stays: its source, its extent, its provisions; and so does
    the source of a record that people wrote.
    """
    held = authorities.get(library.db, found.id)
    if held is None:
        return found
    if found.stub:
        return held
    both = merged(held, found)
    if documents.current(library.db, found.id) is not None:
        return replace(
            both,
            source=held.source,
            held=held.held,
            as_of=held.as_of,
            provisions=held.provisions,
        )
    if held.digest:
        newest = max(held.as_of, found.as_of)
        return replace(both, source=held.source, held=held.held, as_of=newest)
    return both


def holder(library: Library, reference: str) -> str | None:
    """The authority whose text has a provision of that id, where the id has no record itself.

    A section that an act's text holds is not kept twice: the record is the act's.
    """
    container = authorities.holder(library.db, reference)
    if container in (None, reference) or authorities.get(library.db, reference) is not None:
        return None
    return container


def meet(library: Library, found: Authority, rendering: Rendering) -> None:
    """Compare a section's own words with those held of it in another authority's text.

    Raises ``OtherWords`` naming both where they differ.
    """
    container = holder(library, found.id)
    assert container is not None  # the caller asked
    version, held = documents.current(library.db, container), authorities.get(library.db, container)
    assert version is not None  # a provision stands in a text
    assert held is not None
    place = next(each for each in held.provisions if each.id == found.id)
    if _folded(version.text[place.start : place.end]) != _folded(_law(found.id, rendering)):
        raise OtherWords(name=found.title, title=held.title, id=container)


def with_provisions(
    authority: Authority, rendering: Rendering, pages: tuple[Page, ...] = ()
) -> Authority:
    """The record with the provisions that its text marks, and the pages of its printed source."""
    provisions = [
        Provision(reference, authority.id, _heading(rendering.text, start), start, end)
        for reference, start, end in provision_spans(rendering)
    ]
    provisions += _pages(authority, rendering, pages)
    return replace(authority, provisions=tuple(provisions))


def _pages(
    authority: Authority, rendering: Rendering, pages: tuple[Page, ...]
) -> Iterator[Provision]:
    """The pages as provisions; of two with one number the second has ``_2`` behind it."""
    times: Counter[str] = Counter()
    for page, (start, end) in page_spans(rendering.text, [(p, p.before) for p in pages]):
        if not page.label:  # where the last page ends, before footnotes that stand at the end
            continue
        part = f"{slug(page.part)}/" if page.part else ""
        heading = f"{page.part}, page {page.label}" if page.part else f"Page {page.label}"
        reference = f"{authority.id}/{part}p{slug(page.label)}"
        times[reference] += 1
        if times[reference] > 1:
            reference = f"{reference}_{times[reference]}"
        yield Provision(reference, authority.id, heading, start, end)


def same_law(reference: str, before: Rendering, after: Rendering) -> bool:
    """Whether two texts of an authority have the same words of the law, whatever their notes."""
    return _law(reference, before) == _law(reference, after)


def _law(reference: str, rendering: Rendering) -> str:
    """The words of a section without its source credit and notes."""
    after = tuple(reference + step for step in _AFTER_THE_LAW)
    return "\n".join(
        rendering.text[block.start : block.end]
        for block in rendering.blocks
        if not (block.provision or "").startswith(after)
    )


def _folded(text: str) -> str:
    """The letters and digits of a text after its heading, in lower case."""
    body = text.split("\n", 1)[-1]
    return "".join(filter(str.isalnum, body)).lower()


def _heading(text: str, start: int) -> str:
    return text[start:].split("\n", 1)[0][:120]
