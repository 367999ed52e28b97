"""An answer outlives its page; one that a restart cut off can be had again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant import Assistant
from assistant.settings import LanguageModelSettings, Settings, StoreSettings
from tests.browser.serving import serving
from tests.faults.server.exchange import Speech
from tests.faults.server.server import HEALTHY, FaultServer
from tests.stores import free_port

pytest.importorskip("llama_index.llms.openai_like", reason="the extra openai-like is missing")

QUESTION = "Why was the Marram Bridge closed?"
FIRST = "Inspectors found cracks in the hangers."
REPLY = f"{FIRST} [1] " + "And then there is very much more to say about it. [1] " * 40
SLOW = Speech(REPLY, token_seconds=0.1)
PATIENCE = 20_000
"""Milliseconds; a model writes at its own pace."""

QUICK = Speech(f"{FIRST} [1]")


@contextmanager
def serving_folder(settings: Settings, port: int) -> Iterator[None]:
    """Open the data folder and serve it at a port; at the end both are given up."""
    with (
        Assistant.open(settings=settings) as assistant,
        serving(assistant, port, breaks_off=True),
    ):
        yield


# The server goes while the model speaks: their connection may end later than this test does.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_answer_goes_on_without_its_page_and_can_be_had_again_after_a_restart(
    visit: Callable[..., Any], copy_of_sample: Callable[[], Path], chromium: str
) -> None:
    port = free_port()
    with FaultServer(SLOW) as model:
        settings = Settings(
            store=StoreSettings(data_dir=copy_of_sample()),
            llm=LanguageModelSettings(
                provider="openai-like", model="any", api_base=model.url(HEALTHY), api_key="sk-any"
            ),
        )
        with serving_folder(settings, port):
            visitor = visit(f"http://127.0.0.1:{port}/")
            page = visitor.page
            page.locator("#question textarea").fill(QUESTION)
            page.keyboard.press("Enter")
            expect(visitor.replies.first.locator(".written")).to_contain_text(
                FIRST, timeout=PATIENCE
            )
            page.reload()
            expect(visitor.replies.first.locator(".written")).to_contain_text(
                FIRST, timeout=PATIENCE
            )
            expect(page.get_by_role("button", name="Stop")).to_be_visible()
        # Gradio would say it beside our banner, and in English.
        expect(page.locator("#banner")).to_be_visible(timeout=PATIENCE)
        expect(page.locator(".toast-wrap")).to_be_hidden()
        model.speech = QUICK
        with serving_folder(settings, port):
            reply = visitor.replies.first
            expect(reply.locator(".note")).to_contain_text("was not answered", timeout=PATIENCE)
            reply.get_by_role("button", name="Try again").click()
            expect(reply.locator(".written")).to_contain_text(FIRST, timeout=PATIENCE)
            expect(reply.locator(".actions")).to_be_visible(timeout=PATIENCE)
            expect(page.locator("#chat .question")).to_have_count(1)
