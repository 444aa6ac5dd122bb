"""Where marks of references follow another convention than our ids, and when the two agree.

design.md's rule of ids decides what Basis answers; this table says how a mark is read beside it.
Nothing of it is known to the recognisers.

flags
    ``#note``, ``#etseq`` and our ``/note`` are not counted: issue 3 says so.
units
    A mark leaves a public law's or act's divisions and titles out of the path of its section; the
    ids have them where the text names them.
unnamed units
    ``/us/usc/t50/s2001#chapter`` is no id: "this chapter" is answered when a mention stands on the
    words and names the missing fact.
keys
    A page of the Statutes at Large that is a key of a record is that record.
holders
    A proposal for what a mark's target lies in, on words of that mark ("section 1101(a)(15)" in
    "subparagraph (J) of section 1101(a)(15)"), is not counted.
ranges
    What lies between the two marked ends of a range is not counted where no mark names it.
brackets
    "Pub. L. 99–500, § 101(m) [title VIII, § 818]": ours has the section and, of the words in
    brackets, the place in what it enacts, which is the Law Revision Counsel's own id for them
    (186 of the dev gold's marks); a mark leaves the brackets out, and they are not counted.
other families
    What is proposed on words marked in another form than an id, or as debatable, is not counted,
    nor is a debatable mark.
"""

from __future__ import annotations

import re

from app.domain.references import is_within

_FLAG = re.compile(r"#(?:note|etseq)\b|/note$")
_LAW = re.compile(
    r"(?P<law>/us/(?:pl/[0-9]+/[0-9]+|act/[0-9-]+(?:/ch[0-9]+)?))(?:/[^/]+)*?(?P<section>/s[0-9].*)"
)
_UNNAMED = re.compile(r"#(?:subtitle|chapter|subchapter|part)\b")


def plain(reference: str) -> str:
    """An id without flags, and without the units between a law and its section."""
    bare = _FLAG.sub("", reference)
    law = _LAW.fullmatch(bare)
    return law["law"] + law["section"] if law else bare


def agree(marked: str, chosen: str) -> bool:
    """Whether a mark's target and a proposal are one, by the table."""
    return plain(marked) == plain(chosen)


def has_no_id(marked: str) -> bool:
    """Whether the mark says "the chapter that holds this", which no id of ours does."""
    return _UNNAMED.search(marked) is not None


def is_holder(chosen: str, marked: str) -> bool:
    """Whether a proposal is what the mark's target lies in."""
    return is_within(plain(marked), plain(chosen))
