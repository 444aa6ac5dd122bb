"""Recognition with everything loaded that an article does not rest on, beside the starter library.

Run: ``.venv/bin/python -m benchmarks.distractors ../shared/data [--sample] [PART …]``; parts are
the folders of ``tests/cases/gold``, three of them unless given.  Loaded are every section of the
Code with its text, the opinions of courts of appeals that name a day (court, day, parties and
text), and 77,416 documents of the Federal Register with day, title and abstract.  Both are read in
one run; what differs by more than three points is the library's doing.  What the starter library
holds under another id (by its number in the Federal Register) is not loaded again.

``--sample`` loads a fifth of it, those records that come nearest: the titles on aliens, agencies,
courts and war, the opinions, and the documents of the Register that speak of people's status or
are of 2025.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import tests.gold
from app.domain.authority import Authority, AuthorityKind, Event, Key
from app.domain.authority_table import AuthorityTable
from app.domain.ordinals import MONTHS
from app.services.start import start
from app.services.tabulate import tabulate
from app.settings import Settings
from benchmarks.forms import ROOT, Tally, interval, tally

FORMS = ("quoted", "described", "back")
_TITLES = ("t5", "t8", "t28", "t50")
_OF_STATUS = re.compile(
    r"immigra|alien|parole|refugee|visa|protected status|homeland|terroris|deport|removal|asylum"
    r"|Venezuel|Haiti|Cuba|Nicaragua",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}}), (20\d\d)\b")


def main(data: Path, parts: list[str], *, near: bool) -> None:
    """Print the figures of each part without and with everything."""
    with tempfile.TemporaryDirectory() as home:
        library = start(Settings(Path(home), "Ada", starter=ROOT))
        found = tabulate(library)
        few = AuthorityTable(found.authorities.values(), dict(found.texts))
        library.close()
    begun = time.perf_counter()
    many = everything(few, data, near=near)
    print(f"{len(few.authorities)} records; with everything {len(many.authorities)}")
    for part in parts or ["dev", "test", "second"]:
        rows = list(tests.gold.rows(part))
        show(f"{part}, starter library", tally(rows, few))
        show(f"{part}, with everything", tally(rows, many))
        print(f"  ({time.perf_counter() - begun:.0f} s since the start)", flush=True)


def show(name: str, found: Tally) -> None:
    """One line a form."""
    print(name)
    for form in FORMS:
        marks, proposed = found.marks[form], found.proposed[form]
        print(
            f"  {form:10} at 1 {interval(found.first[form], marks)},"
            f" at 3 {interval(found.third[form], marks)},"
            f" right of proposed {interval(found.right[form], proposed)}"
        )


def everything(few: AuthorityTable, data: Path, *, near: bool = False) -> AuthorityTable:
    """The records and texts of ``few`` and all distractors that they do not hold already.

    ``near`` leaves out those that hardly come near to what the passages speak of.
    """
    records, texts = dict(few.authorities), dict(few.texts)
    held = {provision.id for each in records.values() for provision in each.provisions}
    held |= {key.value for each in records.values() for key in each.keys if key.kind == "frdoc"}
    for record, text in (*code(data), *opinions(data), *register(data)):
        names = {record.id, *(key.value for key in record.keys)}
        if names.isdisjoint(records) and names.isdisjoint(held) and (_is_near(record) or not near):
            records[record.id] = record
            texts[record.id] = text
    return AuthorityTable(records.values(), texts)


def _is_near(record: Authority) -> bool:
    if record.kind == AuthorityKind.SECTION:
        return record.id.split("/")[3] in _TITLES
    is_of_2025 = any(event.date.startswith("2025") for event in record.events)
    said = f"{record.title} {record.digest}"
    return record.kind == AuthorityKind.RULING or is_of_2025 or bool(_OF_STATUS.search(said))


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The objects of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def code(data: Path) -> Iterator[tuple[Authority, str]]:
    """The sections of the Code."""
    for row in rows(data / "uscode" / "sections.jsonl.gz"):
        section = row["identifier"].replace("–", "-")
        yield Authority(section, AuthorityKind.SECTION, row["heading"]), row["text"]


def opinions(data: Path) -> Iterator[tuple[Authority, str]]:
    """The opinions, each with the first day that its text names."""
    for row in rows(data / "opinions" / "appellate.jsonl.gz"):
        text = row["plain_text"]
        day = _DAY.search(text)
        slug = row["absolute_url"].strip("/").rpartition("/")[2]
        if day:
            made = f"{day[3]}-{MONTHS.index(day[1]) + 1:02}-{int(day[2]):02}"
            title = slug.replace("-v-", " v. ").replace("-", " ").title()
            reference = f"/us/ca/{slug}/{made}"
            court = "United States Court of Appeals"
            events = (Event(made, "decided", "", ""),)
            yield (
                Authority(reference, AuthorityKind.RULING, title, court=court, events=events),
                text,
            )


def register(data: Path) -> Iterator[tuple[Authority, str]]:
    """The documents of the Federal Register."""
    for row in rows(data / "articles" / "federal-register-abstracts.jsonl.gz"):
        events = (Event(row["publication_date"], "published", "", ""),)
        yield (
            Authority(
                f"/us/fr/{row['document_number']}",
                AuthorityKind.NOTICE,
                row["title"] or "",
                row["abstract"] or "",
                keys=(Key("frdoc", f"FR Doc. {row['document_number']}"),),
                events=events,
            ),
            "",
        )


if __name__ == "__main__":
    asked = [each for each in sys.argv[2:] if each != "--sample"]
    main(Path(sys.argv[1]), asked, near="--sample" in sys.argv)
