"""The names-used ledger on the page of an authority: seen, overruled, given back to the rule."""

from __future__ import annotations

from tests.web.conftest import Browser
from tests.web.pages import parse

ACT = "/authorities/us/act/1798-07-06/ch66"


def test_the_ledger_shows_the_words_of_accepted_links(starter: Browser) -> None:
    text = parse(starter.get(ACT)).text
    assert "Names that people use" in text
    assert "an 18th-century wartime law" in text


def test_a_name_is_taken_and_given_back(small: Browser) -> None:
    assert small.send(ACT, words="the plane law", use="always").status_code == 303
    assert "the plane law" in parse(small.get(ACT)).text
    small.send(ACT, words="the plane law", use="auto")
    assert "the plane law" not in parse(small.get(ACT)).text


def test_nonsense_is_refused(small: Browser) -> None:
    assert small.send(ACT, words="x", use="perhaps").status_code == 400
    assert small.send("/authorities/us/nothing/1", words="x", use="never").status_code == 404
