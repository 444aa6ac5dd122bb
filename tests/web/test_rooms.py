"""Every page is in the list of rooms, so that axe and the pictures look at it."""

from __future__ import annotations

from flask import Flask

from tests.browser.rooms import ROOMS

NO_PAGES = ("/annotations/", "/api/", "/static/", "/healthz", "/search.", "/search/build")
REACHED = {"/bundles/issued/<digest>", "/bundles/issued/<digest>.zip"}  # by way of their states

# There while something is made: entered by test_accessibility.py, which holds it.
MADE = {"/bundles/making/<token>", "/bundles/making/<token>/file"}


def test_every_page_is_in_the_list(starter_app: Flask) -> None:
    pages = {
        rule.rule
        for rule in starter_app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.rule.startswith(NO_PAGES)
    }
    adapter = starter_app.url_map.bind("127.0.0.1")
    seen = set()
    for room in ROOMS:
        path = room.path.partition("?")[0].partition("#")[0]
        if room.name != "not-found":
            rule, _ = adapter.match(path, return_rule=True)
            seen.add(rule.rule)
    assert len(pages) > 20
    assert pages - seen - REACHED - MADE == set()
