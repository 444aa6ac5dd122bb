"""The law beside a passage."""

from __future__ import annotations

import pytest

from app.services.beside import Beside, beside
from app.store.library import Library

ACT = "/us/act/1798-07-06/ch66"


def lit(law: Beside) -> list[str]:
    return [piece.text for line in law.lines for piece in line.pieces if piece.lit]


def test_the_provision_is_shown_with_the_words_of_the_passage_lit(starter: Library) -> None:
    law = beside(starter, "/us/usc/t50/s21", "an “invasion or predatory incursion”, it says")
    assert law.authority is not None
    assert law.authority.id == ACT
    assert [provision.id for provision in law.path] == ["/us/usc/t50/s21"]
    assert lit(law) == ["invasion or predatory incursion"]
    assert not any("§ 22" in piece.text for line in law.lines for piece in line.pieces)


def test_what_is_not_held_so_finely_is_shown_whole(starter: Library) -> None:
    law = beside(starter, "/us/usc/t50/s21/a/9", "nothing of it")
    assert [provision.id for provision in law.path] == ["/us/usc/t50/s21"]
    assert lit(law) == []


def test_a_whole_act_offers_its_parts(starter: Library) -> None:
    law = beside(starter, ACT, "the act")
    assert law.path == ()
    assert [provision.id for provision in law.below][:2] == ["/us/usc/t50/s21", "/us/usc/t50/s22"]


@pytest.mark.parametrize("target", ["/us/usc/t99/s1", "/us/eo/1"])
def test_what_the_library_does_not_hold_has_no_text(starter: Library, target: str) -> None:
    assert beside(starter, target, "words") == Beside(target, None, (), (), (), more=False)


def test_the_lines_are_the_text(starter: Library) -> None:
    law = beside(starter, "/us/usc/t50/s22", "chargeable with actual hostility")
    text = ["".join(piece.text for piece in line.pieces) for line in law.lines]
    assert text[0] == "§ 22. Time allowed to settle affairs and depart"
    assert text[1].startswith("When an alien who becomes liable as an enemy")
