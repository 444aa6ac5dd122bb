from __future__ import annotations

import pytest

from app.domain.authority import Authority, AuthorityKind, Key
from app.domain.authority_table import AuthorityTable
from app.recognisers.register_documents import RegisterDocuments
from app.text.reading import reading_of_text

NOTICE = "/us/fr/90/13611"
TABLE = AuthorityTable(
    [
        Authority(
            NOTICE, AuthorityKind.NOTICE, "A notice", keys=(Key("frdoc", "FR Doc. 2025-05128"),)
        )
    ],
    {},
)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("It is FR Doc. 2025-05128.", [("FR Doc. 2025-05128", NOTICE)]),
        ("(FR Doc. No. 2025–05128)", [("FR Doc. No. 2025–05128", NOTICE)]),
        (
            "Federal Register document 2025-05128",
            [("Federal Register document 2025-05128", NOTICE)],
        ),
        ("[FR Doc. 2025-05129 Filed 3-24-25]", [("FR Doc. 2025-05129", None)]),
        ("FR Doc. C1-2025-05128", [("FR Doc. C1-2025-05128", None)]),
        ("our docs 2025-05128 and FR Doc. 25", []),
    ],
)
def test_a_document_number_leads_to_its_record(
    text: str, chosen: list[tuple[str, str | None]]
) -> None:
    found = RegisterDocuments().find(reading_of_text(text, "2025-06-12"), TABLE)
    assert [(each.text, each.chosen) for each in found] == chosen
