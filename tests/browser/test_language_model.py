"""The chat with a language model that says what it is told to: filters, checks, stopping."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant import Assistant
from assistant.settings import LanguageModelSettings, Settings, StoreSettings

QUESTION = "Why was the Marram Bridge closed?"
FOLLOW_UP = "And what did the Averil Courier write about it since March?"
REWRITTEN = {
    "question": "Why was the Marram Bridge closed?",
    "sources": ["Averil Courier"],
    "after": "2026-03-01",
    "before": None,
}
ANSWER = "The bridge was closed by 40,000 elephants [1]."


# For the module: the server ends only when the page is closed.
@pytest.fixture(scope="module")
def address(
    chromium: str,
    served: Callable[[Assistant], AbstractContextManager[str]],
    copy_of_sample: Callable[[], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The page of an assistant whose model replays: an answer, a rewriting, answers."""
    folder = tmp_path_factory.mktemp("model")
    script = folder / "script.jsonl"
    replies = [ANSWER, json.dumps(REWRITTEN), ANSWER, ANSWER]
    script.write_text("".join(json.dumps(one) + "\n" for one in replies), "utf-8")
    settings = Settings(
        store=StoreSettings(data_dir=copy_of_sample()),
        llm=LanguageModelSettings(
            provider="scripted",
            model="quill-2b",
            script=script,
            api_key="sk-not-to-be-shown",
            price_per_million_input_tokens=0.5,
            price_per_million_output_tokens=1.5,
        ),
    )
    with Assistant.open(settings=settings) as assistant, served(assistant) as page_address:
        yield page_address


def test_a_conversation_with_a_language_model(visitor: Any) -> None:
    page = visitor.page
    expect(page.locator("#writer")).to_have_text("Written by quill-2b, every sentence checked.")
    first = visitor.ask(QUESTION)
    expect(first.locator(".verdict")).to_contain_text("40,000")
    expect(first).to_contain_text("tokens in")
    expect(first).to_contain_text("cost 0.00")
    second = visitor.ask(FOLLOW_UP)
    expect(second.locator(".again")).to_have_text(REWRITTEN["question"])
    assert second.locator(".chip").all_text_contents() == ["Averil Courier", "from 1 March 2026"]
    second.locator(".chip").first.click()
    third = visitor.reply(2)
    assert third.locator(".chip").all_text_contents() == ["from 1 March 2026"]
    assert "sk-not-to-be-shown" not in page.content()
    assert visitor.problems == []
