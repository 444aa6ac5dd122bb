"""What recognition as a whole keeps, on any text and in any circumstances."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.mention import Mention
from app.services.recognise import EXPLICIT, recognise
from tests.recognition import Case, cases, reading_of, small_table

CONTEXTS = ("", "/us/usc/t8/s1182/d/5", "/us/usc/t8/ch12/s1182", "/us/pl/104/208", "nothing")
PIECES = (
    *("8 U.S.C. §§ ", "1182(d)(5)(A), ", "(6)–(8) ", "section 5 of ", "such Act ", "this title "),
    *("subsection (b) ", "of this section", "Pub. L. 104–208, ", "div. C, title III, ", "§ 308 "),
    *("Act of June 27, 1952, ch. 477", "410 U.S. 113, ", "93 S. Ct. 705 (1973)", " v. ", "Roe"),
    *("8 CFR 244.2(a), ", "90 Fed. Reg. at 8,807", "First and Fifth Amendments", "Art. II, § 2"),
    *("ECLI:EU:C:2024:1", "Nos. 24-123, 25-7", "Id. at 5", "“", "”", "\n", ". ", "12", "note "),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=14).map("".join)


def _found(text: str, context: str = "") -> list[Mention]:
    return recognise(reading_of(text, "2025-06-12", context), small_table(), EXPLICIT)


@given(texts, st.sampled_from(CONTEXTS))
@settings(max_examples=300)
def test_any_text_is_read_and_every_span_lies_in_it(text: str, context: str) -> None:
    for mention in _found(text, context):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.chosen is None or mention.chosen == mention.targets[0].id


@given(texts, st.sampled_from(CONTEXTS))
@settings(max_examples=200)
def test_a_paragraph_before_only_shifts_what_is_found(text: str, context: str) -> None:
    before = "Nothing of the kind stands here.\n\n"
    shifted = Counter((m.start - len(before), m.chosen) for m in _found(before + text, context))
    assert shifted == Counter((m.start, m.chosen) for m in _found(text, context))


@pytest.mark.parametrize("case", cases("citations.txt"), ids=lambda case: case.text[:40])
def test_what_is_cited_is_cited_in_the_midst_of_a_text(case: Case) -> None:
    alone = [(m.text, m.chosen) for m in _found(case.text, case.context)]
    around = f"They said so.\n{case.text}\nAnd that was all."
    assert [(m.text, m.chosen) for m in _found(around, case.context)] == alone
