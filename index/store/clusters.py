"""Which articles are one report, as many papers took it over: told when they are taken in.

What two published versions have in common is told of each pair. A cluster is what hangs together
by pairs, so it falls apart by itself where an article is removed, whichever came first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.days import day_of
from index.store.likeness import Likeness
from index.store.protocols import Database
from index.store.transaction import Transaction

MOST_TOLD = 200
"""Of larger clusters so many articles are told."""

_NEIGHBOURS = (
    "SELECT key, article_id, source, day FROM versions WHERE state = 'published' AND key IN"
    " (SELECT copy_key FROM copies WHERE version_key {among})"
)
_PAIRS = """
SELECT one.key, one.article_id, one.source, one.day,
other.key, other.article_id, other.source, other.day
FROM copies JOIN versions AS one ON one.key = version_key
JOIN versions AS other ON other.key = copy_key
WHERE version_key < copy_key AND one.state = 'published' AND other.state = 'published'
ORDER BY 1, 5"""


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """An article of a cluster. They are in order: by day, undated ones last, then as they came.

    Attributes:
        is_undated: Whether it has no day.
        day: Of publication; the last of all days if unknown.
        arrival: What came in later has a higher one.
        article_id: Its id.
        source: Who published it; may be empty.
    """

    is_undated: bool
    day: date
    arrival: int
    article_id: str
    source: str

    @classmethod
    def of(cls, key: int, article_id: str, source: str, day: str | None) -> "Member":
        """Return a row as a member."""
        known = day_of(day)
        return cls(known is None, known or date.max, key, article_id, source)


class Clusters:
    """Near-copies among the published articles. Thread safe."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article_id: str) -> list[Member]:
        """Return an article's cluster, itself among it, the original or earliest first.

        Empty where there is no copy of it.
        """
        query = _NEIGHBOURS.format(among=self._database.among)
        new = {one.arrival: one for one in self.in_order([article_id])}
        found: dict[int, Member] = {}
        while new and len(found) < MOST_TOLD:
            found |= new
            rows = self._database.rows(query, self._database.many(new))
            new = {row[0]: Member.of(*row) for row in rows if row[0] not in found}
        return sorted(found.values())[:MOST_TOLD] if len(found) > 1 else []

    def in_order(self, article_ids: Iterable[str]) -> list[Member]:
        """Return published articles as the members of one cluster would stand."""
        query = (
            "SELECT key, article_id, source, day FROM versions WHERE state = 'published'"
            f" AND article_id {self._database.among}"
        )
        rows = self._database.rows(query, self._database.many(article_ids))
        return sorted(Member.of(*row) for row in rows)

    def originals(self) -> dict[str, str]:
        """Return for every copy the id of the original, which is the earliest of its cluster."""
        leader: dict[Member, Member] = {}

        def leading(one: Member) -> Member:
            while (above := leader.setdefault(one, one)) != one:
                leader[one] = leader[above]
                one = above
            return one

        for row in self._database.rows(_PAIRS):
            first, second = sorted((leading(Member.of(*row[:4])), leading(Member.of(*row[4:]))))
            leader[second] = first
        return {
            one.article_id: first.article_id
            for one in list(leader)
            if (first := leading(one)) != one
        }

    @staticmethod
    def keep(transaction: Transaction, likeness: Likeness) -> None:
        """Note what a published version is a copy of, and by what its own copies are found."""
        own, copies = likeness.version_key, likeness.copies(transaction)
        transaction.executemany(
            "INSERT INTO copy_bands (band, version_key) VALUES (?, ?)",
            [(band, own) for band in likeness.bands],
        )
        transaction.executemany(
            "INSERT INTO copies (version_key, copy_key) VALUES (?, ?)",
            [pair for one in copies for pair in ((own, one), (one, own))],
        )
