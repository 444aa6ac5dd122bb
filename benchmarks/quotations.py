"""Quotations against the whole United States Code: found, near, and not found where there is none.

Run: ``.venv/bin/python -m benchmarks.quotations ../shared/data [-v]``.

1. Random runs of 6 to 12 words: of those that one section alone has, how many lead to it.
2. Runs of 9 to 12 words, unique within two edits, with one or two of: curly quotes, a bracket, an
   ellipsis, a page mark, a typo.
3. Quotations of people in Wikinews, which no law has.
4. The Wikinews articles whole: time, and what else is taken for quoted.

A run is unique within two edits when no other section has it so near.  Two edits leave one of its
three thirds as it is, so every rival has a third word for word: those places are all compared.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import resource
import sys
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import edlib

from app.domain.authority import Authority, AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.language.phrase_index import PhraseIndex, Run
from app.recognisers.quotations import Quotations, phrase_index
from app.text.reading import reading_of_text

SEED = 4
RUNS = 2000
PEOPLE = 200
MOST_RIVALS = 3_000

Sample = tuple[str, list[str], str]  # the section, the words of a run, the run as printed


def main(data: Path) -> None:
    """Print the figures."""
    table = code(data / "uscode" / "sections.jsonl.gz")
    begun = time.perf_counter()
    index = table.derived(phrase_index)
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"index of {len(index.documents)} sections, {len(index.words)} words:"
        f" {time.perf_counter() - begun:.1f} s, {size} MB with the texts"
    )
    random.seed(SEED)
    exact(table, index)
    perturbed(table, index)
    people(table, data / "articles" / "wikinews.jsonl.gz")


def code(path: Path) -> AuthorityTable:
    """The whole Code as an authority table."""
    records, texts = [], {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            section = row["identifier"].replace("–", "-")
            records.append(Authority(section, AuthorityKind.SECTION, row["heading"]))
            texts[section] = row["text"]
    return AuthorityTable(records, texts)


def samples(index: PhraseIndex, fewest: int) -> Iterator[Sample]:
    """Random runs of words, with the section that each is from."""
    while True:
        length = random.randint(fewest, 12)
        first = random.randrange(len(index.words) - length)
        run = Run(first, first + length)
        if index.bounds(first).last < run.last:
            continue
        hit = index.hit(run)
        yield hit.document, index.spelling(run), index.texts[hit.document][hit.start : hit.end]


def quoted(printed: str) -> str:
    """A run as an article would quote it: on one line, inner quotation marks single."""
    inner = printed.translate(dict.fromkeys(map(ord, '“”"'), "'"))
    return f"The law says “{' '.join(inner.split())}”, she wrote."


def chosen(table: AuthorityTable, article: str) -> set[str | None]:
    """What the finder proposes, abstentions left out."""
    found = Quotations().find(reading_of_text(article), table)
    return {each.chosen for each in found if each.chosen}


def exact(table: AuthorityTable, index: PhraseIndex) -> None:
    """Runs as they are printed."""
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    for (section, words, printed), _ in zip(samples(index, 6), range(RUNS), strict=False):
        unique = len({hit.document for hit in index.find([words])}) == 1
        found = chosen(table, quoted(printed))
        kind = "unique" if unique else "shared"
        counts[kind] += 1
        counts[f"{kind} right"] += found == {section}
        counts[f"{kind} wrong"] += bool(found - {section})
    each = (time.perf_counter() - begun) / RUNS * 1000
    print(f"{RUNS} runs of 6 to 12 words: {dict(counts)}, {each:.1f} ms each")


def perturbed(table: AuthorityTable, index: PhraseIndex) -> None:
    """Runs that are unique within two edits, changed once or twice."""
    counts: Counter[str] = Counter()
    done = 0
    for section, words, printed in samples(index, 9):
        if done == RUNS:
            break
        if not unique_within_two_edits(index, words, section):
            continue
        done += 1
        changes = random.sample(sorted(CHANGES), random.randint(1, 2))
        changed = printed
        for change in sorted(changes):
            changed = CHANGES[change](changed)
        found = chosen(table, quoted(changed))
        outcome = "right" if found == {section} else "wrong" if found else "none"
        counts[outcome] += 1
        for change in changes:
            counts[f"{change} {outcome}"] += 1
        if outcome != "right" and "-v" in sys.argv:
            print(outcome, section, changes, changed, found)
    print(f"{done} perturbed runs of 9 to 12 words: {dict(sorted(counts.items()))}")


def unique_within_two_edits(index: PhraseIndex, words: list[str], section: str) -> bool:
    """Whether no other section has the words within two edits; unknown counts as no."""
    third, letters = len(words) // 3, " ".join(words)
    for offset in (0, third, len(words) - third):
        part = words[offset : offset + third]
        for number, run in enumerate(index.runs([part])):
            if number > MOST_RIVALS:
                return False
            bounds = index.bounds(run.first)
            if index.documents[_number(index, run)] == section:
                continue
            first = max(bounds.first, run.first - offset - 2)
            near = index.spelling(Run(first, min(bounds.last, run.first + len(words) + 3)))
            law = " ".join(near).encode("ascii", "replace").decode()
            query = letters.encode("ascii", "replace").decode()
            if edlib.align(query, law, mode="HW", task="distance", k=2)["editDistance"] >= 0:
                return False
    return True


def _number(index: PhraseIndex, run: Run) -> int:
    return bisect_right(index.begins, run.first) - 1


def _curly(text: str) -> str:
    words = text.split(" ")
    place = random.randrange(len(words))
    words[place] = f"‘{words[place]}’"
    return " ".join(words).replace("'", "’")


def _bracket(text: str) -> str:
    first = text[0]
    return f"[{first.swapcase()}]{text[1:]}" if len(text) > 1 and text[1].isalpha() else text


def _ellipsis(text: str) -> str:
    words = text.split()
    place = random.randrange(2, len(words) - 2)
    return " ".join([*words[:place], "…", *words[place + random.randint(1, 2) :]])


def _page(text: str) -> str:
    words = text.split()
    place = random.randrange(1, len(words))
    return " ".join([*words[:place], f"[[Page {random.randint(1, 9999)}]]", *words[place:]])


def _typo(text: str) -> str:
    places = [match.start() for match in re.finditer(r"(?<=[a-z])[a-z](?=[a-z])", text)]
    if not places:
        return text
    place = random.choice(places)
    letter = random.choice("abcdefghijklmnopqrstuvwxyz")
    return text[:place] + random.choice([letter, "", text[place] + letter]) + text[place + 1 :]


CHANGES = {
    "curly": _curly,
    "bracket": _bracket,
    "ellipsis": _ellipsis,
    "page": _page,
    "typo": _typo,
}


def people(table: AuthorityTable, path: Path) -> None:
    """Quotations of people, and whole articles."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line)["text"] for line in lines]
    said = [m[0] for text in articles for m in re.finditer(r"[“\"][^“”\"\n]{15,400}[”\"]", text)]
    links = [quote for quote in random.sample(said, PEOPLE) if chosen(table, f"He said {quote}.")]
    print(f"{PEOPLE} of {len(said)} quotations of people: {len(links)} links {links}")
    begun = time.perf_counter()
    found = [m for text in articles for m in Quotations().find(reading_of_text(text), table)]
    seconds = time.perf_counter() - begun
    proposed = [(each.text, each.chosen) for each in found if each.chosen]
    letters = sum(map(len, articles))
    print(
        f"{len(articles)} articles, {letters} characters: {seconds:.1f} s,"
        f" {letters / seconds:,.0f} a second; proposals: {proposed}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
