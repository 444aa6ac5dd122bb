"""What the evidence of a citation of the Code says of a section that there is not."""

from __future__ import annotations

import pytest

from app.formats.code_sections import release_point
from app.recognisers.code_citations import CodeCitations
from tests.recognition import reading_of, small_table


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("8 U.S.C. 1182(d)(5)", []),
        ("8 U.S.C. §§ 1106, 1107 and 9999", ["1106", "9999"]),
        ("50 U.S.C. App. 5", []),  # the list has no appendices
        ("42 U.S.C. 2000e–2 et seq.", []),
    ],
)
def test_a_number_that_is_no_section_is_told_of(text: str, told_of: list[str]) -> None:
    field = f"not a section of the Code as of release point {release_point()}"
    found = CodeCitations().find(reading_of(text), small_table())
    signals = [signal for each in found for signal in each.evidence.signals]
    assert [signal.words for signal in signals if signal.field == field] == told_of


@pytest.mark.parametrize(
    ("text", "chosen", "trailer"),
    [
        ("42 U.S.C. § 1983", "/us/usc/t42/s1983", []),
        ("42 U.S.C. § 1983 note", "/us/usc/t42/s1983/note", ["note"]),
        ("50 U.S.C. 1701 et seq.", "/us/usc/t50/s1701", ["et seq."]),
        ("50 U.S.C. App. § 5", "/us/usc/t50a/s5", []),
    ],
)
def test_notes_what_follows_and_appendices_are_kept_apart(
    text: str, chosen: str, trailer: list[str]
) -> None:
    (found,) = CodeCitations().find(reading_of(text), small_table())
    assert found.chosen == chosen
    assert [each.words for each in found.evidence.signals if each.field == "trailer"] == trailer
