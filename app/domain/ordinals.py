"""Numbers in words: ordinals, Roman numerals, months."""

from __future__ import annotations

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_UNITS = (
    *("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"),
    *("Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth"),
    *("Seventeenth", "Eighteenth", "Nineteenth", "Twentieth"),
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}
_LAST = 27  # there are 27 amendments
_NUMBERS = {word: number for number, word in enumerate(_UNITS, 1)}
_NUMBERS |= {f"Twenty-{word}": 20 + number for number, word in enumerate(_UNITS[:7], 1)}
_NUMBERS |= {f"{number}{_ENDINGS.get(number, 'th')}": number for number in range(1, _LAST + 1)}

# Longest first, so that "Twenty-Fifth" is not read as "Fifth".
ORDINAL = "|".join(sorted(_NUMBERS, key=len, reverse=True))


def ordinal(word: str) -> int:
    """The number of a capitalised ordinal ("Fifth", "Twenty-Fifth", "5th"); KeyError if none."""
    return _NUMBERS[word]


def roman(numeral: str) -> int:
    """The value of a Roman numeral in I, V and X."""
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(v if v >= after else -v for v, after in zip(values, following, strict=True))
