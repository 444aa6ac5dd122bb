"""Make the list of the names of acts with their ids: app/formats/act_names.txt.

Run: ``.venv/bin/python -m benchmarks.act_names ../shared/data``.  The Code itself tells them: in
its notes ("The Clean Air Act, referred to in text, is act July 14, 1955, ch. 360"), behind names
("(Public Law 104–193)"), and by an act's first section ("(42 U.S.C. 7401 et seq.)").  A name
that is told of two acts is left out, unless one is told four times as often.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.domain.ordinals import MONTHS
from app.formats import classification, gold
from benchmarks.draw_paragraphs import lines, notes

OUT = Path(__file__).resolve().parents[1] / "app" / "formats" / "act_names.txt"
_CAPITAL = r"[A-Z][\w’'./-]*"
_LOWER = r"of|and|the|for|to|in|on|with|by|or|against|from"
_NAME = (
    rf"(?P<name>{_CAPITAL}(?:,?\s+(?:{_CAPITAL}|{_LOWER}|[0-9]{{4}}))*?\s+Act"
    r"(?:\s+of\s+[0-9]{4}|\s+for\s+Fiscal\s+Year\s+[0-9]{4})?)(?!,\s+[0-9]{4})"
)
_MONTH = "|".join(f"{name[:3]}[a-z]*" for name in MONTHS)
_LAW = (
    r"(?:Pub(?:lic|\.)\s+L(?:aw|\.)\s*(?P<congress>[0-9]+)[–-](?P<number>[0-9]+)"
    rf"|[Aa]ct\s+(?:of\s+)?(?P<month>{_MONTH})\.?\s+(?P<day>[0-9]+),\s+(?P<year>[0-9]{{4}}),\s+"
    r"ch\.\s*(?P<chapter>[0-9]+))"
)
_IN_A_UNIT = r"(?:(?:title|div\.|subtitle)\s+[^,;]{1,40}?of\s+)?"
_PLACE = r"(?P<title>[0-9]+)\s+U\.S\.C\.\s+(?P<section>[0-9]+[A-Za-z]*(?:[–-][0-9]+)?)"
_TOLD = (
    (rf"\b[Tt]he\s+{_NAME},\s+referred\s+to\s+in\s+[^“”;]{{1,60}}?,?\s+is\s+{_IN_A_UNIT}{_LAW}", 5),
    (rf"{_LAW}[^“”]{{0,120}}?that:\s+“[^“”]{{0,200}}?may\s+be\s+cited\s+as\s+the\s+‘{_NAME}’", 5),
    (rf"\b[Tt]he\s+{_NAME}\s+\({_IN_A_UNIT}{_LAW}", 1),
    (rf"{_LAW},\s+[^;“”]{{0,60}}?known\s+as\s+the\s+{_NAME}", 1),
    (rf"\b[Tt]he\s+{_NAME}\s+[(\[]{_PLACE}\s+et\s+seq", 1),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern), weight) for pattern, weight in _TOLD)
_OF_TWO = re.compile(r"\bAct\b.+\bAct\b")
_OF_A_YEAR = re.compile(r"\b(?:Appropriations?|Authorization)\s+Act$")
_SURE = 4  # times as often as all others


def texts(data: Path) -> Iterator[str]:
    """The Code: the paragraphs of the gold, the notes of whole titles, all sections."""
    yield from (row.text for row in gold.read(data / "gold/usc-refs-dev.jsonl.gz"))
    yield from (text for _, text, _ in notes(data))
    yield from (row["text"] for row in lines(data / "uscode/sections.jsonl.gz"))


def act_of(match: re.Match[str]) -> str | None:
    """The act that a match tells; None for a section of the Code that is of no act or of two."""
    told = match.groupdict()
    if told.get("title"):
        section = told["section"].replace("–", "-")
        return classification.act_at(f"/us/usc/t{told['title']}/s{section}")
    if told["congress"]:
        return f"/us/pl/{told['congress']}/{int(told['number'])}"
    month = next(n for n, name in enumerate(MONTHS, 1) if told["month"].startswith(name[:3]))
    return f"/us/act/{told['year']}-{month:02}-{int(told['day']):02}/ch{told['chapter']}"


def main() -> None:
    """Read and write; says how many names of how many there are."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts(Path(sys.argv[1])):
        for pattern, weight in _PATTERNS if "Act" in text else ():
            for match in pattern.finditer(text):
                name, act = " ".join(match["name"].split()), act_of(match)
                if act and not _OF_TWO.search(name):
                    votes[name][act] += weight
    acts = {}
    for name, told in sorted(votes.items()):
        (act, count), *others = told.most_common()
        often = count > 1 or name.count(" ") > 1
        if often and not _OF_A_YEAR.search(name) and count >= _SURE * sum(n for _, n in others):
            acts[name] = act
    kept = [f"{name}\t{act}" for name, act in acts.items() if not _is_tail(name, acts)]
    OUT.write_text("\n".join(["Names of acts of Congress, from the Code", *kept, ""]), "utf-8")
    print(f"{len(kept):,} of {len(votes):,} names")


def _is_tail(name: str, acts: Mapping[str, str]) -> bool:
    """Whether a name of two words is the end of another act's ("Project Act")."""
    longer = (each for each in acts if each.endswith(" " + name))
    return name.count(" ") < 2 and any(acts[each] != acts[name] for each in longer)


if __name__ == "__main__":
    main()
