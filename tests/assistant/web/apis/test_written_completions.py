"""A completion that a language model writes: streamed as it comes, and the same in the end."""

import json
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from fastapi import FastAPI
from openai import APIError, OpenAI

from assistant import Assistant
from assistant.client import Client
from assistant.settings import LanguageModelSettings, WebSettings, load_settings
from assistant.types import Searched, StreamEvent
from assistant.web.admission import Admission
from assistant.web.api import create_router
from assistant.web.apis.completions import create_completion_router
from index.errors import StoreError
from tests.assistant.web.serving import serving

QUESTION = "Why was the Marram Bridge closed?"
REPLY = "The Marram Bridge was closed after cracks were found. [1] Traffic takes a detour. [2]"


@pytest.fixture(scope="module")
def client(
    copy_of_sample: Callable[[], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenAI]:
    from assistant.web.http import create_app

    script = tmp_path_factory.mktemp("script") / "replies.jsonl"
    script.write_text(json.dumps(REPLY) + "\n", encoding="utf-8")
    model = LanguageModelSettings(provider="scripted", script=script)
    settings = load_settings().model_copy(update={"llm": model})
    with (
        Assistant.open(copy_of_sample(), settings) as assistant,
        serving(create_app(assistant, WebSettings())) as port,
        OpenAI(base_url=f"http://127.0.0.1:{port}/v1", api_key="none") as opened,
    ):
        yield opened


def test_a_stream_has_a_sentence_a_chunk_and_ends_like_the_whole(client: OpenAI) -> None:
    messages = [{"role": "user", "content": QUESTION}]
    whole = client.chat.completions.create(model="citeline", messages=messages)  # type: ignore[call-overload]
    stream = client.chat.completions.create(  # type: ignore[call-overload]
        model="citeline",
        messages=messages,
        stream=True,
        stream_options={"include_usage": True},
    )
    chunks = list(stream)
    pieces = [chunk.choices[0].delta.content for chunk in chunks[:-1]]
    annotations = [
        one
        for chunk in chunks[:-1]
        for one in chunk.choices[0].delta.model_dump().get("annotations") or ()
    ]
    assert [one for one in pieces if one] == [
        "The Marram Bridge was closed after cracks were found.",
        " Traffic takes a detour.",
    ]
    message = whole.choices[0].message
    assert "".join(filter(None, pieces)) == message.content
    assert annotations == [one.model_dump() for one in message.annotations]
    assert {one["url_citation"]["start_index"] for one in annotations} == {0, 54}
    assert chunks[-1].usage.completion_tokens == whole.usage.completion_tokens > 0
    assert chunks[-1].usage.prompt_tokens > 0


class Broken:
    """Finds something, and fails before it is written."""

    def __init__(self) -> None:
        self.settings = load_settings()

    async def stream(self, question: str, **_: object) -> AsyncIterator[StreamEvent]:
        yield Searched(3)
        raise StoreError("The disk is full.")


@pytest.fixture
def broken() -> Iterator[str]:
    app, admission, assistant = FastAPI(), Admission(), cast("Assistant", Broken())
    app.include_router(create_completion_router(assistant, admission))
    app.include_router(create_router(assistant, admission))
    with serving(app) as port:
        yield f"http://127.0.0.1:{port}"


def test_what_breaks_off_says_so(broken: str) -> None:
    with (
        OpenAI(base_url=f"{broken}/v1", api_key="none", max_retries=0) as program,
        pytest.raises(APIError, match="The disk is full"),
    ):
        list(
            program.chat.completions.create(
                model="citeline", messages=[{"role": "user", "content": QUESTION}], stream=True
            )
        )
    with Client(broken) as client, pytest.raises(StoreError, match="The disk is full"):
        list(client.stream(QUESTION))
