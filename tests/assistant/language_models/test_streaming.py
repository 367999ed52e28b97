"""A reply comes in pieces, with its tokens counted; what a provider raises becomes one error."""

import pytest

from assistant.language_models import load_language_model
from assistant.language_models.scripted import ScriptedLanguageModel
from assistant.language_models.streaming import ChatModel, Message
from assistant.language_models.usage import Usage
from index.errors import LanguageModelError

MESSAGES = (Message("system", "Be brief."), Message("user", "When did it close?"))


def scripted(llm, *replies):
    return ChatModel(ScriptedLanguageModel(replies=replies), llm(provider="scripted"))


def test_the_pieces_together_are_the_reply(llm):
    stream = scripted(llm, "It closed on Monday.").stream(MESSAGES)
    pieces = list(stream)
    assert len(pieces) > 1
    assert all(pieces)
    assert "".join(pieces) == "It closed on Monday."
    assert stream.usage == Usage(8, 5)


@pytest.mark.parametrize("reply", ["", " \n\t "], ids=["empty", "white space"])
def test_a_reply_without_text_is_none(llm, reply):
    with pytest.raises(LanguageModelError, match="no text in its reply"):
        list(scripted(llm, reply).stream(MESSAGES))


def test_white_space_before_the_text_is_dropped_and_kept_within(llm):
    assert scripted(llm, " \n\n It closed\n\ton Monday.").complete(MESSAGES) == (
        "It closed\n\ton Monday."
    )


def test_control_characters_are_dropped(llm):
    reply = "It\x00 clo\x1bsed\r\n\x7f on\x85 \ud83dMonday."
    assert scripted(llm, reply).complete(MESSAGES) == "It closed\n on Monday."


def test_a_reply_that_does_not_end_is_stopped(llm):
    settings = llm(provider="scripted", max_output_tokens=10)
    model = ChatModel(ScriptedLanguageModel(replies=("on and on " * 1000,)), settings)
    stream, pieces = model.stream(MESSAGES), []
    with pytest.raises(LanguageModelError, match=r"far longer than llm\.max_output_tokens"):
        pieces.extend(stream)
    assert 100 < len("".join(pieces)) <= 160


def test_a_closed_stream_is_not_taken_for_a_whole_one(llm):
    stream = scripted(llm, "It closed on Monday.").stream(MESSAGES)
    assert next(stream) == "It c"
    stream.close()
    with pytest.raises(LanguageModelError, match="stopped"):
        list(stream)
    assert stream.usage == Usage(8, 2)


def test_a_stream_that_is_whole_stays_so_when_closed(llm):
    stream = scripted(llm, "It closed on Monday.").stream(MESSAGES)
    list(stream)
    stream.close()
    assert list(stream) == []


def test_a_server_that_fails_is_told_without_the_key(chat_server, llm):
    chat_server.status = 400
    settings = llm(provider="openai", model="gpt-4o", api_base=chat_server.url, api_key="sk-1")
    with pytest.raises(LanguageModelError, match="refused") as caught:
        list(ChatModel(load_language_model(settings), settings).stream(MESSAGES))
    assert "sk-1" not in str(caught.value)
