"""The program's own HTTP routes.

- `POST /api/ask`: one question, as JSON; see `AskRequest`. The reply is `answer_to_dict`'s, or
  status 503 with `Retry-After` where too many wait already, 429 where too many of one client do.
- `DELETE /api/articles?article=ID`: remove an article. The reply is `{"removed": ID}`, or status
  404 where there is none of this id.
- `POST /api/texts` with `{"title", "text", "source"}`: take in a text.
- `POST /api/articles/undo?article=ID`: bring back the version that the present one replaced.
- `GET /health`.

Whatever goes wrong is `{"error": SENTENCE}` with a status of 4xx or 5xx.
"""

import json
import logging
from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from assistant.serialise import answer_to_dict
from assistant.version import __version__
from assistant.web.admission import Admission
from assistant.web.history import MOST_TURNS, HistoryTurn, Text, not_too_long, read_turns
from index.errors import ArticleError, CitelineError, NotFoundError, QuestionError, UnreadableError
from index.formats import read_bytes
from index.types import SearchFilter

if TYPE_CHECKING:
    from assistant.assistant import Assistant

MOST_SOURCES = 1_000
"""Of one question."""

logger = logging.getLogger(__name__)


class AskRequest(BaseModel):
    """A question over HTTP.

    For example:

        {"question": "And who paid for it?",
         "history": [{"role": "user", "text": "Why was the bridge closed?"},
                     {"role": "assistant", "text": "Its hangers had cracks.",
                      "citations": [{"article_id": "a1", "start": 0, "end": 24, "quote": "..."}]}],
         "sources": ["Northern Tide News"], "after": "2026-03-01", "before": "2026-03-31"}

    Only the question is required. `history` are the turns before it, oldest first, for follow-ups;
    its `citations` are those of an earlier reply's `sentences`, sent back as they came or without
    `quote`. One that does not hold any more is left out (see `history.py`). Sources and days limit
    which articles are used.
    """

    model_config = ConfigDict(extra="forbid")

    question: Text
    history: Annotated[
        list[HistoryTurn], Field(max_length=MOST_TURNS), AfterValidator(not_too_long)
    ] = Field(default_factory=list)
    sources: list[Text] = Field(default_factory=list, max_length=MOST_SOURCES)
    after: date | None = None
    before: date | None = None


class NewArticle(BaseModel):
    """A text that becomes an article; only the text is needed."""

    model_config = ConfigDict(extra="forbid")

    text: Text = Field(min_length=1)
    title: Text = Field("", max_length=1000)
    source: Text = Field("", max_length=1000)


def create_router(assistant: "Assistant") -> APIRouter:
    """Build the routes over one assistant."""
    router = APIRouter()

    @router.get("/health")
    def health() -> dict[str, str | int]:
        following = assistant.vector_progress().missing
        return {"status": "ok", "version": __version__, "vectors_to_follow": following}

    admission = Admission()

    @router.post("/api/ask")
    async def ask(asked: AskRequest, request: Request) -> Response:
        return await admission.reply(request, answer(assistant, asked))

    @router.delete("/api/articles")
    def remove(article: str) -> dict[str, str]:
        assistant.remove(article)
        return {"removed": article}

    @router.post("/api/texts")
    def add(new: NewArticle) -> dict[str, str]:
        row = {name: value for name, value in new.model_dump().items() if value}
        report = assistant.ingest_articles(read_bytes("pasted.json", json.dumps(row).encode()))
        if report.failures:
            raise UnreadableError(report.failures[0].reason)
        return {"article": report.article_ids[0]}

    @router.post("/api/articles/undo")
    def undo(article: str) -> dict[str, str]:
        assistant.undo(article)
        return {"undone": article}

    return router


async def answer(assistant: "Assistant", asked: AskRequest) -> dict[str, object]:
    """Return the reply to a question."""
    turns = await run_in_threadpool(read_turns, assistant, asked.history)
    wanted = SearchFilter(frozenset(asked.sources), asked.after, asked.before)
    return answer_to_dict(await assistant.aask(asked.question, history=turns, filter=wanted))


def explain(request: Request, error: Exception) -> JSONResponse:
    """Turn an error into a reply: a sentence for ours, nothing of the inside for others."""
    match error:
        case RequestValidationError():
            problems = [
                f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors()
            ]
            return JSONResponse({"error": "; ".join(problems)}, 422)
        case QuestionError() | ArticleError():
            return JSONResponse({"error": str(error)}, 422)
        case NotFoundError():
            return JSONResponse({"error": str(error)}, 404)
        case CitelineError():
            return JSONResponse({"error": str(error)}, 503)
    logger.error("A request to %s failed", request.url.path, exc_info=error)
    return JSONResponse({"error": "Something went wrong; the log says what."}, 500)
