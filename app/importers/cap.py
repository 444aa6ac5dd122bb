"""CAP JSON: cases of the Caselaw Access Project, one, a list, or a line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.errors import BadInput
from app.formats import article_record, cap_case, court_opinion, json_file, signature
from app.formats.json_file import Object
from app.formats.source import Source
from app.importers import Imported, Options, Refused, case_and_ruling

__all__ = ["Cap"]


class Cap:
    """Each case with its ruling, all its opinions in one text; what it cites is recognised."""

    name = "CAP JSON"
    suffixes = (".json", ".jsonl")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it has the keys of a case there near its beginning."""
        return signature.keys(source.head(), "name_abbreviation", "decision_date", "citations")

    def read(self, source: Source, options: Options) -> Iterator[Imported | Refused]:
        """The cases in the order of the file, each before its ruling."""
        article_record.check_columns(options.columns)
        seen: set[str] = set()
        for name, row in json_file.objects(source):
            try:
                if isinstance(row, BadInput):
                    raise row
                yield from _case(row, name, seen)
            except BadInput as error:
                yield Refused(name, error)


def _case(row: Object, name: str, seen: set[str]) -> Iterator[Imported]:
    text = cap_case.markdown(row, name)
    number = json_file.text(row, "id")
    source = f"Caselaw Access Project, case {number or name}"
    held = "The opinions as the Caselaw Access Project has them, read from print by machine."
    case, ruling = court_opinion.records(
        cap_case.facts(row, name), source, held, f"cap-{number or 'case'}"
    )
    case = replace(case, keys=(*case.keys, *cap_case.citations(row)))
    yield from case_and_ruling(case, court_opinion.told_apart(ruling, f"cap-{number}", seen), text)
