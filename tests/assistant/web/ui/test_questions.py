"""The question box between questions."""

from types import ModuleType

import pytest

from assistant.web.conversation import Conversation, message
from assistant.web.http import prepare_environment


@pytest.fixture(scope="module")
def questions() -> ModuleType:
    prepare_environment()
    from assistant.web.ui import questions

    return questions


def test_a_question_that_was_refused_is_put_back(questions: ModuleType) -> None:
    assert questions.ready_to_ask(" Why? ").value == "Why?"


def test_stopping_gives_the_box_back_to_the_next_question(questions: ModuleType) -> None:
    conversation = Conversation((message("assistant", "So"),), growing=True)
    messages, left, box = questions.stop(conversation)
    assert (messages, left) == (list(left.messages), conversation.stopped())
    assert (box.submit_btn, box.stop_btn) == ("Ask", False)
