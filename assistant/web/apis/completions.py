"""OpenAI's chat completions over an assistant: what its clients ask, they can ask this.

- `POST /v1/chat/completions`, also with `"stream": true`; see `CompletionRequest`.
- `GET /v1/models`, `GET /v1/models/NAME`: the one model that there is.
"""

import json
import logging
import secrets
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from assistant.replies.completions import CompletionReply
from assistant.types import Answer, Answered, SentenceWritten, StreamEvent
from assistant.web.admission import Admission
from assistant.web.apis.completion_request import CompletionRequest
from assistant.web.apis.content import Content, Link, details_of, link_at
from assistant.web.history import read_turns
from assistant.web.problems import OpenAIProblem, openai_problem, sentence_of, status_of
from index.errors import NotFoundError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

MODEL = "citeline"
DONE = "data: [DONE]\n\n"

Values = dict[str, Any]

PROBLEMS: dict[int | str, Values] = {
    "4XX": {"model": OpenAIProblem},
    "5XX": {"model": OpenAIProblem},
}
COMPLETIONS: dict[int | str, Values] = {
    200: {"model": CompletionReply, "content": {"text/event-stream": {}}}
}
"""What is described of the replies."""

logger = logging.getLogger(__name__)


def create_completion_router(assistant: "Assistant", admission: Admission) -> APIRouter:
    """Build the routes over one assistant."""
    router = APIRouter(prefix="/v1", tags=["OpenAI"], responses=PROBLEMS)
    started = int(time.time())
    model = {"id": MODEL, "object": "model", "created": started, "owned_by": MODEL}

    @router.get("/models")
    def models() -> Values:
        """List the one model."""
        return {"object": "list", "data": [model]}

    @router.get("/models/{name:path}")
    def described(name: str) -> Values:
        """Describe the model."""
        check_model(name)
        return model

    @router.post("/chat/completions", responses=COMPLETIONS)
    async def complete(asked: CompletionRequest, request: Request) -> Response:
        """Answer the last message; citations come as annotations of the reply."""
        check_model(asked.model)
        completion = Completion(assistant, asked, link_at(str(request.base_url)))
        if asked.stream:
            return await admission.stream(request, completion.chunks())
        return await admission.reply(request, completion.whole())

    return router


def check_model(name: str) -> None:
    """Refuse to be another model.

    Raises:
        NotFoundError: It is asked for one.
    """
    if name != MODEL:
        raise NotFoundError(f"There is no model {name!r} here; the model is {MODEL!r}.")


@dataclass(slots=True)
class Completion:
    """The reply to one request."""

    assistant: "Assistant"
    asked: CompletionRequest
    link: Link

    async def whole(self) -> Values:
        """Return the reply in one piece."""
        content = Content(self.link)
        async with aclosing(await self._events()) as events:
            async for event in events:
                if isinstance(event, Answered):
                    pieces = list(content.rest(event.answer))
                    return self._completion(pieces, event.answer)
        raise AssertionError("a stream always ends with the whole answer")

    def _completion(self, pieces: list[tuple[str, list[Values]]], answer: Answer) -> Values:
        message = {
            "role": "assistant",
            "content": "".join(text for text, _ in pieces),
            "refusal": None,
            "annotations": [one for _, annotations in pieces for one in annotations],
        }
        choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
        return {
            **self._frame("chat.completion"),
            "choices": [choice],
            "usage": usage_of(answer),
            "citeline": details_of(answer),
        }

    async def chunks(self) -> AsyncGenerator[str, None]:
        """Yield the reply as server-sent events, a sentence each.

        Sentences are sent as they are written by a language model. Quoted ones come all at once
        anyway, behind what the program itself has to say.
        """
        frame, content = self._frame("chat.completion.chunk"), Content(self.link)
        if self.asked.wants_usage:
            frame["usage"] = None  # of every chunk but the last
        streams = self.assistant.settings.is_written
        has_begun = False
        try:
            async with aclosing(await self._events()) as events:
                async for event in events:
                    if not has_begun:
                        yield _chunk(frame, {"role": "assistant", "content": ""})
                        has_begun = True
                    if isinstance(event, SentenceWritten) and streams:
                        yield _chunk(frame, _delta(content.sentence(event.sentence)))
                    elif isinstance(event, Answered):
                        for text in self._last_chunks(frame, content, event.answer):
                            yield text
        except Exception as error:
            if not has_begun:
                raise
            logger.error("A reply broke off", exc_info=error)
            yield data(openai_problem(sentence_of(error), status_of(error)))
        yield DONE

    def _last_chunks(self, frame: Values, content: Content, answer: Answer) -> Iterator[str]:
        for piece in content.rest(answer):
            yield _chunk(frame, _delta(piece))
        yield _chunk(frame, {}, "stop", citeline=details_of(answer))
        if self.asked.wants_usage:
            yield data({**frame, "choices": [], "usage": usage_of(answer)})

    async def _events(self) -> AsyncGenerator[StreamEvent, None]:
        turns = await run_in_threadpool(read_turns, self.assistant, self.asked.history)
        events = self.assistant.stream(
            self.asked.question, history=turns, filter=self.asked.citeline.filter
        )
        return cast("AsyncGenerator[StreamEvent, None]", events)

    def _frame(self, kind: str) -> Values:
        id_ = f"chatcmpl-{secrets.token_hex(12)}"
        return {"id": id_, "object": kind, "created": int(time.time()), "model": MODEL}


def usage_of(answer: Answer) -> Values:
    """Return the tokens that a language model took, in OpenAI's form; zeros without one."""
    taken = {"prompt": 0, "completion": 0}
    for use, count in answer.tokens.items():
        taken["prompt" if use.endswith("input") else "completion"] += count
    return {
        "prompt_tokens": taken["prompt"],
        "completion_tokens": taken["completion"],
        "total_tokens": sum(taken.values()),
    }


def data(values: Values) -> str:
    """Return one server-sent event."""
    return f"data: {json.dumps(values, ensure_ascii=False)}\n\n"


def _delta(piece: tuple[str, list[Values]]) -> Values:
    text, annotations = piece
    return {"content": text, **({"annotations": annotations} if annotations else {})}


def _chunk(frame: Values, delta: Values, finish_reason: str | None = None, **more: object) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason, "logprobs": None}
    return data({**frame, "choices": [choice], **more})
