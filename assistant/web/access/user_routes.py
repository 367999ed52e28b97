"""Who sees which collections of articles, over HTTP; for admins only.

- `GET /api/users`: all users.
- `PUT /api/users/NAME/collections` with `{"collections": [NAME]}`; "*" stands for all.
"""

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant.users import AuditLog, Role, User, UserStore

MOST_COLLECTIONS = 1_000
"""Of one user."""


class UserState(BaseModel):
    """A user, and which collections the user sees."""

    name: str
    role: Role
    collections: list[str]


class Seen(BaseModel):
    """The collections that a user is to see, and no other."""

    model_config = ConfigDict(extra="forbid")

    collections: Annotated[list[str], Field(max_length=MOST_COLLECTIONS)]


def create_user_router(users: UserStore, audit: AuditLog) -> APIRouter:
    """Build the routes over the users."""
    router = APIRouter(tags=["Users"])

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

    return router


def _state(user: User) -> UserState:
    return UserState(name=user.name, role=user.role, collections=list(user.collections))
