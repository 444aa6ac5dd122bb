"""Join words that point back ("Id.", "the Act", "that order") to what they point to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from app.domain.antecedents import Antecedent, before, nearest
from app.domain.authority_table import AuthorityTable
from app.domain.legal_nouns import kind_of_id
from app.domain.mention import ANTECEDENT, Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import pinpoint
from app.text.back_references import BackReference, back_references, fits
from app.text.courts import courts, level_of

_NAME = "resolution"
_FAR = 8  # sentences over which a noun without a capital still points back
_RULING_KINDS = {"ruling", "case"}


def point_back(
    mentions: Sequence[Mention], reading: Reading, table: AuthorityTable
) -> list[Mention]:
    """``mentions`` with those that point back among them, resolved in reading order.

    A word whose antecedents compete becomes a mention that lists them and chooses none; one that
    nothing agrees with becomes nothing.
    """
    pending = sorted(back_references(reading.text), key=lambda each: each.start)
    taken = [(each.start, each.end) for each in mentions if each.form != Form.DESCRIBED]
    free = [each for each in pending if not _covered(each, taken)]
    found = list(_recalled(mentions, table))
    for reference in free:
        resolver = _Resolver(reference, reading, table, _antecedents(found, reading, table))
        mention = resolver.mention()
        if mention:
            found.append(mention)
    return found


def _covered(reference: BackReference, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < reference.end and reference.start < end for start, end in taken)


def _recalled(mentions: Sequence[Mention], table: AuthorityTable) -> list[Mention]:
    """An undecided "the wartime law" means the one of its candidates that was told before."""
    told: set[str] = set()
    out = []
    for each in sorted(mentions, key=lambda m: m.start):
        record = _record(table, each.targets[0].id) if each.targets else ""
        definite = each.text.lower().startswith(("the ", "that ", "this "))
        if each.form == Form.DESCRIBED and each.chosen is None and definite and record in told:
            evidence = replace(each.evidence, missing="")
            out.append(replace(each, form=Form.BACK, chosen=each.targets[0].id, evidence=evidence))
        elif each.evidence.missing != ANTECEDENT:
            out.append(each)
        if each.chosen:
            told.add(_record(table, each.chosen))
    return out


def _record(table: AuthorityTable, reference: str) -> str:
    found = table.record_of(reference)
    return found.id if found else reference


def _antecedents(
    mentions: Sequence[Mention], reading: Reading, table: AuthorityTable
) -> list[Antecedent]:
    return [
        Antecedent(each, _record(table, each.chosen), _sentence(reading, each.start))
        for each in mentions
        if each.chosen
    ]


def _sentence(reading: Reading, place: int) -> int:
    return bisect_right([start for start, _ in reading.sentences], place)


class _Resolver:
    """One reference that points back, with everything that may decide it."""

    def __init__(
        self,
        reference: BackReference,
        reading: Reading,
        table: AuthorityTable,
        antecedents: Sequence[Antecedent],
    ) -> None:
        self.reference = reference
        self.reading = reading
        self.table = table
        self.before = before(antecedents, reference.start)

    def mention(self) -> Mention | None:
        """What the reference means, or None where nothing agrees."""
        agrees = {
            "id": self._was_cited,
            "supra": self._bears_the_name,
            "section": self._has_the_section,
            "noun": self._is_of_the_kind,
        }[self.reference.kind]
        found = nearest(self.before, agrees)
        if found is None:
            return None
        if self.reference.kind in ("id", "supra", "section"):
            return self._pointing([self._target(found.source)], found.source)
        return self._pointing(list(found.records), found.source)

    def _pointing(self, references: list[str], source: Mention) -> Mention:
        start, end = self.reference.start, self.reference.end
        missing = "" if len(references) == 1 else "which of two that its sentence allows"
        signals = (Signal("antecedent", source.text, 1.0),)
        targets = tuple(Target(each, 1.0 / rank) for rank, each in enumerate(references, 1))
        evidence = Evidence(_NAME, signals, targets[1] if missing else None, missing)
        chosen = None if missing else references[0]
        return Mention(
            start, end, self.reading.text[start:end], Form.BACK, targets, chosen, evidence
        )

    def _target(self, source: Mention) -> str:
        """The antecedent's id; for a section its number and the subdivisions written here."""
        chosen = source.chosen or ""
        if self.reference.kind != "section":
            return chosen
        return self._section_of(chosen) + pinpoint(self.reference.parts)

    def _section_of(self, reference: str) -> str:
        """The section of this number that ``reference`` is, lies in or has as a provision."""
        head, _, rest = reference.partition("/s" + self.reference.name)
        if reference.startswith("/us/usc/") and _ and rest[:1] in ("", "/"):
            return head + "/s" + self.reference.name
        record = self.table.record_of(reference)
        suffix = "/s" + self.reference.name
        provisions = record.provisions if record and record.kind == "act" else ()
        return next((each.id for each in provisions if each.id.endswith(suffix)), "")

    def _was_cited(self, antecedent: Antecedent) -> bool:
        return antecedent.mention.form in (Form.CITED, Form.BACK)

    def _bears_the_name(self, antecedent: Antecedent) -> bool:
        return self.reference.name.split()[-1] in antecedent.mention.text

    def _has_the_section(self, antecedent: Antecedent) -> bool:
        return bool(self._section_of(antecedent.mention.chosen or ""))

    def _is_of_the_kind(self, antecedent: Antecedent) -> bool:
        far = _sentence(self.reading, self.reference.start) - antecedent.sentence
        if far > _FAR and not self.reference.capital:
            return False
        record = self.table.authorities.get(antecedent.record)
        kind = str(record.kind if record else kind_of_id(antecedent.record))
        if not fits(self.reference, kind):
            return False
        return kind not in _RULING_KINDS or self._is_of_the_court(
            antecedent, record.court if record else ""
        )

    def _is_of_the_court(self, antecedent: Antecedent, court: str) -> bool:
        """The court whose ruling it is said to be, or else the last court named before it."""
        level = level_of(court)
        own = list(courts(self.reference.court, 0, len(self.reference.court)))
        if self.reference.court:
            return (own[0].level if own else "supreme") == level
        behind = list(courts(self.reading.text, antecedent.mention.end, self.reference.start))
        return all(each.level == level for each in behind[-1:])
