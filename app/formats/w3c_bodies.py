"""The bodies of an annotation: its note, its tags, and its links with their stance.

A link is two bodies: the authority with purpose ``linking``, and the CiTO property with purpose
``classifying``, whose ``scope`` is that authority.  A link that nobody accepted must not read as
one to others, so both have the purpose ``assessing`` then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.domain.annotation import Annotation, Link, LinkStatus, Stance
from app.domain.mention import Evidence, Form, Signal, Target
from app.domain.proposals import USUAL_STANCE
from app.errors import BadInput
from app.formats.w3c_words import CITO, Iri, Json, Reference, iri_in, many, word_in

_READABLE = ("text/plain", "text/markdown", "")


def bodies(annotation: Annotation, iri: Iri) -> Iterator[Json]:
    """The bodies in their order: note, tags, links."""
    if annotation.note:
        yield _textual(annotation.note, "commenting") | {"format": "text/plain"}
    for tag in annotation.tags:
        yield _textual(tag, "tagging")
    for link in annotation.links:
        yield from _link_bodies(link, iri)


def read_bodies(data: Json, reference: Reference) -> tuple[str, tuple[str, ...], tuple[Link, ...]]:
    """Note, tags and links; several notes become one, a blank line between them.

    Raises ``BadInput`` for a body that is none of these.
    """
    notes = [data["bodyValue"]] if "bodyValue" in data else []
    tags: list[str] = []
    links: list[Link] = []
    motivation = next(iter(many(data.get("motivation"))), "")
    for body in many(data.get("body")):
        if isinstance(body, dict) and "value" in body and "source" not in body:
            purpose = next(iter(many(body.get("purpose"))), motivation)
            (tags if purpose == "tagging" else notes).append(_words(body))
        elif iri_in(body).startswith(CITO):
            links[-1:] = [_with_stance(links[-1:], body, reference)]
        else:
            links.append(_link(body, reference))
    return "\n\n".join(notes), tuple(tags), tuple(links)


def _textual(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _link_bodies(link: Link, iri: Iri) -> Iterator[Json]:
    accepted = link.status is LinkStatus.ACCEPTED
    authority: Json = {
        "type": "SpecificResource",
        "source": iri(link.target),
        "purpose": "linking" if accepted else "assessing",
        "basis:form": link.form.value,
        "basis:status": link.status.value,
    }
    if link.evidence:
        authority["basis:evidence"] = _evidence(link.evidence)
    yield authority
    yield {
        "type": "SpecificResource",
        "source": CITO + link.stance.value,
        "purpose": "classifying" if accepted else "assessing",
        "scope": iri(link.target),
    }


def _words(body: Json) -> str:
    if body.get("format", "") not in _READABLE:
        raise BadInput(
            name="The annotation",
            why=f"its note has the format {body['format']}",
            remedy="Send it as text/plain or text/markdown.",
        )
    return str(body["value"])


def _link(body: Any, reference: Reference) -> Link:
    fields = body if isinstance(body, dict) else {}
    form = word_in(Form, fields.get("basis:form", Form.DESCRIBED))
    return Link(
        target=reference(iri_in(body)),
        form=form,
        stance=USUAL_STANCE[form],
        status=word_in(LinkStatus, fields.get("basis:status", LinkStatus.ACCEPTED)),
        evidence=_read_evidence(fields.get("basis:evidence")),
    )


def _with_stance(links: list[Link], body: Json, reference: Reference) -> Link:
    """The link before it with the stance; ``scope``, where there is one, must name its target."""
    scope = body.get("scope") if isinstance(body, dict) else None
    if not links or (scope is not None and reference(scope) != links[0].target):
        raise BadInput(
            name="The annotation",
            why=f"its body {iri_in(body)} follows no link that it could be the stance of",
            remedy="Put it after the body with purpose linking.",
        )
    return replace(links[0], stance=word_in(Stance, iri_in(body).removeprefix(CITO)))


def _evidence(evidence: Evidence) -> Json:
    runner_up = evidence.runner_up
    return {
        "recogniser": evidence.recogniser,
        "signals": [
            {"field": signal.field, "words": signal.words, "weight": signal.weight}
            for signal in evidence.signals
        ],
        "runnerUp": {"id": runner_up.id, "score": runner_up.score} if runner_up else None,
        "missing": evidence.missing,
    }


def _read_evidence(data: Json | None) -> Evidence | None:
    if data is None:
        return None
    try:
        second = data["runnerUp"]
        return Evidence(
            recogniser=str(data["recogniser"]),
            signals=tuple(map(_signal, data["signals"])),
            runner_up=Target(str(second["id"]), float(second["score"])) if second else None,
            missing=str(data["missing"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(
            name="The annotation",
            why=f"its basis:evidence is not of the form that Basis writes ({error})",
            remedy="Leave it as it was exported, or leave it out.",
        ) from error


def _signal(data: Mapping[str, Any]) -> Signal:
    return Signal(str(data["field"]), str(data["words"]), float(data["weight"]))
