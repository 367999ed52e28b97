"""A filter as a condition of SQL, the same for every table that hangs on `versions`."""

import datetime

from index.days import Month
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
        values.append(_from(filter_.after))
    if filter_.before is not None:
        parts.append("day <= ?")
        values.append(filter_.before.isoformat())
    return " AND ".join(parts), values


def _from(day: datetime.date) -> str:
    """Return the least form of days from one on: of the first of a month, that of the month."""
    return (Month.of(day) if day.day == 1 else day).isoformat()
