"""Users, their sessions and their API keys; of secrets only hashes are kept."""

import hashlib
import secrets
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.users.database import UserDatabase
from assistant.users.groups import Groups, checked_collections
from assistant.users.passwords import Passwords
from assistant.users.records import Identity, Key, Role, Scope, User
from index.errors import NotFoundError, SettingsError

FOLDER_NAME = "users"
"""Holds a folder for each user."""

SESSION_PERIOD = timedelta(days=14)
SECRET_BYTES = 32
KEY_MARK = "citeline-"
"""How every API key begins, so that scanners of source code know one."""

MOST_NAME_CHARACTERS = 100

_USERS = """
SELECT users.id, name, role, coalesce(collections, ''){} FROM users
LEFT JOIN sights ON sights.user_id = users.id"""

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


class UserStore:
    """Users and what lets them in. Thread safe.

    Args:
        folder: The data folder.
        clock: Tells the time.

    Attributes:
        groups: Of users.
    """

    def __init__(self, folder: Path, clock: Clock = now) -> None:
        self._folder = folder
        self._clock = clock
        self._passwords = Passwords()
        self._database = UserDatabase(folder)
        self.groups = Groups(self._database)

    def close(self) -> None:
        """Give the file back. Calling it again does nothing."""
        self._database.close()

    def folder_of(self, user: User) -> Path:
        """Return the folder of what only this user may see, made if it is not there."""
        folder = self._folder / FOLDER_NAME / user.id
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    # Users

    def add(self, name: str, role: Role, password: str | None) -> User:
        """Add a user, or give one that is there another role or password; sessions end then.

        Args:
            name: Without white space; upper case counts as lower case.
            role: What the user may do.
            password: None lets the user in by keys or a proxy only.
        """
        known = _name(name)
        kept = None if password is None else self._passwords.hashed(password)
        with self._database.transaction() as transaction:
            transaction.execute(
                "INSERT INTO users VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
                " role = excluded.role, password = coalesce(excluded.password, password)",
                (secrets.token_hex(8), known, role.value, kept),
            )
            user = self.user(known)
            transaction.execute("DELETE FROM sessions WHERE user_id = ?", (user.id,))
        return user

    def set_collections(self, name: str, collections: Iterable[str]) -> User:
        """Let a user see these collections of articles, and no other; "*" stands for all.

        Raises:
            NotFoundError: There is no such user.
            SettingsError: One is no name for a collection.
        """
        user, names = self.user(name), checked_collections(collections)
        with self._database.transaction() as transaction:
            transaction.execute(
                "INSERT INTO sights VALUES (?, ?) ON CONFLICT (user_id) DO UPDATE SET"
                " collections = excluded.collections",
                (user.id, " ".join(names)),
            )
        return self.user(name)

    def set_groups(self, name: str, groups: Iterable[str]) -> User:
        """Put a user into these groups, and out of every other.

        Raises:
            NotFoundError: There is no such user, or no such group.
        """
        self.groups.join(self.user(name).id, groups)
        return self.user(name)

    def remove(self, name: str) -> None:
        """Remove a user with sessions, keys, conversations and feedback.

        Raises:
            NotFoundError: There is none of this name.
        """
        user = self.user(name)
        with self._database.transaction() as transaction:
            transaction.execute("DELETE FROM users WHERE id = ?", (user.id,))
        shutil.rmtree(self._folder / FOLDER_NAME / user.id, ignore_errors=True)

    def users(self) -> list[User]:
        """Return all users by name."""
        return [
            self._user(row) for row in self._database.rows(_USERS.format("") + " ORDER BY name")
        ]

    def user(self, name: str) -> User:
        """Return the user of a name.

        Raises:
            NotFoundError: There is none.
        """
        rows = self._database.rows(_USERS.format("") + " WHERE name = ?", name.strip().lower())
        if not rows:
            raise NotFoundError(f"There is no user {name!r}. `citeline users list` shows all.")
        return self._user(rows[0])

    # Ways in

    def sign_in(self, name: str, password: str) -> str | None:
        """Return the secret of a new session; None where name and password do not fit."""
        rows = self._database.rows(
            "SELECT id, password FROM users WHERE name = ?", name.strip().lower()
        )
        user_id, kept = rows[0] if rows else ("", None)
        if not self._passwords.fits(password, kept):
            return None
        secret = secrets.token_urlsafe(SECRET_BYTES)
        ends = self._clock() + SESSION_PERIOD
        with self._database.transaction() as transaction:
            transaction.execute("DELETE FROM sessions WHERE ends < ?", (self._clock().isoformat(),))
            transaction.execute(
                "INSERT INTO sessions VALUES (?, ?, ?)", (_hash(secret), user_id, ends.isoformat())
            )
        return secret

    def sign_out(self, secret: str) -> None:
        """End a session."""
        with self._database.transaction() as transaction:
            transaction.execute("DELETE FROM sessions WHERE hash = ?", (_hash(secret),))

    def by_session(self, secret: str) -> Identity | None:
        """Return who has a session of this secret, if it has not ended."""
        rows = self._database.rows(
            _USERS.format("")
            + " JOIN sessions ON sessions.user_id = users.id WHERE hash = ? AND ends > ?",
            _hash(secret),
            self._clock().isoformat(),
        )
        return _identity(self._user(rows[0])) if rows else None

    def by_key(self, secret: str) -> Identity | None:
        """Return who has an API key of this secret, and what it is for."""
        rows = self._database.rows(
            _USERS.format(", scopes") + " JOIN keys ON keys.user_id = users.id WHERE hash = ?",
            _hash(secret),
        )
        if not rows:
            return None
        *user, scopes = rows[0]
        return _identity(self._user(user), _scopes(scopes))

    def by_proxy(self, name: str, groups: str = "") -> Identity | None:
        """Return the user that a trusted proxy names.

        Args:
            name: Of the user.
            groups: That the proxy puts the user into beside those of here, with commas or bars
                between them.
        """
        try:
            user = self.user(name)
        except NotFoundError:
            return None
        both = {one.name: one for one in (*user.groups, *self.groups.named(groups))}
        return _identity(replace(user, groups=tuple(both[one] for one in sorted(both))))

    # Keys

    def add_key(self, name: str, scopes: Iterable[Scope], label: str = "") -> tuple[Key, str]:
        """Make an API key of a user; return it with its secret, which is not kept.

        Raises:
            NotFoundError: There is no such user.
        """
        user = self.user(name)
        secret = KEY_MARK + secrets.token_urlsafe(SECRET_BYTES)
        key = Key(secrets.token_hex(4), user.name, label, frozenset(scopes), _day(self._clock()))
        row = (key.id, _hash(secret), user.id, label, " ".join(sorted(key.scopes)), key.created)
        with self._database.transaction() as transaction:
            transaction.execute("INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?)", row)
        return key, secret

    def keys(self) -> list[Key]:
        """Return all keys by user."""
        rows = self._database.rows(
            "SELECT keys.id, name, label, scopes, created FROM keys"
            " JOIN users ON users.id = user_id ORDER BY name, created"
        )
        return [Key(id_, name, label, _scopes(all_), day) for id_, name, label, all_, day in rows]

    def remove_key(self, key_id: str) -> None:
        """Remove an API key.

        Raises:
            NotFoundError: There is none of this id.
        """
        with self._database.transaction() as transaction:
            removed = transaction.execute("DELETE FROM keys WHERE id = ?", (key_id,)).rowcount
        if not removed:
            raise NotFoundError(f"There is no key {key_id!r}. `citeline users list` shows all.")

    def _user(self, row: Sequence[str]) -> User:
        id_, name, role, collections = row
        groups = self.groups.of(id_)
        return User(id_, name, Role(role), tuple(collections.split()), groups)


def open_users(folder: Path) -> UserStore:
    """Open the users of a data folder, which is made if it does not exist."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return UserStore(folder)


def _name(name: str) -> str:
    known = name.strip().lower()
    if not known or len(known) > MOST_NAME_CHARACTERS or not known.isprintable() or " " in known:
        raise SettingsError(
            f"{name!r} is no name for a user: it has no white space and at most "
            f"{MOST_NAME_CHARACTERS} characters."
        )
    return known


def _identity(user: User, scopes: frozenset[Scope] = frozenset(Scope)) -> Identity:
    return Identity(user, user.role.scopes & scopes)


def _scopes(text: str) -> frozenset[Scope]:
    return frozenset(map(Scope, text.split()))


def _hash(secret: str) -> str:
    """Return what is kept of a secret; it is random and long, so that it need not be slow."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
