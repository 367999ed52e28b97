"""Users, what their roles allow, and the keys of their programs."""

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
class User:
    """Somebody who may come in.

    Attributes:
        id: Names the user's folder; never used again after the user is gone.
        name: What is typed at the login, in lower case.
        role: What the user may do.
        collections: Of articles, that the user sees beside what is in none; "*" for all.
    """

    id: str
    name: str
    role: Role
    collections: tuple[str, ...] = ()


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
