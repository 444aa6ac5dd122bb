"""The surface form of a citation, and the law that an id lies in."""

from __future__ import annotations

import pytest

from app.domain.references import law_of
from app.domain.surface import surface


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("section 1182(d)(5)(A) of this title", "section N(x) of this title"),
        ("42 U.S.C. 2000e–2", "N U.S.C. N"),
        ("Sept. 30, 1996, ch. 66, § 2(a)", "M N, N, ch. N, § N(x)"),
        ("Pub. L. 104–208, div. C, title III, § 308", "Pub. L. N, div. R, title R, § N"),
    ],
)
def test_numbers_months_and_subdivisions_are_taken_out(words: str, form: str) -> None:
    assert surface(words) == form


@pytest.mark.parametrize(
    ("reference", "law"),
    [
        ("/us/usc/t8/s1182/d/5", "/us/usc/t8/s1182"),
        ("/us/pl/104/208/dC/s308", "/us/pl/104/208"),
        ("/us/act/1946-04-30/s231/a", "/us/act/1946-04-30"),
        ("/us/act/1952-06-27/ch477/tII", "/us/act/1952-06-27/ch477"),
        ("/us/stat/96/1145-1148", "/us/stat/96/1145"),
        ("/us/stat/110/3009-546", "/us/stat/110/3009-546"),
        ("/us/eo/14157", "/us/eo/14157"),
        ("/us", "/us"),
    ],
)
def test_the_law_that_a_reference_lies_in(reference: str, law: str) -> None:
    assert law_of(reference) == law
