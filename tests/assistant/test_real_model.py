"""A real language model, small and careless, behind a server that speaks OpenAI's protocol."""

from pathlib import Path

import pytest
from llama_index.core.llms import ChatMessage

from assistant import Assistant
from assistant.language_models import load_language_model
from assistant.settings import AnswerSettings, Settings
from assistant.types import Verdict
from tests.language_model import settings_for

MAX_OUTPUT_TOKENS = 80
QUESTIONS = (
    "How many vehicles use the Marram Bridge on a normal day?",
    "How much will it cost to repair the Marram Bridge?",
)


def test_it_streams_text(small_model_address: str) -> None:
    model = load_language_model(settings_for(small_model_address, MAX_OUTPUT_TOKENS))
    pieces = list(model.stream_chat([ChatMessage("Write two sentences about rain.")]))
    text = "".join(piece.delta or "" for piece in pieces)
    assert "rain" in text.lower()
    assert text == pieces[-1].message.content
    assert len([piece for piece in pieces if piece.delta]) > 5


@pytest.mark.parametrize("question", QUESTIONS)
def test_whatever_it_writes_is_checked(
    question: str, small_model_address: str, sample_data_dir: Path
) -> None:
    settings = Settings(
        llm=settings_for(small_model_address, MAX_OUTPUT_TOKENS),
        answer=AnswerSettings(context_passages=2, refusal_threshold=0),
    )
    with Assistant.open(sample_data_dir, settings) as assistant:
        answer = assistant.ask(question)
        for sentence in answer.sentences:
            for citation in sentence.citations:
                text = assistant.article(citation.article_id).text
                assert text[citation.start : citation.end] == citation.quote
            # Only what is cited can be shown as supported, and all of it is judged.
            assert sentence.citations or sentence.verdict in (None, Verdict.UNSUPPORTED)
            assert sentence.verdict is not None or not sentence.citations
    assert answer.sentences or answer.refused
    assert answer.tokens["answer_input"] > 0
    assert answer.tokens["answer_output"] > 0
