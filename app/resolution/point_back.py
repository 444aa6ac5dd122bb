"""Join words that point back ("Id.", "the Act", "that order") to what they point to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from app.domain.antecedents import Antecedent, Antecedents, nearest, two_nearest
from app.domain.authority_table import AuthorityTable
from app.domain.citation_form import kind_of
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import fold_dashes, law_of, pinpoint, usc
from app.language.back_reference import BackReference, fits
from app.language.back_references import back_references
from app.resolution.around import Around
from app.resolution.join_noun import join
from app.resolution.lone_section import is_of_another, lone_section
from app.resolution.quoted_beside import quoted_beside
from app.resolution.recall import recalled, told_later
from app.resolution.section_back import part_of, section_of
from app.resolution.told_before import (
    Cited,
    Place,
    antecedents,
    has_pages,
    is_prose,
    without_parallel,
)
from app.resolution.told_by_quoting import told_by_quoting

_NAME = "resolution"
_CODE = re.compile(r"/us/usc/t(?P<title>[0-9]+a?)/s(?P<number>[0-9][^/]*)")
_BEHIND = 20  # code points that may say of what law a section is
_NOUNS = ("the ", "that ", "this ", "each ", "both ", "neither ", "either ")


def point_back(
    mentions: Sequence[Mention], reading: Reading, table: AuthorityTable
) -> list[Mention]:
    """``mentions`` with those that point back among them, resolved in reading order.

    A word whose antecedents compete becomes a mention that lists them and chooses none; one that
    nothing agrees with becomes nothing.
    """
    found = recalled(mentions, table)
    place = Place(reading)
    known = Antecedents()
    for each in without_parallel(found):
        known.add(antecedents(each, place, table))
    cited = Cited(found, reading.text)
    pointing: list[Mention] = []
    for reference in _free(back_references(reading.text), found):
        if pointing and pointing[-1].start == reference.start:
            continue  # "the first notice" is the first of the notices already
        pointing = _Resolver(reference, place, table, known, cited).mentions()
        for each in pointing:
            known.add(antecedents(each, place, table))
        found += pointing
    found = _without_decided(found)
    found += told_later(mentions, found, table)
    if reading.context:
        return found  # what editors of law quote are words that were put in or taken out
    found += list(quoted_beside(found, reading, table))
    return found + list(told_by_quoting(found, reading, table))


def _without_decided(found: Sequence[Mention]) -> list[Mention]:
    """Without the descriptions that nothing settled, where a word in them points back after all."""
    decided = [each for each in found if each.evidence.recogniser == _NAME and each.chosen]
    return [
        each
        for each in found
        if each.form != Form.DESCRIBED
        or each.chosen
        or not any(each.start <= back.start and back.end <= each.end for back in decided)
    ]


def _free(references: Iterable[BackReference], found: Sequence[Mention]) -> Iterator[BackReference]:
    """The references that lie in no mention but a description, in reading order.

    The words with which a settled description begins are its own: "the decision of last May".
    """
    taken = sorted((each.start, each.end) for each in found if each.form != Form.DESCRIBED)
    reached = list(accumulate((end for _, end in taken), max))
    described = {each.start for each in found if each.form == Form.DESCRIBED and each.chosen}
    for each in sorted(references, key=lambda each: each.start):
        if each.start in described:
            continue
        begun = bisect_left(taken, (each.end, 0))
        if not begun or reached[begun - 1] <= each.start:
            yield each


class _Resolver:
    """One reference that points back, with everything that may decide it."""

    def __init__(
        self,
        reference: BackReference,
        place: Place,
        table: AuthorityTable,
        antecedents: Antecedents,
        cited: Cited,
    ) -> None:
        self.reference = reference
        self.reading = place.reading
        self.place = place
        self.table = table
        self.antecedents = antecedents
        self.cited = cited

    def before(self) -> Iterator[Antecedent]:
        """What stands before the reference, nearest first."""
        return self.antecedents.before(self.reference.start)

    def mentions(self) -> list[Mention]:
        """What the reference means; two for "each order", none where nothing agrees."""
        if self.reference.kind == "two":
            both = two_nearest(self.before(), self._is_of_the_kind)
            return [self._pointing([record], source) for record, source in both]
        if self.reference.kind in ("noun", "ordinal", "modified"):
            return self._by_noun()
        agrees = {
            "id": self._was_cited,
            "supra": self._bears_the_name,
            "section": self._has_the_section,
            "part": self._has_parts,
        }[self.reference.kind]
        found = nearest(self.before(), agrees)
        if found and self.reference.kind == "id" and self.reference.name:
            return self._of_the_same_title(found.source)
        if self.reference.kind == "id" and not (found and self._repeats(found.source)):
            return self._unsettled(found.source.end if found else 0)
        if found:
            return [self._pointing([self._target(found.source)], found.source)]
        return self._alone() if self.reference.kind == "section" else []

    def _by_noun(self) -> list[Mention]:
        """What a noun means: what is cited right behind it, else what was told before."""
        if cited := self.cited.beside(self.reference, self.table):
            return [self._pointing([cited.chosen or ""], cited)]
        joined = join(self.reference, self.before(), self._around(), self.table)
        return [self._pointing(list(joined.references), joined.source)] if joined else []

    def _of_the_same_title(self, source: Mention) -> list[Mention]:
        """ "Id. § 926" behind a section of the Code that was cited by its own number, or a law."""
        place, number = _CODE.match(source.chosen or ""), self.reference.name
        law = law_of(source.chosen or "")
        is_law = law.startswith(("/us/pl/", "/us/act/"))
        if not is_law and (place is None or place["number"] not in fold_dashes(source.text)):
            return []
        if not self.cited.is_last(source, self.reference.start):
            return []
        if place:
            return [self._pointing([usc(place["title"], number, self.reference.parts)], source)]
        return [self._pointing([f"{law}/s{number}{pinpoint(self.reference.parts)}"], source)]

    def _unsettled(self, after: int) -> list[Mention]:
        """ "Id." behind a case that could not be told: it lacks the same fact."""
        start, end = self.reference.start, self.reference.end
        source = self.cited.unsettled(after, start)
        if source is None:
            return []
        signals = (Signal("antecedent", source.text, 1.0),)
        evidence = Evidence(_NAME, signals, None, source.evidence.missing)
        words = self.reading.text[start:end]
        return [Mention(start, end, words, Form.BACK, source.targets, None, evidence)]

    def _alone(self) -> list[Mention]:
        """A section that nothing before it leads to, by its number."""
        number, parts = self.reference.name, self.reference.parts
        start, end, text = self.reference.start, self.reference.end, self.reading.text
        section = self._told_later()
        if not section and self.reading.context:
            return []  # in a text of law the number alone is of the law it stands in
        section = section or lone_section(
            number, parts, text[end : end + _BEHIND], self.antecedents.records(), self.table
        )
        if not section:
            return []
        signals = (Signal("number of a section held", number, 1.0),)
        chosen = section + pinpoint(parts)
        evidence = Evidence(_NAME, signals)
        targets = (Target(chosen, 1.0),)
        return [Mention(start, end, text[start:end], Form.CITED, targets, chosen, evidence)]

    def _told_later(self) -> str:
        """The only section of this number that the text cites, though behind these words."""
        number, parts, end = self.reference.name, self.reference.parts, self.reference.end
        if not (parts or len(number) > 2) or is_of_another(self.reading.text[end:][:_BEHIND]):
            return ""
        cited = (each.mention.chosen or "" for each in self.antecedents.anywhere())
        found = {section for each in cited if (section := section_of(each, number, self.table))}
        return found.pop() if len(found) == 1 else ""

    def _around(self) -> Around:
        start = self.reference.start
        sentence = self.place.sentence(start)
        last, published = self.place.sentence_before(start), self.reading.date
        return Around(self.reading.text, sentence, last, published)

    def _pointing(self, references: list[str], source: Mention) -> Mention:
        start, end = self.reference.start, self.reference.end
        missing = "" if len(references) == 1 else "which of two that its sentence allows"
        signals = (Signal("antecedent", source.text, 1.0),)
        targets = tuple(Target(each, 1.0 / rank) for rank, each in enumerate(references, 1))
        evidence = Evidence(_NAME, signals, targets[1] if missing else None, missing)
        chosen = None if missing else references[0]
        text = self.reading.text[start:end]
        return Mention(start, end, text, Form.BACK, targets, chosen, evidence)

    def _target(self, source: Mention) -> str:
        """The antecedent's id; for a section or a part of it with the subdivisions written here."""
        chosen = source.chosen or ""
        if self.reference.kind == "section":
            return section_of(chosen, self.reference.name, self.table) + pinpoint(
                self.reference.parts
            )
        if self.reference.kind == "part":
            return self._holder(chosen) + pinpoint(self.reference.parts)
        return chosen

    def _was_cited(self, antecedent: Antecedent) -> bool:
        """Cited, or itself an "Id."; "the Act" between them is not what "Id." repeats."""
        mention = antecedent.mention
        if antecedent.implied or mention.form not in (Form.CITED, Form.BACK) or is_prose(mention):
            return False
        return mention.form == Form.CITED or not mention.text.lower().startswith(_NOUNS)

    def _repeats(self, source: Mention) -> bool:
        """Whether "Id." repeats the last citation: what was cited since is read, pages fit."""
        start, end = self.reference.start, self.reference.end
        paged = re.search(r"\bat\s", self.reading.text[start:end])
        return self.cited.is_last(source, start) and (not paged or has_pages(source))

    def _bears_the_name(self, antecedent: Antecedent) -> bool:
        return self.reference.name.split()[-1] in antecedent.mention.text

    def _has_the_section(self, antecedent: Antecedent) -> bool:
        chosen = antecedent.mention.chosen or ""
        return bool(section_of(chosen, self.reference.name, self.table))

    def _has_parts(self, antecedent: Antecedent) -> bool:
        return bool(self._holder(antecedent.mention.chosen or ""))

    def _holder(self, chosen: str) -> str:
        return part_of(chosen, self.reference.name, self.reference.parts)

    def _is_of_the_kind(self, antecedent: Antecedent) -> bool:
        record = self.table.authorities.get(antecedent.record)
        kind = str(record.kind if record else kind_of(antecedent.record))
        return not antecedent.implied and kind != "case" and fits(self.reference, kind, first=True)
