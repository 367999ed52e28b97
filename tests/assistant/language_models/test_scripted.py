import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llama_index.core.base.llms.types import ChatMessage
from llama_index.core.llms import LLM
from pydantic import ValidationError

from assistant.language_models.scripted import ScriptedLanguageModel

MESSAGES = [ChatMessage(role="user", content="What?")]


def test_it_is_a_llamaindex_model():
    model = ScriptedLanguageModel(replies=("x",), context_window=1000, max_output_tokens=10)
    assert isinstance(model, LLM)
    assert model.metadata.context_window == 1000
    assert model.metadata.num_output == 10


def test_every_way_of_asking_takes_the_next_reply():
    async def all_ways() -> list[str]:
        model = ScriptedLanguageModel(replies=("1", "2", "3", "4", "5", "6", "7", "8"))
        return [
            model.complete("?").text,
            model.chat(MESSAGES).message.content,
            "".join(piece.delta for piece in model.stream_complete("?")),
            "".join(piece.delta for piece in model.stream_chat(MESSAGES)),
            (await model.acomplete("?")).text,
            (await model.achat(MESSAGES)).message.content,
            "".join([piece.delta async for piece in await model.astream_complete("?")]),
            "".join([piece.delta async for piece in await model.astream_chat(MESSAGES)]),
        ]

    assert asyncio.run(all_ways()) == ["1", "2", "3", "4", "5", "6", "7", "8"]


@given(st.text(), st.integers(1, 20))
def test_a_stream_adds_up_to_the_reply(reply, chunk_characters):
    model = ScriptedLanguageModel(replies=(reply,), chunk_characters=chunk_characters)
    pieces = list(model.stream_complete("?"))
    assert "".join(piece.delta for piece in pieces) == reply
    assert all(len(piece.delta) <= chunk_characters for piece in pieces)
    assert all(piece.delta for piece in pieces) or not reply
    assert pieces[-1].text == reply


def test_threads_never_get_the_same_reply():
    replies = tuple(str(number) for number in range(400))
    model = ScriptedLanguageModel(replies=replies)
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _: model.complete("?").text, replies))
    assert sorted(said) == sorted(replies)


def test_no_replies_are_refused():
    with pytest.raises(ValidationError):
        ScriptedLanguageModel(replies=())


class Waiting(ScriptedLanguageModel):
    """Says nothing until the test's event loop has let it."""

    def _next(self) -> str:
        assert ALLOWED.wait(timeout=30), "the event loop never ran"
        return super()._next()


ALLOWED = threading.Event()


@pytest.mark.parametrize("way", ["acomplete", "achat", "astream_complete", "astream_chat"])
async def test_the_event_loop_runs_on_while_a_reply_takes_long(way):
    """The loop itself lets the reply go: blocked, it would never get there."""
    ALLOWED.clear()
    model = Waiting(replies=("said",))
    question = "?" if way.endswith("complete") else MESSAGES

    async def asked() -> str:
        found = await getattr(model, way)(question)
        if not way.startswith("astream"):
            return str(found)
        return "".join([piece.delta async for piece in found])

    task = asyncio.create_task(asked())
    await asyncio.sleep(0)
    ALLOWED.set()
    assert (await task).endswith("said")
