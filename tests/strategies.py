"""Arbitrary things of the domain, for property tests of every layer."""

from __future__ import annotations

from uuid import UUID

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
from app.domain.authority import Authority, AuthorityKind, Event, Key, Provision, Trait
from app.domain.mention import Evidence, Form, Mention, Signal, Target

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20
)
segments = st.from_regex(r"[a-z0-9][a-z0-9-]{0,6}", fullmatch=True)
ids = st.lists(segments, min_size=2, max_size=5).map(lambda parts: "/" + "/".join(parts))
dates = st.dates().map(lambda day: day.isoformat())
scores = st.floats(0, 100, allow_nan=False)

targets = st.builds(Target, ids, scores)
evidence = st.builds(
    Evidence,
    recogniser=segments,
    signals=st.lists(st.builds(Signal, segments, words, scores), max_size=3).map(tuple),
    runner_up=st.none() | targets,
    missing=words,
)
mentions = st.builds(
    Mention,
    start=st.integers(0, 99),
    end=st.integers(100, 200),
    text=words,
    form=st.sampled_from(Form),
    targets=st.lists(targets, max_size=3).map(tuple),
    chosen=st.none() | ids,
    evidence=evidence,
)
links = st.builds(
    Link,
    target=ids,
    form=st.sampled_from(Form),
    stance=st.sampled_from(Stance),
    status=st.sampled_from(LinkStatus),
    evidence=st.none() | evidence,
)
uuids = st.uuids(version=4).map(UUID.urn.fget)  # type: ignore[attr-defined]


def annotations_on(document: str, version: str) -> st.SearchStrategy[Annotation]:
    """Annotations whose anchors name that version of that document."""
    anchors = st.builds(
        Anchor,
        version=st.just(version),
        start=st.integers(0, 99),
        end=st.integers(100, 200),
        exact=words,
        prefix=words,
        suffix=words,
        state=st.sampled_from(AnchorState),
    )
    return st.builds(
        Annotation,
        id=uuids,
        document=st.just(document),
        anchors=st.lists(anchors, max_size=3).map(tuple),
        creator=words,
        created=dates,
        modified=dates,
        note=words,
        tags=st.lists(words, max_size=3).map(tuple),
        links=st.lists(links, max_size=3).map(tuple),
        visibility=st.sampled_from(Visibility),
        reply_to=st.just("") | uuids,
        withdrawn=st.booleans(),
        revision=st.integers(1, 9),
        canonical=st.just("") | uuids,
        via=st.lists(uuids, max_size=2).map(tuple),
    )


@st.composite
def authorities(draw: st.DrawFn) -> Authority:
    """Whole records, with provisions of their own."""
    reference = draw(ids)
    provisions = st.builds(
        Provision, ids, st.just(reference), words, st.integers(0, 9), st.integers(10, 20)
    )
    return draw(
        st.builds(
            Authority,
            id=st.just(reference),
            kind=st.sampled_from(AuthorityKind),
            title=words,
            digest=words,
            as_of=dates,
            source=words,
            part_of=st.just("") | ids,
            held=words,
            court=words,
            names=st.lists(words, max_size=3).map(tuple),
            keys=st.lists(st.builds(Key, segments, words), max_size=3).map(tuple),
            numbering=st.lists(st.tuples(ids, words), max_size=3).map(tuple),
            traits=st.lists(st.builds(Trait, words, words), max_size=3).map(tuple),
            events=st.lists(
                st.builds(Event, dates, segments, words, words, st.just("") | ids), max_size=3
            ).map(tuple),
            provisions=st.lists(provisions, max_size=3, unique_by=lambda p: p.id).map(tuple),
            stub=st.booleans(),
        )
    )
