"""Explicit references in paragraphs that somebody marked completely and blind.

Run: ``.venv/bin/python -m benchmarks.references MARKS.jsonl ../shared/data [--list]``.  A row of
marks has ``id`` and ``marks``, each ``[words, occurrence, target]`` or with "debatable" behind; no
target says that the paragraph does not settle it, so that a proposal there is false, and ``case:…``
a citation of a case, which is found where a mention stands.  The paragraph has ``text`` and
``context`` itself, or is found by its id: ``usc-N`` is row N of the gold of the Code, ``op-None-N``
the N-th paragraph of the only opinion that has all the words there.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention
from app.domain.references import fold_dashes, is_within
from app.formats.gold import Mark
from app.services.recognise import EXPLICIT, recognise
from app.services.start import start
from app.services.tabulate import tabulate
from app.settings import Settings
from app.text.reading import reading_of_text
from benchmarks.reference_convention import agree, has_no_id, is_holder, plain

ROOT = Path(__file__).resolve().parents[1]
_CASE = re.compile(r"case:.*[0-9]+ [A-Z][\w. ]* [0-9_]+|case:[0-9]+ [A-Z]")
_OF_CASES = ("cases", "relatives", "resolution")
_PAGE = re.compile(r"/us/stat/([0-9]+)/([0-9]+)")
_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with all its marks; ``open`` are those that are debatable or in no id's form."""

    id: str
    text: str
    context: str
    marks: tuple[Mark, ...]
    open: tuple[Mark, ...]


@dataclass(slots=True)
class Tally:
    """Counts by the kind of id, as marked and with the table of the convention."""

    marks: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    agreed: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)


def paragraphs(marks: Path, data: Path) -> Iterator[Paragraph]:
    """The marked paragraphs that can be found again."""
    rows = [json.loads(line) for line in marks.read_text("utf-8").splitlines()]
    code = _texts(data / "gold/usc-refs-dev.jsonl.gz", rows, "usc")
    opinions = _texts(data / "opinions/appellate.jsonl.gz", rows, "op")
    cut = [_BLANK.split(each["plain_text"]) for each in opinions]
    for row in rows:
        if "text" in row:
            yield _paragraph(row, row["text"], row.get("context", ""))
            continue
        number = int(row["id"].rsplit("-", 1)[-1])
        if row["id"].startswith("usc-"):
            yield _paragraph(row, code[number]["text"], code[number]["context"])
        else:
            places = (each[number] for each in cut if number < len(each))
            having = [text for text in places if row["marks"] and _has_all(text, row["marks"])]
            if len(having) == 1:
                yield _paragraph(row, having[0], "")


