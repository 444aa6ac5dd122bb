"""Make the list of where acts' sections are in the Code: app/formats/classification.txt.

Run: ``.venv/bin/python -m benchmarks.classification ../shared/data/uscode/sections.jsonl.gz``.
A row has ``title``, ``section``, ``source_credit`` and ``release_point``.  Only the first law of a
credit is read: it enacted the section; one that begins with "Added" names the law that amended.
A credit gives the number of today first ("§ 237, formerly § 241").
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from app.domain.ordinals import MONTHS
from app.domain.references import fold_dashes
from app.formats.classification import Entry, pack
from app.formats.code_sections import order

OUT = Path(__file__).resolve().parents[1] / "app" / "formats" / "classification.txt"
_UNIT = r"(?:div\. [A-Z]+|(?:sub)?title [A-Z]+(?:-[A-Z])?|(?:sub)?ch\. \w+|(?:part|pt\.|art\.) \w+)"
_CREDIT = re.compile(
    rf"\((?:Pub\. L\. (?P<congress>\d+)-(?P<law>\d+)|(?P<month>[A-Z][a-z]+)\.? (?P<day>\d+), "
    rf"(?P<year>\d{{4}}), ch\. (?P<chapter>\d+))(?:, {_UNIT})*, "
    r"§ ?(?P<section>\d+[A-Za-z]{0,3}(?:-\d+[A-Za-z]?)?)(?=[,; ])"
)
_RENUMBERED = re.compile(r"; renumbered[^;]{0,40}? § ?(\d+[A-Za-z]{0,3})")


def entry(credit: str, title: str, section: str) -> tuple[str, Entry] | None:
    """The act and its section that a credit begins with; None for one that does not tell."""
    found = _CREDIT.match(fold_dashes(credit))
    if found is None or any(
        number != found["section"] for number in _RENUMBERED.findall(credit)[-1:]
    ):
        return None
    act = f"/us/pl/{found['congress']}/{found['law']}"
    if found["chapter"]:
        month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(found["month"][:3]))
        day = f"{found['year']}-{month:02}-{int(found['day']):02}"
        act = f"/us/act/{day}/ch{found['chapter']}"
    return act, (found["section"], title, fold_dashes(section))


def main() -> None:
    """Read and write; says how many sections of how many acts there are."""
    acts: dict[str, list[Entry]] = defaultdict(list)
    points = set()
    with gzip.open(Path(sys.argv[1]), "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            points.add(row["release_point"])
            found = entry(row["source_credit"] or "", row["title"], row["section"])
            if found:
                acts[found[0]].append(found[1])
    lines = [f"Sections of acts in the United States Code, release point {', '.join(points)}"]
    total = 0
    for act, entries in sorted(acts.items()):
        times = Counter(number for number, _, _ in entries)
        once = sorted((e for e in entries if times[e[0]] == 1), key=lambda e: order(e[0]))
        total += len(once)
        lines.append(f"{act} {pack(once)}")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(total, "sections of", len(lines) - 1, "acts")


if __name__ == "__main__":
    main()
