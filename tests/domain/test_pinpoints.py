"""Whether the part that a pinpoint names stands in the text held."""

from __future__ import annotations

import pytest

from app.domain.authority import Authority, AuthorityKind, Provision
from app.domain.authority_table import AuthorityTable
from app.domain.pinpoints import absent

WHOLE, PART = "/us/usc/t8/s1182", "/us/usc/t8/s1101"
PARTS = {
    WHOLE: ("", "/a", "/a/1", "/a/2", "/a/2/A", "/b", "/c", "/c/1", "/c/1/A", "/c/1/A/i"),
    PART: ("", "/a", "/a/15", "/a/43"),  # an extract: what lies between is not held
}


def _table() -> AuthorityTable:
    authorities = [
        Authority(
            section,
            AuthorityKind.SECTION,
            section,
            provisions=tuple(
                Provision(section + part, section, "", place, place + 1)
                for place, part in enumerate(parts)
            ),
        )
        for section, parts in PARTS.items()
    ]
    return AuthorityTable(authorities, {})


@pytest.mark.parametrize(
    ("reference", "says"),
    [
        (WHOLE, ""),
        (WHOLE + "/a/2/A", ""),
        (WHOLE + "/d", "8 U.S.C. § 1182 has (a) to (c)"),
        (WHOLE + "/a/55/B", "8 U.S.C. § 1182(a) has (1) to (2)"),
        (WHOLE + "/c/1/A/iii", "8 U.S.C. § 1182(c)(1)(A) has i "),
        (WHOLE + "/b/1", ""),  # (b) is not divided in the text held: nothing is said
        (PART + "/a/16", ""),
        ("/us/usc/t9/s1/a", ""),
    ],
)
def test_a_part_that_is_not_there_is_said_so(reference: str, says: str) -> None:
    told = absent(_table(), reference)
    assert says in told
    assert bool(told) == bool(says)
