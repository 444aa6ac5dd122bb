from __future__ import annotations

import pytest

from app.domain.authority import AuthorityKind
from app.domain.citation_form import citation, kind_of, stub


@pytest.mark.parametrize(
    ("reference", "words", "kind"),
    [
        ("/us/usc/t8/s1182/d/5/A", "8 U.S.C. § 1182(d)(5)(A)", AuthorityKind.SECTION),
        ("/us/usc/t42/s2000e-2", "42 U.S.C. § 2000e-2", AuthorityKind.SECTION),
        ("/us/cfr/t8/s244.2", "8 C.F.R. § 244.2", AuthorityKind.REGULATION),
        ("/us/fr/90/13033", "90 Fed. Reg. 13033", AuthorityKind.NOTICE),
        ("/us/stat/104/4978", "104 Stat. 4978", AuthorityKind.ACT),
        ("/us/pl/101/649", "Pub. L. No. 101-649", AuthorityKind.ACT),
        ("/us/eo/14157", "Exec. Order No. 14,157", AuthorityKind.ORDER),
        ("/us/proc/10903", "Proclamation No. 10903", AuthorityKind.PROCLAMATION),
        ("/us/act/1798-07-06/ch66", None, AuthorityKind.ACT),
        ("/us/scotus/noem-v-doe", None, AuthorityKind.CASE),
    ],
)
def test_an_id_as_the_field_writes_it(
    reference: str, words: str | None, kind: AuthorityKind
) -> None:
    assert (citation(reference), kind_of(reference)) == (words, kind)


def test_a_stub_is_of_the_whole_section() -> None:
    made = stub("/us/usc/t42/s1983/a/1")
    assert (made.id, made.title, made.stub, made.as_of) == (
        "/us/usc/t42/s1983",
        "42 U.S.C. § 1983",
        True,
        "",
    )
