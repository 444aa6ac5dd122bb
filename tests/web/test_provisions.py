"""The provisions of an authority: their tree, and where in its text articles rely on them."""

from __future__ import annotations

from app.domain.authority import Authority, AuthorityKind
from app.web.references import led_here
from tests.web.conftest import Browser
from tests.web.pages import breaches, parse

PAROLE = "/authorities/us/usc/t8/s1182"
LIMIT = "/us/usc/t8/s1182/d/5/A"


def test_a_relied_on_provision_is_marked_and_leads_to_the_passages(starter: Browser) -> None:
    page = parse(starter.get(PAROLE))
    assert breaches(page) == []
    marks = [a.attributes for a in page.all("a") if a.attributes.get("class") == "relied"]
    assert [mark["href"] for mark in marks] == [f"#on-{LIMIT}"]
    assert f"on-{LIMIT}" in page.ids()


def test_a_mark_counts_the_passages(starter: Browser) -> None:
    response = starter.get(PAROLE)
    listed = response.get_data(as_text=True).count("<span>8 U.S.C. § 1182(d)(5)(A)</span>")
    assert listed > 1
    assert f"{listed} passages rely on 8 U.S.C. § 1182(d)(5)(A)" in parse(response).text


def test_every_link_of_the_tree_has_its_place(starter: Browser) -> None:
    for path in (PAROLE, "/authorities/us/act/1798-07-06/ch66", "/authorities/us/usc/t8/s1254a"):
        page = parse(starter.get(path))
        linked = {a.attributes["href"] for a in page.all("a")}
        inside = {link for link in linked if link.startswith("#/us/")}
        assert len(inside) > 1
        assert inside <= {f"#{each}" for each in page.ids()}


def test_a_reference_to_a_section_that_is_held_leads_to_its_page(starter: Browser) -> None:
    official = (
        '<a href="https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title8-section{}'
        '&amp;num=0&amp;edition=prelim" rel="noopener">§ {}</a>'
    )
    html = official.format("1182", "1182") + official.format("9999", "9999")
    known = {"/us/usc/t8/s1182": Authority("/us/usc/t8/s1182", AuthorityKind.SECTION, "t")}
    with starter.application.test_request_context():
        led = led_here(html, known.get)
    assert f'<a href="{PAROLE}">§ 1182</a>' in led
    assert official.format("9999", "9999") in led
