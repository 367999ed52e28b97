"""A real language model, small and careless, behind a server that speaks OpenAI's protocol."""

import pytest
from llama_index.core.llms import LLM, ChatMessage

from assistant.language_models import load_language_model
from tests.language_model import settings_for

MAX_OUTPUT_TOKENS = 60


@pytest.fixture
def model(small_model_address: str) -> LLM:
    return load_language_model(settings_for(small_model_address, MAX_OUTPUT_TOKENS))


def test_it_streams_text(model: LLM) -> None:
    pieces = list(model.stream_chat([ChatMessage("Write two sentences about rain.")]))
    text = "".join(piece.delta or "" for piece in pieces)
    assert "rain" in text.lower()
    assert text == pieces[-1].message.content
    assert len([piece for piece in pieces if piece.delta]) > 5