def _texts(path: Path, rows: Sequence[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    if not any(row["id"].startswith(kind) and "text" not in row for row in rows):
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _has_all(text: str, marks: Sequence[Sequence[Any]]) -> bool:
    return all(_place(text, words, occurrence) for words, occurrence, *_ in marks)


def _place(text: str, words: str, occurrence: int) -> tuple[int, int] | None:
    """Where words stand for the n-th time, whatever the white space between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    places = [match.span() for match in re.finditer(pattern, text)]
    return places[occurrence - 1] if len(places) >= occurrence else None


def _paragraph(row: dict[str, Any], text: str, context: str) -> Paragraph:
    marks: list[Mark] = []
    undecided: list[Mark] = []
    for words, occurrence, target, *debatable in row["marks"]:
        place = _place(text, words, occurrence)
        if place is None:
            raise ValueError(f"{row['id']} has no {words!r} for the {occurrence}. time")
        is_told = target is None or target.startswith("/us/") or _CASE.match(target)
        is_open = debatable or not is_told
        (undecided if is_open else marks).append(Mark(*place, fold_dashes(target or "")))
    return Paragraph(row["id"], text, fold_dashes(context), tuple(marks), tuple(undecided))


def tally(read: Iterator[Paragraph], table: AuthorityTable) -> Tally:
    """Read each paragraph and compare."""
    found = Tally()
    for paragraph in read:
        each = replace(paragraph, marks=tuple(_by_key(mark, table) for mark in paragraph.marks))
        mentions = recognise(reading_of_text(each.text, "", each.context), table, EXPLICIT)
        for mark in each.marks:
            _mark(found, each, mark, [m for m in mentions if _overlap(m, mark)])
        for mention in mentions:
            if mention.chosen:
                _proposal(found, each, mention, mention.chosen)
    return found


def _by_key(mark: Mark, table: AuthorityTable) -> Mark:
    page = _PAGE.fullmatch(mark.target)
    held = table.by_key(f"{page[1]} Stat. {page[2]}") if page else ()
    return replace(mark, target=held[0]) if len(held) == 1 else mark


def _mark(found: Tally, read: Paragraph, mark: Mark, near: Sequence[Mention]) -> None:
    if not mark.target:
        return
    is_case = mark.target.startswith("case:")
    kind = "case" if is_case else mark.target.split("/")[2]
    found.marks[kind] += 1
    found.exact[kind] += any(m.chosen == mark.target for m in near)
    answered = has_no_id(mark.target) and any(m.evidence.missing for m in near)
    answered |= is_case and any(m.evidence.recogniser in _OF_CASES for m in near)
    if answered or any(agree(mark.target, m.chosen or "") for m in near):
        found.found[kind] += 1
    else:
        chosen = [m.chosen for m in near]
        words = _around(read.text, mark.start, mark.end)
        found.lines.append("\t".join(("missed", read.id, mark.target, str(chosen), words)))


def _proposal(found: Tally, read: Paragraph, mention: Mention, chosen: str) -> None:
    kind = mention.evidence.recogniser
    near = [mark for mark in read.marks if _overlap(mention, mark)]
    debatable = [mark for mark in read.open if _overlap(mention, mark)]
    if kind in _OF_CASES:
        debatable += [mark for mark in near if mark.target.startswith("case:")]
    agreed = any(agree(mark.target, chosen) for mark in (*near, *debatable))
    found.proposed[kind] += 1
    found.right[kind] += any(mark.target == chosen for mark in (*near, *debatable))
    if not agreed and (debatable or _not_counted(near, chosen) or _in_brackets(read, mention)):
        return
    found.counted[kind] += 1
    found.agreed[kind] += agreed
    if not agreed:
        marked = [mark.target for mark in near]
        words = _around(read.text, mention.start, mention.end)
        found.lines.append("\t".join(("false", read.id, chosen, str(marked), words)))


def _not_counted(near: Sequence[Mark], chosen: str) -> bool:
    """A holder of what is marked here, or what lies between two marked ends of a range."""
    if any(is_holder(chosen, mark.target) for mark in near):
        return True
    beside = {plain(mark.target).rsplit("/", 1)[0] for mark in near}
    between = len({mark.start for mark in near}) > 1
    return between and beside == {plain(chosen).rsplit("/", 1)[0]}


def _in_brackets(read: Paragraph, mention: Mention) -> bool:
    """Whether a proposal opens brackets in or right behind a mark and goes on from its target."""
    opened = read.text.rfind("[", max(0, mention.start - 1), mention.start + 1)
    at = next((m for m in read.marks if opened > 0 and m.start < opened <= m.end + 1), None)
    return at is not None and is_within(plain(mention.chosen or ""), plain(at.target))


def _overlap(mention: Mention, mark: Mark) -> bool:
    return mention.start < mark.end and mark.start < mention.end


def _around(text: str, start: int, end: int) -> str:
    around = f"{text[max(0, start - 60) : start]}[[{text[start:end]}]]{text[end : end + 50]}"
    return " ".join(around.split())


def _share(part: Counter[str], whole: Counter[str]) -> str:
    return f"{part.total():,} of {whole.total():,} ({part.total() / max(1, whole.total()):.1%})"


def main() -> None:
    """Figures; with ``--list`` every mark that was missed and every proposal that is false."""
    with tempfile.TemporaryDirectory() as home:
        table = tabulate(start(Settings(Path(home), "benchmark", starter=ROOT)))
        found = tally(paragraphs(Path(sys.argv[1]), Path(sys.argv[2])), table)
    print("as marked: found", _share(found.exact, found.marks), end="; ")
    print("right", _share(found.right, found.proposed))
    print("by the table: found", _share(found.found, found.marks), end="; ")
    print("right", _share(found.agreed, found.counted))
    for kind, count in found.marks.most_common():
        print(f"  {kind:<8} {found.found[kind]:>5} of {count:>5}")
    for kind, count in found.counted.most_common():
        print(f"  {kind:<18} {found.agreed[kind]:>5} right of {count:>5}")
    if "--list" in sys.argv:
        print("\n".join(found.lines))


if __name__ == "__main__":
    main()
