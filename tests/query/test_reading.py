"""What is read from the tokens that were indexed is what is read from the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.query.reading import read
from app.query.streams import spell
from app.query.tokens import BREAK_TEXT, cut_up, stem

WORDS = st.sampled_from(
    ["war", "J. G. G.", "§ 21", "e-mail", "It ended. ", "\n", "\n\n", "é" * 300]
)


@given(st.one_of(st.text(alphabet="aé. -§\n\u2029", max_size=60), st.lists(WORDS).map(" ".join)))
def test_lines_are_parts_of_the_whole(text: str) -> None:
    reading, cut = read(text), cut_up(text)
    assert (reading.whole.cut.starts, reading.whole.cut.ends) == (cut.starts, cut.ends)
    assert reading.whole.stems == [spell(stem(word)) for word in cut.exact]
    lines = [reading.line(number) for number in range(len(reading.stem_lines))]
    ends = [n for n, word in enumerate(cut.exact) if word == BREAK_TEXT]
    for line, (before, end) in zip(lines, pairwise([-1, *ends, len(cut.exact)]), strict=True):
        words = range(before + 1, end)
        assert [line.start + start for start in line.cut.starts] == [cut.starts[n] for n in words]
        assert [line.start + end for end in line.cut.ends] == [cut.ends[n] for n in words]
        assert line.stems == [spell(stem(cut.exact[n])) for n in words]
        assert line.exact == [spell(cut.exact[n]) for n in words]
        assert line.cut.exact == [cut.exact[n] for n in words]
        assert text.startswith(line.text, line.start)
        whole = reading.whole.sentences
        assert line.sentences == [n - before - 1 for n in whole if before < n < end]
