"""Provisions by place: in which of them a passage of an authority's text stands."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlite_utils import Database


def innermost(db: Database, places: Sequence[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """The ids of the smallest provisions that hold places: authorities' ids and code points.

    Places that no provision holds are passed over.
    """
    sql = """
    select wanted.value ->> 0, wanted.value ->> 1, (
      select id from provisions where authority = wanted.value ->> 0
      and start <= wanted.value ->> 1 and end > wanted.value ->> 1
      order by end - start, ordinal desc limit 1
    ) as found from json_each(?) wanted where found is not null
    """
    rows = db.execute(sql, [json.dumps(places)]) if places else ()
    return {(authority, offset): found for authority, offset, found in rows}
