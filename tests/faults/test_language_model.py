"""What a reader gets when the language model's server fails, for every fault there is.

An answer that is marked as incomplete, or the sentences of the articles with the reason: in time,
never something uncited as if it were whole, and nowhere the key.
"""

import asyncio
import json
import logging
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant import Assistant
from assistant.build import build_engine
from assistant.opening import open_library
from assistant.serialise import answer_to_dict
from assistant.settings import Settings
from assistant.types import Verdict
from assistant.web import render
from tests.faults.server import FAULTS
from tests.faults.server.server import HEALTHY

pytest.importorskip("llama_index.llms.openai_like", reason="the extra openai-like is missing")

QUESTION = "When was the Alder bridge closed?"
SENTENCES = (
    "The Alder bridge was closed on Monday.",
    "It opens again in March.",
    "Until then a ferry runs every hour.",
)
IN_TIME_SECONDS = 30.0
"""Far more than the limits in `ask_of` allow, far less than for ever."""

FREED_SECONDS = 2.0


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """One article about the bridge that the fault server's reply is about."""
    folder = tmp_path_factory.mktemp("bridge")
    article = {"id": "bridge", "title": "The Alder bridge", "text": " ".join(SENTENCES)}
    (folder / "articles.jsonl").write_text(json.dumps(article), encoding="utf-8")
    settings = Settings().with_data_dir(folder / "data")
    with Assistant(library := open_library(settings), None, settings) as assistant:
        assistant.ingest([folder / "articles.jsonl"])
        yield library


@pytest.fixture
def answer_of(library, ask_of):
    """Ask the question with the language model of a fault; fails if no answer comes in time."""

    def answer(name):
        settings = Settings(llm=ask_of(name, max_output_tokens=200))
        assistant = Assistant(library, build_engine(library, settings), settings)
        pool = ThreadPoolExecutor(1)
        try:
            return pool.submit(assistant.ask, QUESTION).result(IN_TIME_SECONDS)
        finally:
            pool.shutdown(wait=False)

    return answer


def written(fault_server):
    """Return the reply's sentences as they are shown: without markers."""
    parts = fault_server.speech.reply.split(". ")
    return [part.partition(" [")[0] + "." for part in parts]


def test_a_healthy_server_writes_the_answer(answer_of, fault_server):
    answer = answer_of(HEALTHY)
    assert (answer.incomplete, answer.fallback) == (None, None)
    assert [sentence.text for sentence in answer.sentences] == written(fault_server)
    assert all(sentence.citations for sentence in answer.sentences)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_and_never_passes_for_an_answer(
    answer_of, ask_of, fault_server, caplog, name
):
    caplog.set_level(logging.INFO)
    answer = answer_of(name)
    texts = [sentence.text for sentence in answer.sentences]
    assert not answer.refused
    assert texts
    for sentence in answer.sentences:
        assert sentence.citations or sentence.verdict is Verdict.UNSUPPORTED
    if FAULTS[name].leaves == "whole":
        assert (answer.incomplete, answer.fallback) == (None, None)
        assert texts == written(fault_server)
    elif answer.fallback is not None:
        assert set(texts) <= set(SENTENCES)
        assert all(sentence.citations for sentence in answer.sentences)
        assert answer.fallback.startswith("The language model")
    else:
        assert FAULTS[name].leaves == "part"
        assert answer.incomplete is not None
        assert set(texts) <= set(written(fault_server))
    page = render.reply(answer)
    reason = answer.incomplete or answer.fallback
    assert reason is None or render.escaped(reason) in page
    shown = page + json.dumps(answer_to_dict(answer)) + repr(answer)
    assert ask_of(name).api_key.get_secret_value() not in shown + caplog.text


def test_sentences_that_were_whole_before_a_cut_are_kept(answer_of, fault_server):
    answer = answer_of("cut-marker")
    assert [sentence.text for sentence in answer.sentences] == written(fault_server)[:2]
    assert "broke off" in answer.incomplete


@pytest.mark.parametrize("way", ["task", "iterator", "answer"])
@pytest.mark.parametrize("name", ["hang-text", "hang-middle", "drip-text"])
def test_giving_a_question_up_frees_its_worker(library, ask_of, fault_server, name, way):
    patient = {"timeout_seconds": 60.0, "first_token_seconds": 60.0, "idle_seconds": 60.0}
    settings = Settings(llm=ask_of(name, **patient))
    assistant = Assistant(library, build_engine(library, settings), settings)

    async def read():
        if way == "answer":
            return await assistant.aask(QUESTION)
        return [event async for event in assistant.stream(QUESTION)]

    async def give_up():
        if way == "iterator":
            events = assistant.stream(QUESTION)
            await anext(events)  # the articles are searched
            waiting = asyncio.ensure_future(anext(events))
        else:
            waiting = asyncio.ensure_future(read())
        assert await asyncio.to_thread(fault_server.wait_until_asked, name, 20.0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        return time.monotonic()

    # The loop ends when the threads that it started are free.
    given_up = asyncio.run(give_up())
    assert time.monotonic() - given_up < FREED_SECONDS
    assert fault_server.wait_until_idle(FREED_SECONDS)
