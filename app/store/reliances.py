"""Reliances: how many passages rely on an authority and on each provision of it."""

from __future__ import annotations

from sqlite_utils import Database

# Ids below one are those that begin with it and a slash, which stands before the digit 0.
_WITHIN = """
select target, count(*) from (
  select l.target as target from links l join annotations a on a.id = l.annotation
  where not a.withdrawn and l.status = 'accepted'
  and (l.target = :id or (l.target > :id || '/' and l.target < :id || '0'))
  union all
  select m.chosen from mentions m join documents d on d.id = m.document and d.current = m.version
  where m.chosen = :id or (m.chosen > :id || '/' and m.chosen < :id || '0')
) group by target
"""


def within(db: Database, authority: str) -> dict[str, int]:
    """The targets of accepted links and of proposals at and below an id, with their numbers.

    A proposal that was accepted counts once as each.
    """
    return {str(row[0]): int(row[1]) for row in db.execute(_WITHIN, {"id": authority})}
