"""Conversations over HTTP, for the page.

- `GET /api/conversations?search=WORDS`: the list, last used first, what can be
  brought back, and whose it is.
- `GET /api/conversations/ID`: one of them, if it is there.
- `PATCH /api/conversations/ID` with `{"name": ...}`, `DELETE`, and `POST .../restore`.
- `GET /api/conversations/ID/export?form=markdown|html|json`: a file with every quote.
- `GET /api/exchanges/ID?form=plain|markdown|html`: one answer, to be copied.
- `GET /api/exchanges/ID/next`: questions to go on with, which the articles surely answer.
- `PUT /api/exchanges/ID/rating` with `{"rating": ...}`: also writes a row of a question set.
"""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import Annotated, Any, TypeAlias
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.types import Scope

from assistant.conversations import Rating
from assistant.users import User
from assistant.web.desk import Desk
from assistant.web.exports import (
    ANSWER_FORMS,
    CONVERSATION_FORMS,
    LANGUAGES,
    AnswerForm,
    ConversationForm,
    Language,
    export,
    file_name,
)
from assistant.web.history import Text

DeskOf: TypeAlias = Callable[[Scope], Desk]
"""Returns the desk of whoever sends a request."""


class NewName(BaseModel):
    """What a conversation is to be called."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[Text, Field(max_length=1000)]


class NewRating(BaseModel):
    """What the reader thinks of an answer; null takes it back."""

    model_config = ConfigDict(extra="forbid")

    rating: Rating | None


def create_conversation_router(desk_of: DeskOf) -> APIRouter:
    """Build the routes over the desks, each for its own user."""
    router = APIRouter(tags=["Conversations"])
    _add_list(router, desk_of)
    _add_changes(router, desk_of)
    _add_exports(router, desk_of)
    _add_suggestions(router, desk_of)
    return router


def _add_list(router: APIRouter, desk_of: DeskOf) -> None:
    @router.get("/api/conversations")
    def conversations(request: Request, search: str = "") -> dict[str, object]:
        kept = desk_of(request.scope).conversations
        found = [
            {
                "id": one.id,
                "name": one.name,
                "updated": one.updated.isoformat(),
                "exchanges": one.exchanges,
                "found": one.found,
            }
            for one in kept.conversations(search.strip())
        ]
        user: User | None = getattr(request.state, "user", None)
        signed_in_as = user.name if user else None
        deleted = [
            {"id": one.id, "name": one.name, "deleted": one.updated.isoformat()}
            for one in kept.deleted()
        ]
        told = {"conversations": found, "deleted": deleted}
        return {**told, "kept": kept.is_kept, "user": signed_in_as}

    @router.get("/api/conversations/{conversation_id}")
    def conversation(request: Request, conversation_id: str) -> dict[str, object]:
        found = desk_of(request.scope).conversations.conversation(conversation_id)
        return {"id": found.id, "name": found.name, "exchanges": len(found.exchanges)}


def _add_changes(router: APIRouter, desk_of: DeskOf) -> None:
    @router.patch("/api/conversations/{conversation_id}")
    def rename(request: Request, conversation_id: str, new: NewName) -> dict[str, str]:
        kept = desk_of(request.scope).conversations
        kept.rename(conversation_id, new.name)
        return {"name": kept.conversation(conversation_id).name}

    @router.delete("/api/conversations/{conversation_id}")
    async def delete(request: Request, conversation_id: str) -> dict[str, str]:
        desk = desk_of(request.scope)
        desk.stop(conversation_id)
        desk.conversations.delete(conversation_id)
        return {"deleted": conversation_id}

    @router.post("/api/conversations/{conversation_id}/restore")
    def restore(request: Request, conversation_id: str) -> dict[str, str]:
        desk_of(request.scope).conversations.restore(conversation_id)
        return {"restored": conversation_id}

    @router.put("/api/exchanges/{exchange_id}/rating")
    def rate(request: Request, exchange_id: str, new: NewRating) -> dict[str, str | None]:
        rated = desk_of(request.scope).rate(exchange_id, new.rating).rating
        return {"rating": rated and rated.value}


def _described(kinds: Iterable[str]) -> dict[int | str, dict[str, Any]]:
    """Return what is described of a reply that comes in one of several forms."""
    content: dict[str, Any] = {kind.partition(";")[0]: {} for kind in kinds}
    return {200: {"description": "In the form that is asked for.", "content": content}}


def _add_exports(router: APIRouter, desk_of: DeskOf) -> None:
    @router.get(
        "/api/conversations/{conversation_id}/export",
        response_class=Response,
        responses=_described(kind for _, kind in CONVERSATION_FORMS.values()),
    )
    def exported(
        request: Request,
        conversation_id: str,
        form: ConversationForm = "markdown",
        language: Language = "en",
    ) -> Response:
        kept = desk_of(request.scope).conversations
        ending, kind = CONVERSATION_FORMS[form]
        found = kept.conversation(conversation_id)
        text = export(found, form, language)
        # The plain name is for clients that cannot read the other one.
        name = quote(file_name(found, form), safe="", errors="replace")
        plain = f"citeline-{conversation_id}.{ending}"
        disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{name}"
        return Response(text, media_type=kind, headers={"Content-Disposition": disposition})

    @router.get(
        "/api/exchanges/{exchange_id}",
        response_class=Response,
        responses=_described(kind for kind, _ in ANSWER_FORMS.values()),
    )
    def copy(
        request: Request, exchange_id: str, form: AnswerForm = "plain", language: Language = "en"
    ) -> Response:
        kept = desk_of(request.scope).conversations
        kind, write = ANSWER_FORMS[form]
        text = write(kept.exchange(exchange_id), LANGUAGES[language])
        return Response(text, media_type=kind)


def _add_suggestions(router: APIRouter, desk_of: DeskOf) -> None:
    is_free = Lock()

    @router.get("/api/exchanges/{exchange_id}/next")
    def suggested(request: Request, exchange_id: str) -> dict[str, object]:
        desk = desk_of(request.scope)
        exchange = desk.conversations.exchange(exchange_id)
        # Whoever asks is not to wait for what nobody has asked.
        if exchange.answer is None or not is_free.acquire(blocking=False):
            return {"questions": (), "is_busy": exchange.answer is not None}
        try:
            # Imported when it is needed: with all that questions are answered by.
            from assistant.answering.suggesting import suggestions

            engine = desk.assistant.engine
            found = suggestions(engine, exchange.answer, exchange.asked.filter)
            return {"questions": found, "is_busy": False}
        finally:
            is_free.release()
