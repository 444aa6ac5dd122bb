"""Arbitrary annotations for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from app.domain.annotation import (
    Anchor,
    AnchorState,
    Annotation,
    Link,
    LinkStatus,
    Stance,
    Visibility,
)
from app.domain.mention import Evidence, Form, Signal, Target
from tests.formats.authorities import IDS, few

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
URNS = st.uuids().map(lambda uuid: f"urn:uuid:{uuid}")
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
TIMES = st.datetimes().map(lambda time: time.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0"))
HASHES = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    start = draw(st.integers(0, 10**7))
    return Anchor(
        draw(HASHES),
        start,
        start + draw(st.integers(0, 1000)),
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
        draw(st.sampled_from(AnchorState)),
    )


EVIDENCE = st.builds(
    Evidence,
    TEXTS,
    few(st.builds(Signal, TEXTS, TEXTS, NUMBERS)),
    st.none() | st.builds(Target, IDS, NUMBERS),
    TEXTS,
)
LINKS = st.builds(
    Link,
    IDS,
    st.sampled_from(Form),
    st.sampled_from(Stance),
    st.sampled_from(LinkStatus),
    st.none() | EVIDENCE,
)
ANNOTATIONS = st.builds(
    Annotation,
    id=URNS,
    document=SLUGS | IDS,
    anchors=few(anchors()),
    creator=URNS | TEXTS,
    created=TIMES,
    modified=TIMES,
    note=TEXTS,
    tags=few(TEXTS),
    links=few(LINKS),
    visibility=st.sampled_from(Visibility),
    reply_to=st.just("") | URNS,
    withdrawn=st.booleans(),
    revision=st.integers(1, 10**6),
    canonical=st.just("") | URNS,
    via=few(URNS),
)
