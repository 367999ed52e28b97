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


def test_an_empty_reply_has_no_piece(llm):
    assert list(scripted(llm, "").stream(MESSAGES)) == []


def test_a_closed_stream_ends_and_counts_what_came(llm):
    stream = scripted(llm, "It closed on Monday.").stream(MESSAGES)
    assert next(stream) == "It c"
    stream.close()
    assert list(stream) == []
    assert stream.usage == Usage(8, 2)


def test_a_server_that_fails_is_told_without_the_key(chat_server, llm):
    chat_server.status = 400
    settings = llm(provider="openai", model="gpt-4o", api_base=chat_server.url, api_key="sk-1")
    with pytest.raises(LanguageModelError, match="refused") as caught:
        list(ChatModel(load_language_model(settings), settings).stream(MESSAGES))
    assert "sk-1" not in str(caught.value)
