"""Words that point back to law named before: "Id.", "supra", "§ 1182(d)", "the Act"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.section_lists import NUMBER, SUBDIVISIONS
from app.language.back_reference import BackReference
from app.language.pointing_nouns import pointing_nouns

# "The commit id." is none.
# Patterns of this file begin with their first letter, which is searched for at once; what stands
# before it is asked behind it.
_ID = re.compile(
    r"[Ii](?:(?<![a-z] [Ii])|(?<=[Ss]ee [Ii])|(?<=also [Ii])|(?<=and [Ii])|(?<=accord [Ii])"
    r"|(?<=citing [Ii])|(?<=quoting [Ii]))(?<!\w[Ii])(?:d|bid)\."
    r"(?:,?\s+at\s+[0-9]+(?:[-–][0-9]+)?)?(?=[\s;,.)]|$)"
)
# "Id. § 926", and in print that has no section signs "Id. 926": a section of the same title.
_ID_SECTION = re.compile(
    r"\b[Ii]d\.\s+(?:§{1,2}\s*(?=[0-9])|(?=[0-9]{2}))"
    r"(?P<number>[0-9]{1,5}[a-z]{0,2}(?:-[0-9a-z]{1,3})?)"
    rf"(?P<parts>{SUBDIVISIONS})(?![\w§]|[.,-][0-9]|\s+[A-Z][\w.]*\s)"
)
_SUPRA = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}),\s+supra\b(?:,?\s+at\s+[0-9]+(?:[-–][0-9]+)?)?"
)
_SECTION = re.compile(
    rf"(?:§{{1,2}}\s*|\b[Ss]ections?\s+)(?P<number>{NUMBER})(?P<parts>{SUBDIVISIONS})(?!\w)"
)
_PART = re.compile(
    r"\b(?P<level>[Ss]ubsection|[Pp]aragraph|[Ss]ubparagraph|[Cc]lause)\s+"
    rf"(?P<parts>{SUBDIVISIONS[:-1]}++)(?!\s+of\s+(?:this|section|such|that|said|subdivision))"
)


def back_references(text: str) -> Iterator[BackReference]:
    """All of them, by kind, each in reading order; spans in code points."""
    read: set[int] = set()
    for match in _ID.finditer(text):
        if section := _ID_SECTION.match(text, match.start()):
            read.add(section.end())
            named = section["number"], section["parts"]
            yield BackReference("id", match.start(), section.end(), *named)
            continue
        yield BackReference("id", *match.span())
    for match in _SUPRA.finditer(text):
        yield BackReference("supra", *match.span(), match["name"])
    for match in _SECTION.finditer(text):
        if match.end() not in read:
            yield BackReference("section", *match.span(), match["number"], match["parts"])
    for match in _PART.finditer(text):
        yield BackReference("part", *match.span(), match["level"], match["parts"])
    yield from pointing_nouns(text)
