"""Acts by their names, where the text itself tells their number or their place in the Code.

``the Help America Vote Act of 2002 (Public Law 107–252)``, ``Pub. L. 107–252, …, known as the …``:
as drafters and the Code's editors write them.  What a law calls itself is read in ``resolution``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.act_titles import ACT_TITLE, END_OF_TITLE
from app.domain.authority_table import AuthorityTable
from app.domain.law_numbers import PUBLIC_LAW
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.numbering import act_named
from app.domain.references import fold_dashes, public_law, usc
from app.domain.section_lists import NUMBER
from app.recognisers import mention

__all__ = ["ActsTold"]

_BEGINS = r"(?:(?<=\b[Tt]he\s)|(?<=[‘“\[]))"
_PLACE = (
    rf"(?P<title>[1-9][0-9]?)\s+(?P<app>App\.\s+)?U\.S\.C\.\s+(?P<appendix>App\.\s+)?"
    rf"(?P<section>{NUMBER})(?!\w|\()"
)
# Right behind the name: "(Public Law 104–170; 110 Stat. 1489)", "(7 U.S.C. 136 et seq.)"
_GLOSSED = re.compile(rf"{_BEGINS}{ACT_TITLE}\s+[(\[](?:{PUBLIC_LAW}|{_PLACE})")
# What stands between a name and that: most texts have none, and are not searched for names.
_GLOSS = re.compile(rf"{END_OF_TITLE}\s+[(\[](?:Pub|[1-9][0-9]?\s+(?:App\.\s+)?U\.S\.C)")
# "The Federal Election Campaign Act of 1971, referred to in subsec. (a), is Pub. L. 92–225"
_REFERRED_TO = re.compile(
    rf"{_BEGINS}{ACT_TITLE},\s+referred\s+to\s+in\s+[^.;]{{1,80}}(?:\.\s\([^.;]{{1,40}})?,\s+is\s+{PUBLIC_LAW}"
)
# "Pub. L. 107–252, Oct. 29, 2002, 116 Stat. 1666, known as the Help America Vote Act of 2002"
_KNOWN_AS = re.compile(
    rf"{PUBLIC_LAW}[^;:“”]{{0,80}}?,\s+(?:also\s+)?known\s+as\s+the\s+{ACT_TITLE}"
)
# The gloss of "title II of the … Act (42 U.S.C. 5611 et seq.)" is of the title.
_UNIT_OF = re.compile(r"(?:\)|\b[0-9A-Z][0-9A-Za-z-]*),?\s+of\s+the\s+$")
_LONGEST_UNIT = 24  # code points


class ActsTold:
    """A name is a mention of what the text says that it is, or of the record that bears it."""

    name = "acts_told"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/pl`` and ``/us/usc`` ids by acts' names; they are ``named``."""
        text = reading.text
        is_told = (
            (_GLOSSED, _GLOSS.search(text) is not None),
            (_REFERRED_TO, "referred to in" in text),
            (_KNOWN_AS, "known as the" in text),
        )
        for pattern in (pattern for pattern, is_there in is_told if is_there):
            for match in pattern.finditer(text):
                if match.re is not _GLOSSED or not _is_of_a_unit(text, match):
                    yield self._named(reading, match, _told(match), table)

    def _named(
        self, reading: Reading, match: re.Match[str], told: str, table: AuthorityTable
    ) -> Mention:
        reference = act_named(table, match["name"]) or told
        signals = Signal("name", match["name"], 1.0), Signal("citation", told, 1.0)
        evidence = Evidence(self.name, signals)
        targets = (Target(reference, 1.0),)
        return mention(reading, match.span("name"), Form.NAMED, targets, evidence)


def _told(match: re.Match[str]) -> str:
    """The law or the place in the Code that stands beside a name."""
    if match["congress"]:
        return public_law(match["congress"], match["number"])
    is_appendix = match["app"] or match["appendix"]
    return usc(match["title"] + ("a" if is_appendix else ""), fold_dashes(match["section"]))


def _is_of_a_unit(text: str, match: re.Match[str]) -> bool:
    start = match.start("name")
    return _UNIT_OF.search(text, max(0, start - _LONGEST_UNIT), start) is not None
