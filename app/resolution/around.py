"""Where a noun that points back stands, and what was called by it before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.antecedents import Antecedent
from app.domain.authority_table import AuthorityTable
from app.domain.citation_form import kind_of
from app.language.head_nouns import head_noun


@dataclass(frozen=True, slots=True)
class Around:
    """The text before a noun: all of it, the number of its sentence, where the last one began,
    and the day of publication.
    """

    text: str
    sentence: int
    last: int
    published: str = ""


def kind_told(antecedent: Antecedent, table: AuthorityTable) -> str:
    """The kind of the record that was told."""
    record = table.authorities.get(antecedent.record)
    return str(record.kind if record else kind_of(antecedent.record))


def called(noun: str, known: Iterable[Antecedent]) -> list[Antecedent]:
    """What was called by the noun before: "a bare command to keep the planes on the ground"."""
    return [each for each in known if not each.implied and head_noun(each.mention.text) == noun]
