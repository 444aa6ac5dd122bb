"""CourtListener: opinions as its API gives them (versions 3 and 4), one, many, or a line each.

What a cluster or a docket of the same file says of an opinion (caption, day, court, citations)
counts before what the opinion's text says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.errors import BadInput
from app.formats import article_record, court_opinion, courtlistener_opinion, json_file, signature
from app.formats.json_file import Object
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused, case_and_ruling

__all__ = ["CourtListener"]


class CourtListener:
    """Each opinion is a ruling in its case; links, judges and counts of the API are left."""

    name = "courtlistener"
    suffixes = (".json", ".jsonl")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it names the addresses of the API near its beginning."""
        head = source.head()
        return b"courtlistener.com/api/rest/v" in head and signature.keys(head, "resource_uri")

    def read(self, source: Source, options: Options) -> Iterator[Imported | Left | Refused]:
        """The opinions in the order of the file, each with its case before it."""
        article_record.check_columns(options.columns)
        clusters: dict[str, Object] = {}
        seen: set[str] = set()
        for name, row in json_file.objects(source):
            if isinstance(row, BadInput):
                yield Refused(name, row)
            elif "sub_opinions" in row:
                clusters[courtlistener_opinion.own_id(row)] = row
                yield Left(name, "a cluster, whose opinions are read with what it says of them")
            else:
                try:
                    yield from _opinion(row, clusters, name, seen)
                except BadInput as error:
                    yield Refused(name, error)


def _opinion(
    row: Object, clusters: Mapping[str, Object], name: str, seen: set[str]
) -> Iterator[Imported]:
    cluster = clusters.get(courtlistener_opinion.last_id(json_file.text(row, "cluster")), {})
    found = courtlistener_opinion.opinion(row, cluster, name)
    own = f"cl-{courtlistener_opinion.own_id(row)}"
    ruling = court_opinion.told_apart(found.ruling, own, seen)
    yield from case_and_ruling(found.case, ruling, found.markdown, found.marks)
