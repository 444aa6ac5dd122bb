"""Whose law a text speaks of: words of states, towns and other countries beside federal ones."""

from __future__ import annotations

import re

# Offices, bodies and papers that are no federal ones.
_OTHERS = re.compile(
    r"\b(?:[Ss]tate(?:wide|house)?(?:['’]s)?(?!s\b|\s+(?:[Dd]epartment|of\b|[Ss]ecretary))"
    r"|[Cc]ount(?:y|ies)|[Cc]ity|[Cc]ities|[Mm]unicipal|[Tt]own(?:ship)?|[Vv]illage|[Bb]orough"
    r"|[Pp]rovinc(?:e|ial)|[Pp]arliament(?:ary)?|[Gg]overnors?|[Mm]ayors?|[Cc]ouncil|[Ll]egislature"
    r"|[Aa]ssembly|[Ss]chool(?:s| board)?|[Ss]uperintendent|[Oo]rdinances?|[Bb]y-?laws?|[Pp]remier"
    r"|[Pp]rime [Mm]inister|[Mm]inist(?:er|ry)|[Tt]ribunal"
    r"|(?:[Ss]uperior|[Cc]onstitutional|[Ff]amily|[Hh]ousing|[Pp]robate) [Cc]ourt|[Zz]oning"
    r"|[Tt]enants?|[Ll]andlords?|[Ll]eague|[Tt]eams?|[Pp]atients?|[Cc]ommissioners?|[Tt]rustees"
    r"|[Ss]hareholders?|[Bb]ankruptcy|Canad(?:a|ian)s?|Ottawa|Brit(?:ain|ish)|U\.?K\.?|London|Ireland"
    r"|Irish|Dublin|Austral(?:ia|ian)s?|Canberra|France|French|German[sy]?|Berlin|Israelis?|India"
    r"|Indian|Japan(?:ese)?|Kenyan?s?|Crown)\b"
)
_FEDERAL = re.compile(
    r"\b(?:[Ff]ederal|Washington|White House|President|Trump|Biden|Congress|DHS|Homeland Security"
    r"|Noem|U\.S\.|US|United States|American?s?|SCOTUS|[Jj]ustices|Supreme Court|[Ii]mmigra\w+"
    r"|[Mm]igrants?|[Dd]eport\w+|Venezuelans?|[Aa]sylum|[Pp]roclamation|El Salvador)\b"
)
_CALM = 3  # federal words that an article may be thought to have besides


def share_of_others(text: str, start: int, end: int) -> float:
    """How much ``text[start:end]`` speaks of law that is not federal: 0 to nearly 1."""
    others = sum(1 for _ in _OTHERS.finditer(text, start, end))
    federal = sum(1 for _ in _FEDERAL.finditer(text, start, end))
    return others / (others + federal + _CALM)
