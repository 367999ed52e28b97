"""Users, their groups, what their roles allow, and the keys of their programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What may be done: ask and read, change the articles, watch over the server."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


class Role(StrEnum):
    """What a user is."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"

    @property
    def scopes(self) -> frozenset[Scope]:
        """What the role allows."""
        return SCOPES[self]


SCOPES: Mapping[Role, frozenset[Scope]] = {
    Role.READER: frozenset({Scope.READ}),
    Role.EDITOR: frozenset({Scope.READ, Scope.WRITE}),
    Role.ADMIN: frozenset(Scope),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Users who see the same.

    Attributes:
        name: As it was given, or as a proxy writes it.
        collections: Of articles, that its members see; "*" for all.
    """

    name: str
    collections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may come in.

    Attributes:
        id: Names the user's folder; never used again after the user is gone.
        name: What is typed at the login, in lower case.
        role: What the user may do.
        collections: Of articles, that were given to this user alone; "*" for all.
        groups: That the user is in, by name.
    """

    id: str
    name: str
    role: Role
    collections: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def seen(self) -> tuple[str, ...]:
        """The collections that the user sees beside what is in none, the user's own ones first."""
        shared = (one for group in self.groups for one in group.collections)
        return tuple(dict.fromkeys((*self.collections, *shared)))


@dataclass(frozen=True, slots=True)
class Key:
    """An API key, without its secret."""

    id: str
    user: str
    label: str
    scopes: frozenset[Scope]
    created: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who sends a request, and what this request may do: what both the role and the key allow."""

    user: User
    scopes: frozenset[Scope]
