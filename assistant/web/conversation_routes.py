"""Conversations over HTTP, for the page.

- `GET /api/conversations?search=WORDS`: the list, last used first.
- `PATCH /api/conversations/ID` with `{"name": ...}`, `DELETE`, and `POST .../restore`.
- `GET /api/conversations/ID/export?form=markdown|html|json`: a file with every quote.
- `GET /api/exchanges/ID?form=plain|markdown|html`: one answer, to be copied.
- `PUT /api/exchanges/ID/rating` with `{"rating": ...}`: also writes a row of a question set.
"""

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.conversations import Rating
from assistant.web.desk import Desk
from assistant.web.exports import ANSWER_FORMS, CONVERSATION_FORMS, AnswerForm, ConversationForm
from assistant.web.history import Text


class NewName(BaseModel):
    """What a conversation is to be called."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[Text, Field(max_length=1000)]


class NewRating(BaseModel):
    """What the reader thinks of an answer; null takes it back."""

    model_config = ConfigDict(extra="forbid")

    rating: Rating | None


def create_conversation_router(desk: Desk) -> APIRouter:
    """Build the routes over one desk."""
    router = APIRouter()
    _add_list(router, desk)
    _add_changes(router, desk)
    _add_exports(router, desk)
    return router


def _add_list(router: APIRouter, desk: Desk) -> None:
    kept = desk.conversations

    @router.get("/api/conversations")
    def conversations(search: str = "") -> dict[str, object]:
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
        return {"conversations": found, "kept": kept.is_kept}


def _add_changes(router: APIRouter, desk: Desk) -> None:
    kept = desk.conversations

    @router.patch("/api/conversations/{conversation_id}")
    def rename(conversation_id: str, new: NewName) -> dict[str, str]:
        kept.rename(conversation_id, new.name)
        return {"name": kept.conversation(conversation_id).name}

    @router.delete("/api/conversations/{conversation_id}")
    async def delete(conversation_id: str) -> dict[str, str]:
        desk.stop(conversation_id)
        kept.delete(conversation_id)
        return {"deleted": conversation_id}

    @router.post("/api/conversations/{conversation_id}/restore")
    def restore(conversation_id: str) -> dict[str, str]:
        kept.restore(conversation_id)
        return {"restored": conversation_id}

    @router.put("/api/exchanges/{exchange_id}/rating")
    def rate(exchange_id: str, new: NewRating) -> dict[str, str | None]:
        rated = desk.rate(exchange_id, new.rating).rating
        return {"rating": rated and rated.value}


def _add_exports(router: APIRouter, desk: Desk) -> None:
    kept = desk.conversations

    @router.get("/api/conversations/{conversation_id}/export")
    def export(conversation_id: str, form: ConversationForm = "markdown") -> Response:
        ending, kind, write = CONVERSATION_FORMS[form]
        text = write(kept.conversation(conversation_id))
        disposition = f'attachment; filename="citeline-{conversation_id}.{ending}"'
        return Response(text, media_type=kind, headers={"Content-Disposition": disposition})

    @router.get("/api/exchanges/{exchange_id}")
    def copy(exchange_id: str, form: AnswerForm = "plain") -> Response:
        kind, write = ANSWER_FORMS[form]
        return Response(write(kept.exchange(exchange_id)), media_type=kind)
