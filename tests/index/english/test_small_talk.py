"""What asks the articles nothing."""

import pytest

from assistant import Assistant
from index.english.small_talk import is_small_talk
from index.types import Article


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "Hi there!",
        "Good morning",
        "thanks!",
        "Thank you, that helps.",
        "Great, thank you very much!",
        "ok",
        "Bye.",
        "help",
        "Who are you?",
        "What is this page for?",
        "What can I ask you?",
        "List all articles",
        "What are the articles about?",
    ],
)
def test_small_talk(text: str) -> None:
    assert is_small_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "Hi, who closed the bridge?",
        "hello world",
        "Who are you voting for?",
        "What is this bridge for?",
        "Thanks to whom was the ferry saved?",
        "help for farmers",
        "List the articles of the constitution",
        "okapi",
        "你好吗",
    ],
)
def test_questions_are_none(text: str) -> None:
    assert not is_small_talk(text)


def test_a_greeting_is_not_searched_for(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Assistant.open(tmp_path_factory.mktemp("talk")) as assistant:
        assert "no articles" in assistant.ask("hello").text
        assistant.ingest_articles([Article("a", "Hello", "Hello is a greeting.")])
        answer = assistant.ask("hello")
    assert answer.refused
    assert "Ask about something in the article." in answer.text
    assert answer.retrieved_sentences == ()
