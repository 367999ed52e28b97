"""The program's own HTTP routes.

- `POST /api/ask`: one question, as JSON; see `AskRequest`. The reply is `answer_to_dict`'s, or
  status 503 with `Retry-After` where too many wait already, 429 where too many of one client do;
  with `Accept: text/event-stream` it is sent as it is made.
- `DELETE /api/articles?article=ID`: remove an article. The reply is `{"removed": ID}`, or status
  404 where there is none of this id.
- `POST /api/texts` with `{"title", "text", "source", "date", "collection"}`: take in a text.
- `POST /api/articles/undo?article=ID`: bring back the version that the present one replaced.
- `GET /health`.

Whatever goes wrong is `{"error": SENTENCE}` with a status of 4xx or 5xx.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.replies.answers import AnswerReply
from assistant.version import __version__
from assistant.web.admission import Admission
from assistant.web.asking import EVENTS, AskRequest, answer, ask_events
from assistant.web.history import Text
from index.days import Day
from index.errors import UnreadableError
from index.formats import ReadItem, read_bytes
from index.sight import into
from index.types import Article

if TYPE_CHECKING:
    from assistant.assistant import Assistant


ANSWERS: dict[int | str, dict[str, Any]] = {200: {"model": AnswerReply, "content": {EVENTS: {}}}}
"""What is described of the replies to a question."""


class NewArticle(BaseModel):
    """A text that becomes an article; only the text is needed."""

    model_config = ConfigDict(extra="forbid")

    text: Text = Field(min_length=1)
    title: Text = Field("", max_length=1000)
    source: Text = Field("", max_length=1000)
    date: Day | None = None
    collection: Text = ""


def create_router(assistant: "Assistant", admission: Admission | None = None) -> APIRouter:
    """Build the routes over one assistant; with `admission` shared with other routes that ask."""
    router = APIRouter(tags=["Citeline"])
    admitted = admission or Admission()

    @router.get("/health")
    def health() -> dict[str, str | int]:
        following = assistant.vector_progress().missing
        return {"status": "ok", "version": __version__, "vectors_to_follow": following}

    @router.post("/api/ask", responses=ANSWERS)
    async def ask(asked: AskRequest, request: Request) -> Response:
        """Answer a question: as JSON, or as server-sent events where they are accepted."""
        if EVENTS in request.headers.get("accept", ""):
            return await admitted.stream(request, ask_events(assistant, asked))
        return await admitted.reply(request, answer(assistant, asked))

    @router.delete("/api/articles")
    def remove(article: str) -> dict[str, str]:
        assistant.remove(article)
        return {"removed": article}

    @router.post("/api/texts")
    def add(new: NewArticle) -> dict[str, str]:
        report = assistant.ingest_articles(into(new.collection, _read(new)))
        if report.failures:
            raise UnreadableError(report.failures[0].reason)
        return {"article": report.article_ids[0]}

    @router.post("/api/articles/undo")
    def undo(article: str) -> dict[str, str]:
        assistant.undo(article)
        return {"undone": article}

    return router


def _read(new: NewArticle) -> Iterator[ReadItem]:
    """Yield a text as an article; no file is its source, whatever it is called to be read."""
    told = new.model_dump(mode="json", exclude={"collection"})
    row = {name: value for name, value in told.items() if value}
    for one in read_bytes("pasted.json", json.dumps(row).encode()):
        yield replace(one, source=new.source) if isinstance(one, Article) else one
