"""Who sees which collections of articles, over HTTP; for admins only.

- `GET /api/users`, `GET /api/groups`: all of them.
- `PUT /api/users/NAME/collections`, `PUT /api/groups/NAME/collections` with
  `{"collections": [NAME]}`; "*" stands for all, and a group without any is gone.
- `PUT /api/users/NAME/groups` with `{"groups": [NAME]}`.
"""

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant.users import AuditLog, Group, Role, User, UserStore

MOST_NAMES = 1_000
"""Of collections or groups, of one user."""


class UserState(BaseModel):
    """A user, with the collections that were given to this user alone, and the user's groups."""

    name: str
    role: Role
    collections: list[str]
    groups: list[str]


class GroupState(BaseModel):
    """A group, and which collections its members see."""

    name: str
    collections: list[str]


class Seen(BaseModel):
    """The collections that a user or a group is to see, and no other."""

    model_config = ConfigDict(extra="forbid")

    collections: Annotated[list[str], Field(max_length=MOST_NAMES)]


class Joined(BaseModel):
    """The groups that a user is to be in, and no other."""

    model_config = ConfigDict(extra="forbid")

    groups: Annotated[list[str], Field(max_length=MOST_NAMES)]


def create_user_router(users: UserStore, audit: AuditLog) -> APIRouter:
    """Build the routes over the users."""
    router = APIRouter(tags=["Users"])
    _add_groups(router, users, audit)

    @router.get("/api/users")
    def everyone() -> list[UserState]:
        """List the users."""
        return [_state(one) for one in users.users()]

    @router.put("/api/users/{name}/collections")
    def show(name: str, seen: Seen, request: Request) -> UserState:
        """Let a user see these collections beside what is in none, and no other."""
        user = users.set_collections(name, seen.collections)
        named = " ".join(user.collections) or "no collection"
        audit.note(request.state.user.name, f"user {user.name} sees {named}", "done")
        return _state(user)

    @router.put("/api/users/{name}/groups")
    def join(name: str, joined: Joined, request: Request) -> UserState:
        """Put a user into these groups, and out of every other."""
        user = users.set_groups(name, joined.groups)
        named = ", ".join(one.name for one in user.groups) or "no group"
        audit.note(request.state.user.name, f"user {user.name} is in {named}", "done")
        return _state(user)

    return router


def _add_groups(router: APIRouter, users: UserStore, audit: AuditLog) -> None:
    @router.get("/api/groups")
    def all_groups() -> list[GroupState]:
        """List the groups."""
        return [_group(one) for one in users.groups.all()]

    @router.put("/api/groups/{name:path}/collections")
    def show_group(name: str, seen: Seen, request: Request) -> GroupState:
        """Let a group's members see these collections, and no other; without any it is gone."""
        group = users.groups.show(name, seen.collections)
        named = " ".join(group.collections) or "no collection"
        audit.note(request.state.user.name, f"group {group.name} sees {named}", "done")
        return _group(group)


def _group(group: Group) -> GroupState:
    return GroupState(name=group.name, collections=list(group.collections))


def _state(user: User) -> UserState:
    return UserState(
        name=user.name,
        role=user.role,
        collections=list(user.collections),
        groups=[one.name for one in user.groups],
    )
