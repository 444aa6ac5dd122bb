"""The number of a public law as drafters and the Code's editors write it."""

from __future__ import annotations

from typing import Final

from app.domain.section_lists import DASH

# "Public Law 104–170", "Pub. L. 104–170"
PUBLIC_LAW: Final = (
    rf"(?:Public\s+Law|Pub\.\s+L\.)\s+(?P<congress>[0-9]{{2,3}})[{DASH}]"
    r"(?P<number>[0-9]{1,4})(?!\w)"
)
