"""What a new text did to provisions: changed, the same, renumbered, gone."""

from __future__ import annotations

from app.text.markdown import render
from app.text.provision_changes import Outcome, outcomes

BASE = "/us/usc/t99/s1"
LINES = {
    "": "§ 1. Lamps",
    "/a": "(a) A lamp burns.",
    "/b": "(b) A lamp is counted.",
    "/c": "",
    "/source-credit": "(June 1, 1901, ch. 2.)",
    "/note": "A note on lamps.",
}


def text(**changes: str) -> str:
    lines = LINES | {f"/{step.replace('_', '-')}": words for step, words in changes.items()}
    return "\n\n".join(
        f'{{provision="{BASE}{step}"}}\n{words}' for step, words in lines.items() if words
    )


def compared(*provisions: str, **changes: str) -> list[Outcome]:
    before, after = (render(each, provisions=True) for each in (text(), text(**changes)))
    asked = [BASE + step for step in provisions]
    return [outcome for _, outcome in outcomes(before, after, asked)]


def test_words_that_changed_change_what_they_lie_in() -> None:
    found = compared("", "/a", "/b", b="(b) A lamp is counted twice.")
    assert found == [Outcome.CHANGED, Outcome.SAME, Outcome.CHANGED]


def test_notes_and_source_credits_are_no_words_of_the_law() -> None:
    found = compared("", "/a", note="Another.", source_credit="(July 2, 1902, ch. 3.)")
    assert found == [Outcome.SAME, Outcome.SAME]


def test_spaces_and_marks_of_a_release_are_none_either() -> None:
    assert compared("/a", a="(a)  A lamp—burns") == [Outcome.SAME]


def test_gone_and_renumbered() -> None:
    assert compared("/b", b="") == [Outcome.GONE]
    assert compared("/b", b="", c="(b) A lamp is counted.") == [Outcome.RENUMBERED]


def test_what_the_older_text_did_not_mark_is_asked_for_as_what_it_lies_in() -> None:
    assert compared("/a/1", a="(a) A lamp shines.") == [Outcome.CHANGED]
    assert list(outcomes(render("x"), render("y"), [BASE])) == []
