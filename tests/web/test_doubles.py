"""The page on which a person says whether two articles are one."""

from __future__ import annotations

from tests.web.conftest import Browser
from tests.web.pages import breaches, parse
from tests.web.test_bring_in import send

WORDS = " ".join(f"word{n}" for n in range(80))
FIRST = f"# Lamps out\n\nThe lamps are out in the north. {WORDS}\n"
AGAIN = FIRST.replace("# Lamps out", "# Lamps are out") + "\nThe office answered late.\n"
PAIR = {"document": "lamps-are-out", "other": "lamps-out"}


def words(small: Browser) -> str:
    page = parse(small.get("/doubles/"))
    assert breaches(page) == []
    return " ".join(page.text.split())


def test_two_articles_are_merged_on_a_page_and_parted_again(small: Browser) -> None:
    assert "Nothing was proposed" in words(small)
    send(small, {"a.md": FIRST.encode(), "b.md": AGAIN.encode()})
    assert "Lamps are out is again, nearly word for word, Lamps out" in words(small)
    assert small.send("/doubles/", do="merge", **PAIR).status_code == 303
    assert "Merged." in words(small)
    moved = small.get("/articles/lamps-are-out")
    assert moved.status_code == 302
    assert moved.headers["Location"].endswith("/articles/lamps-out")
    assert small.send("/doubles/", do="undo", **PAIR).status_code == 303
    assert small.get("/articles/lamps-are-out").status_code == 200
    assert small.send("/doubles/", do="apart", **PAIR).status_code == 303
    assert "Kept apart." in words(small)


def test_a_pair_that_nobody_proposed_is_not_found(small: Browser) -> None:
    assert small.send("/doubles/", do="merge", document="x", other="y").status_code == 404


def test_annotations_that_were_sent_are_told(small: Browser) -> None:
    note = b"""{"total": 1, "rows": [{"id": "Q", "uri": "https://a.example/x", "user": "acct:a@b",
      "text": "Hm", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "no such"}]}],
      "permissions": {"read": []}}]}"""
    status, text = send(small, {"notes.json": note})
    assert status == 200
    assert "1 annotation; 1 passage of them to be checked" in text
