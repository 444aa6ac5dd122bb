"""The targets of an annotation: its passages, and the annotation that it answers.

A passage is a ``SpecificResource`` of the document with two selectors side by side, which the
model takes as alternatives for the same segment.  The version that the offsets count in is the
``cached`` representation of a ``TimeState``: that is what the model has for "select in this
copy of the source".  Without a time, which a ``TimeState`` must have, that copy is the state.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.domain.annotation import Anchor, AnchorState, Annotation
from app.errors import BadInput
from app.formats.iris import version_iri, version_of
from app.formats.w3c_words import Iri, Json, Reference, iri_in, many, word_in


def targets(annotation: Annotation, iri: Iri) -> Iterator[str | Json]:
    """The passages, the annotation answered, or where there is neither the whole document."""
    document = iri(annotation.document)
    for anchor in annotation.anchors:
        yield _passage(anchor, document, _day(anchor, annotation))
    if annotation.reply_to:
        yield {"type": "SpecificResource", "source": annotation.reply_to, "scope": document}
    elif not annotation.anchors:
        yield document


def read_targets(data: Json, reference: Reference) -> tuple[str, tuple[Anchor, ...], str]:
    """The document, the passages in it and the annotation answered (or nothing).

    A passage given by its words alone has no version, start and end 0 and the state ``check``:
    it waits to be found.  Raises ``BadInput`` for targets in several documents and for a passage
    that is not selected by its words.
    """
    replies = "replying" in many(data.get("motivation"))
    documents: list[str] = []
    anchors: list[Anchor] = []
    reply_to = ""
    for target in many(data["target"]):
        fields = target if isinstance(target, dict) else {}
        if "selector" in fields:
            anchors.append(_anchor(fields))
        elif replies and not reply_to:
            reply_to = iri_in(target)
            documents += [reference(scope) for scope in many(fields.get("scope"))]
            continue
        documents.append(reference(iri_in(target)))
    return _only(documents), tuple(anchors), reply_to


def _day(anchor: Anchor, annotation: Annotation) -> str:
    """A time at which the document had these words in this place.

    What was carried to another place or to other words was so when that was done, all else when it
    was annotated.
    """
    carried = anchor.state in (AnchorState.MOVED, AnchorState.CHANGED)
    return annotation.modified if carried else annotation.created


def _passage(anchor: Anchor, document: str, day: str) -> Json:
    passage: Json = {"type": "SpecificResource", "source": document}
    if anchor.version:
        copy = version_iri(anchor.version)
        dated = {"type": "TimeState", "sourceDate": day, "cached": copy}
        passage["state"] = dated if day else copy
    quote = {"exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
    passage["selector"] = [
        {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        {"type": "TextQuoteSelector"} | quote,
    ]
    if anchor.state is not AnchorState.EXACT:
        passage["basis:anchorState"] = anchor.state.value
    return passage


def _anchor(target: Json) -> Anchor:
    quote = _selector(target, "TextQuoteSelector")
    position = _selector(target, "TextPositionSelector")
    if quote is None:
        raise BadInput(
            name="The annotation",
            why="a passage of it is not given by its words",
            remedy="Add a TextQuoteSelector to the target.",
        )
    usual = AnchorState.EXACT if position else AnchorState.CHECK
    return Anchor(
        version=_version(target.get("state")),
        start=position["start"] if position else 0,
        end=position["end"] if position else 0,
        exact=quote["exact"],
        prefix=quote.get("prefix", ""),
        suffix=quote.get("suffix", ""),
        state=word_in(AnchorState, target.get("basis:anchorState", usual)),
    )


def _selector(target: Json, kind: str) -> Json | None:
    """The first selector of a kind; others (ranges, fragments) are other ways to the same."""
    selectors = [each for each in many(target["selector"]) if isinstance(each, dict)]
    return next((each for each in selectors if kind in many(each.get("type"))), None)


def _version(state: Any) -> str:
    """The hash of the version, where a state names one the way that Basis does."""
    states = [each.get("cached") if isinstance(each, dict) else each for each in many(state)]
    copies = [copy for each in states for copy in many(each)]
    return next((version for copy in copies if (version := version_of(copy))), "")


def _only(documents: list[str]) -> str:
    if len(set(documents)) > 1:
        raise BadInput(
            name="The annotation",
            why=f"its targets are in several documents ({', '.join(sorted(set(documents)))})",
            remedy="Make one annotation for each.",
        )
    return documents[0] if documents else ""
