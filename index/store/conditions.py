"""A filter as a condition of SQL, the same for every table that hangs on `versions`."""

from index.store.protocols import Database
from index.types import SearchFilter


def condition(database: Database, filter_: SearchFilter) -> tuple[str, list[object]]:
    """Return a filter as an SQL condition on `versions`, with its values."""
    parts, values = ["state = 'published'"], list[object]()
    if filter_.sources:
        parts.append(f"source {database.among}")
        values.append(database.many(sorted(filter_.sources)))
    if filter_.article_ids is not None:
        parts.append(f"article_id {database.among}")
        values.append(database.many(sorted(filter_.article_ids)))
    if filter_.after is not None:
        parts.append("day >= ?")
        values.append(filter_.after.isoformat())
    if filter_.before is not None:
        parts.append("day <= ?")
        values.append(filter_.before.isoformat())
    return " AND ".join(parts), values
