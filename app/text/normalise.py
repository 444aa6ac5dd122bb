"""One spelling of the characters a reader cannot tell apart, fixed before anything is counted.

After this the only white space is the space and the line feed, so that a quotation typed by
hand, pasted from a browser or read from a PDF finds the same characters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

TAB_STOP: Final = 4  # CommonMark 0.31, section 2.2: tabs behave as stops of four columns

_LINE_ENDINGS: Final = re.compile(r"\r\n?")
_SPACES: Final = "\x0b\x0c\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_INVISIBLE: Final = "\u00ad\u200b\u2060\ufeff"
_CONTROLS: Final = "".join(
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\x0b\x0c\x85"
)
_TABLE: Final = str.maketrans(
    dict.fromkeys(_SPACES, " ") | dict.fromkeys(_INVISIBLE + _CONTROLS, None)
)


def normalise(text: str) -> str:
    """``text`` with line feeds only, plain spaces, no tabs or invisible characters, in NFC.

    Every kind of space, the line and paragraph separators, the form feed and the vertical tab
    become a space; the soft hyphen, zero-width space, word joiner, byte order mark and all other
    control characters go.  Applying it twice changes nothing more.
    """
    # Composition comes last: a zero-width space may stand between a letter and its accent.
    plain = _LINE_ENDINGS.sub("\n", text).translate(_TABLE)
    return unicodedata.normalize("NFC", plain.expandtabs(TAB_STOP))
