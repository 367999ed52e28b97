"""What the page does around a reply: stopping it, and saying who writes."""

import pytest

from assistant.settings import AnswerSettings, LanguageModelSettings, Settings
from assistant.types import Turn
from assistant.web import chat, render
from assistant.web.http import prepare_environment


@pytest.fixture(scope="module")
def ui():
    prepare_environment()
    from assistant.web import ui

    return ui


def messages(ui, *contents):
    return tuple(ui.message("assistant", content) for content in contents)


def test_a_growing_reply_is_marked_when_it_is_stopped(ui):
    written = '<div class="answer">So</div>'
    shown, conversation, _ = ui.stop(ui.Conversation(messages(ui, "first", written), growing=True))
    assert [one["content"] for one in shown] == [
        "first",
        written + render.error_note(chat.STOPPED),
    ]
    assert conversation == ui.Conversation(tuple(shown))


def test_a_whole_reply_is_left_alone(ui):
    whole = ui.Conversation(messages(ui, "whole"), (Turn("user", "Why?"),))
    shown, conversation, _ = ui.stop(whole)
    assert conversation == whole
    assert tuple(shown) == whole.messages


def test_an_empty_conversation_has_nothing_to_stop(ui):
    assert ui.stop(ui.Conversation())[0] == []


@pytest.mark.parametrize(
    ("model", "writer", "line"),
    [
        ({}, "auto", "No language model: answers are verbatim sentences."),
        (
            {"provider": "openai-like", "model": "quill", "api_key": "sk-secret"},
            "auto",
            "Written by quill, every sentence checked.",
        ),
        ({"provider": "scripted"}, "auto", "Written by scripted, every sentence checked."),
        (
            {"provider": "openai-like", "model": "quill"},
            "extractive",
            "No language model: answers are verbatim sentences.",
        ),
    ],
    ids=["none", "named", "provider", "not used"],
)
def test_the_page_names_who_writes_and_never_a_key(ui, model, writer, line):
    settings = Settings(llm=LanguageModelSettings(**model), answer=AnswerSettings(writer=writer))
    assert ui.writer_line(settings) == line
