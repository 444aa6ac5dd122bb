"""What a law calls itself, and what it calls others."""

from __future__ import annotations

import pytest

from app.domain.short_titles import short_titles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("This chapter may be cited as the “Clayton Act”.", ("Clayton Act",)),
        ('This Act may be cited as "Sherman Act."', ("Sherman Act",)),
        (
            "Title I may be cited as the “One Act”; title II may be cited as the “Two Act” and,"
            " wherever it stands, title I may be cited as the “One Act”.",
            ("One Act", "Two Act"),
        ),
        ("provided that: “This Act may be cited as the ‘Other Act of 1960’.”", ()),
        ("The brief may be cited as authority by a “friend of the Court”.", ()),
        ("", ()),
    ],
)
def test_they_are_read(text: str, names: tuple[str, ...]) -> None:
    assert short_titles(text) == names
