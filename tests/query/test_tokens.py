"""Texts become the same tokens wherever they are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entry import Entry
from app.query.analysis import analyse, joined
from app.query.streams import COLUMNS, filter_token, spell, split, streams, unspell
from app.query.tokens import cut_up, words
from tests.query.cases import pairs


@pytest.mark.parametrize(("text", "expected"), pairs("tokens.txt"))
def test_words(text: str, expected: str) -> None:
    found = [w.exact if w.text == w.exact else f"{w.exact}/{w.text}" for w in words(text)]
    assert " ".join(found) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. G. G.", "JGG"),
        ("J.G.G.’s", "J.G.G."),
        ("authorize", "authorized"),
        ("U. S. C.", "USC"),
        ("§§ 21", "section 21"),
        ("14,157", "14157"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("PAROLE", "parole"),
    ],
)
def test_spellings_that_are_one(one: str, other: str) -> None:
    assert [w.text for w in words(one)] == [w.text for w in words(other)]


@pytest.mark.parametrize(("one", "other"), [("INS", "in"), ("24A1", "24A2"), ("244.2", "2442")])
def test_words_that_are_not_one(one: str, other: str) -> None:
    assert [w.text for w in words(one)] != [w.text for w in words(other)]


def test_joined_words_and_citations_stand_beside_the_words() -> None:
    text = "A case-by-case basis, 50 U.S.C. § 21."
    beside = [t for t in analyse(text) if t.kind not in ("word", "break")]
    said = [(t.kind, t.text, text[t.start : t.end], t.position) for t in beside]
    assert said == [
        ("joined", "casebycas", "case-by-case", 1),
        ("citation", "/us/usc/t50/s21", "50 U.S.C. § 21", 5),
    ]


@given(st.text())
def test_offsets_point_at_words_in_order(text: str) -> None:
    tokens = words(text)
    assert [t.position for t in tokens] == list(range(len(tokens)))
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    for token in tokens:
        assert token.text
        assert token.kind == "break" or text[token.start : token.end].strip()
        assert not any(map(str.isspace, token.text.replace("\u2029", "")))


@given(st.one_of(st.text(), st.text(alphabet="aé.-'§U S1,\n\u2028\u2029")))
def test_the_quick_ways_of_indexing_give_the_same_tokens(text: str) -> None:
    found = analyse(text, with_citations=False)
    cut = cut_up(text)
    said = [(t.exact, t.start, t.end) for t in found if t.kind in ("word", "break")]
    assert said == [(w, cut.starts[n], cut.ends[n]) for n, w in enumerate(cut.exact)]
    assert list(joined(text, cut)) == [t.text for t in found if t.kind == "joined"]


@given(st.text(alphabet="J. G§'’-1,0a\nbé ", max_size=60))
def test_analysis_of_legal_signs_stays_in_the_text(text: str) -> None:
    for token in analyse(text):
        assert 0 <= token.start < token.end <= len(text)


TOKENS = st.text(st.characters(exclude_characters=" ", exclude_categories=("Co", "Cs")), min_size=1)


@given(st.lists(TOKENS, min_size=1))
def test_spelled_tokens_survive_every_tokenizer_and_come_back(tokens: list[str]) -> None:
    spelled = [spell(token) for token in tokens]
    assert all(
        ord(c) > 127 or c in "abcdefghijklmnopqrstuvwxyz0123456789" for c in "".join(spelled)
    )
    assert [unspell(each) for each in split(" ".join(spelled))] == tokens


@given(st.text(), st.text())
def test_streams_have_a_place_for_each_word(title: str, body: str) -> None:
    made = streams(Entry("article:a", "article", title, body=body), 1)
    for column in ("title", "names", "body"):
        exact = getattr(made, f"exact_{column}")
        assert len(getattr(made, column).split(" ")) == len(exact.split(" "))
    assert all("  " not in getattr(made, column) for column in COLUMNS)


def test_filter_values_are_compared_without_case_accents_or_spacing() -> None:
    assert filter_token("tag", " Due  Process ") == filter_token("tag", "due process")
    assert filter_token("by", "Zoë") == filter_token("by", "zoe")
    assert filter_token("tag", "a") != filter_token("by", "a")
