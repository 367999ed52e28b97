"""A language model that says what it is told to: replays prepared replies, one a call."""

import asyncio
import json
import threading
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from llama_index.core.base.llms.types import (
    ChatMessage,
    ChatResponse,
    ChatResponseAsyncGen,
    CompletionResponse,
    CompletionResponseAsyncGen,
    CompletionResponseGen,
    LLMMetadata,
)
from llama_index.core.llms.callbacks import llm_completion_callback
from llama_index.core.llms.custom import CustomLLM
from pydantic import Field, PrivateAttr

from index.errors import SettingsError

Item = TypeVar("Item")

MODEL_NAME = "scripted"


class ScriptedLanguageModel(CustomLLM):
    """Replays replies in order and starts over after the last. Thread safe.

    Attributes:
        replies: What to say; each call takes the next one, whatever it is asked.
        chunk_characters: Length of the pieces of a stream.
        context_window: Tokens, as reported in the metadata.
        max_output_tokens: As reported in the metadata; replies are never cut.
    """

    replies: tuple[str, ...] = Field(min_length=1)
    chunk_characters: int = Field(4, ge=1)
    context_window: int = 8192
    max_output_tokens: int = 1024

    _calls: int = PrivateAttr(default=0)
    _lock: Any = PrivateAttr(default_factory=threading.Lock)

    @classmethod
    def class_name(cls) -> str:
        """Return the name that LlamaIndex serialises the class under."""
        return "scripted_language_model"

    @property
    def metadata(self) -> LLMMetadata:
        """Sizes and the name, for LlamaIndex."""
        return LLMMetadata(
            context_window=self.context_window,
            num_output=self.max_output_tokens,
            model_name=MODEL_NAME,
        )

    @llm_completion_callback()
    def complete(
        self, prompt: str, formatted: bool = False, **kwargs: object
    ) -> CompletionResponse:
        """Return the next reply."""
        return CompletionResponse(text=self._reply(prompt))

    @llm_completion_callback()
    def stream_complete(
        self, prompt: str, formatted: bool = False, **kwargs: object
    ) -> CompletionResponseGen:
        """Yield the next reply in pieces."""
        return self._pieces(self._reply(prompt))

    # CustomLLM runs these on the event loop, where a slow reply would hold up everything else.

    async def acomplete(
        self, prompt: str, formatted: bool = False, **kwargs: object
    ) -> CompletionResponse:
        """Return the next reply without blocking the event loop."""
        return await asyncio.to_thread(self.complete, prompt, formatted, **kwargs)

    async def astream_complete(
        self, prompt: str, formatted: bool = False, **kwargs: object
    ) -> CompletionResponseAsyncGen:
        """Yield the next reply in pieces without blocking the event loop."""
        return _in_threads(lambda: self.stream_complete(prompt, formatted, **kwargs))

    async def achat(self, messages: Sequence[ChatMessage], **kwargs: object) -> ChatResponse:
        """Return the next reply as a message without blocking the event loop."""
        return await asyncio.to_thread(self.chat, messages, **kwargs)

    async def astream_chat(
        self, messages: Sequence[ChatMessage], **kwargs: object
    ) -> ChatResponseAsyncGen:
        """Yield the next reply as a growing message without blocking the event loop."""
        return _in_threads(lambda: self.stream_chat(messages, **kwargs))

    def _reply(self, prompt: str) -> str:
        with self._lock:
            reply = self.replies[self._calls % len(self.replies)]
            self._calls += 1
        return reply

    def _pieces(self, reply: str) -> CompletionResponseGen:
        # LlamaIndex fails on a stream without a piece, so an empty reply is one empty piece.
        for start in range(0, max(1, len(reply)), self.chunk_characters):
            end = start + self.chunk_characters
            yield CompletionResponse(text=reply[:end], delta=reply[start:end])


def read_script(path: Path) -> tuple[str, ...]:
    r"""Read replies from JSON Lines: one reply a line, as a JSON string.

    Example: the line `"It closed on Monday [1]."`

    Raises:
        SettingsError: The file cannot be read, a line is not a JSON string, or there is none.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path}: the script cannot be read ({error}). Check the path."
        ) from error
    replies = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            reply = json.loads(line)
        except ValueError:
            reply = None
        if not isinstance(reply, str):
            raise SettingsError(
                f"{path}, line {number}: not a reply. Write one JSON string a line."
            )
        replies.append(reply)
    if not replies:
        raise SettingsError(f"{path}: no replies in it. Write one JSON string a line.")
    return tuple(replies)


async def _in_threads(make: Callable[[], Iterator[Item]]) -> AsyncGenerator[Item, None]:
    """Iterate over what `make` returns, every step in another thread."""
    items = await asyncio.to_thread(make)
    while (item := await asyncio.to_thread(next, items, None)) is not None:
        yield item
