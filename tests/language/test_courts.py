from __future__ import annotations

import pytest

from app.language.courts import courts


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Friday's Supreme Court order", ["supreme"]),
        ("Yesterday’s Supreme Court order", ["supreme"]),
        ("May's Supreme Court decision", ["supreme"]),
        ("the American Supreme Court's decision", ["supreme"]),
        ("America's Supreme Court", ["supreme"]),
        ("the US supreme court ruled", ["supreme"]),
        ("SCOTUS let it stand", ["supreme"]),
        ("the Roberts Court", ["supreme"]),
        ("the nation's highest court", ["supreme"]),
        ("the Texas Supreme Court", ["other"]),
        ("Texas's supreme court", ["other"]),
        ("the state supreme court", ["other"]),
        ("Israel's High Court", ["other"]),
        ("Monday's Ninth Circuit ruling", ["appeals"]),
        ("Thursday's court hearing", []),
    ],
)
def test_a_court_is_told_by_its_level(text: str, levels: list[str]) -> None:
    assert [each.level for each in courts(text, 0, len(text))] == levels
