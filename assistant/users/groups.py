"""Groups of users, and the collections of articles that their members see."""

import re
from collections.abc import Iterable

from assistant.users.database import UserDatabase
from assistant.users.records import Group
from index.errors import NotFoundError, SettingsError
from index.sight import EVERYTHING, checked_name

MOST_NAME_CHARACTERS = 200
"""Paths of groups and the names of directories are longer than those of people."""

_BETWEEN = re.compile(r"[,|]")
"""What proxies write between the names of groups."""


class Groups:
    """Groups by name, upper and lower case apart, as proxies write them. Thread safe.

    Args:
        database: The file of users.
    """

    def __init__(self, database: UserDatabase) -> None:
        self._database = database

    def all(self) -> list[Group]:
        """Return all groups by name."""
        rows = self._database.rows("SELECT name, collections FROM groups ORDER BY name")
        return [_group(*row) for row in rows]

    def show(self, name: str, collections: Iterable[str]) -> Group:
        """Let the members of a group see these collections, and no other; without any it is gone.

        Raises:
            SettingsError: The name is none for a group, or one is none for a collection.
        """
        group = Group(_checked_group(name), checked_collections(collections))
        with self._database.transaction() as transaction:
            if not group.collections:
                transaction.execute("DELETE FROM groups WHERE name = ?", (group.name,))
            else:
                transaction.execute(
                    "INSERT INTO groups VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET"
                    " collections = excluded.collections",
                    (group.name, " ".join(group.collections)),
                )
        return group

    def join(self, user_id: str, names: Iterable[str]) -> None:
        """Put a user into these groups, and out of every other.

        Raises:
            NotFoundError: There is no group of one of the names.
        """
        wanted, known = {one.strip() for one in names}, {one.name for one in self.all()}
        if missing := sorted(wanted - known):
            raise NotFoundError(
                f"There is no group {missing[0]!r}. `citeline users list` shows all; "
                "`citeline users collections NAME COLLECTION --group` makes one."
            )
        with self._database.transaction() as transaction:
            transaction.execute("DELETE FROM members WHERE user_id = ?", (user_id,))
            rows = [(user_id, one) for one in sorted(wanted)]
            transaction.executemany("INSERT INTO members VALUES (?, ?)", rows)

    def of(self, user_id: str) -> tuple[Group, ...]:
        """Return the groups that a user was put into, by name."""
        rows = self._database.rows(
            "SELECT name, collections FROM groups JOIN members ON group_name = name"
            " WHERE user_id = ? ORDER BY name",
            user_id,
        )
        return tuple(_group(*row) for row in rows)

    def named(self, header: str) -> tuple[Group, ...]:
        """Return the groups that a proxy names, by name; those that are not known give nothing.

        Args:
            header: Names with commas or bars between them.
        """
        names = {one.strip() for one in _BETWEEN.split(header)}
        return tuple(group for group in self.all() if group.name in names)


def _group(name: str, collections: str) -> Group:
    return Group(name, tuple(collections.split()))


def _checked_group(name: str) -> str:
    known = name.strip()
    is_short = 0 < len(known) <= MOST_NAME_CHARACTERS
    if not is_short or not known.isprintable() or _BETWEEN.search(known):
        raise SettingsError(
            f"{name!r} is no name for a group: it has no comma and no bar, and at most "
            f"{MOST_NAME_CHARACTERS} characters."
        )
    return known


def checked_collections(collections: Iterable[str]) -> tuple[str, ...]:
    """Return names of collections, each once.

    Raises:
        SettingsError: One is none.
    """
    given = dict.fromkeys(collections)
    return tuple(one if one == EVERYTHING else checked_name(one) for one in given)
