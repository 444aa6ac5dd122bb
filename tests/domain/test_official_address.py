"""Official addresses are formed from ids and keys."""

from __future__ import annotations

import pytest

from app.domain.authority import Key
from app.domain.official_address import official_address


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        (
            "/us/usc/t8/s1182/d/5/A",
            "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title8-section1182"
            "&num=0&edition=prelim",
        ),
        ("/us/cfr/t8/s244.2/a", "https://www.ecfr.gov/current/title-8/section-244.2"),
        ("/us/cfr/t8/pt244", "https://www.ecfr.gov/current/title-8/part-244"),
        ("/us/fr/90/13033", "https://www.federalregister.gov/citation/90-FR-13033"),
        ("/us/eo/14157", "https://www.federalregister.gov/executive-order/14157"),
        ("/us/pl/101/649/s203", "https://www.govinfo.gov/link/plaw/101/public/649"),
        ("/us/stat/104/4978", "https://www.govinfo.gov/link/statute/104/4978"),
        ("/us/const/amd5", "https://constitution.congress.gov/constitution/amendment-5/"),
        ("/us/act/1798-07-06/ch66", None),
        ("/us/scotus/roe-v-wade", None),
    ],
)
def test_an_id_has_its_address(reference: str, address: str | None) -> None:
    assert official_address(reference) == address


def test_a_decision_has_the_address_of_its_reporter_or_docket() -> None:
    reporter, docket = Key("reporter", "335 U.S. 160"), Key("docket", "No. 24A931")
    case = "/us/scotus/ludecke-v-watkins"
    court = "https://www.supremecourt.gov/docket/docketfiles/html/public/24A931.html"
    assert official_address(case, [reporter]) == "https://www.courtlistener.com/c/U.S./335/160/"
    assert official_address(case, [docket]) == court
    assert official_address("/us/dcd/j-g-g-v-trump", [docket]) is None
