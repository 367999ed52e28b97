"""How a reply ended is read from what each provider's integration hands on."""

from types import SimpleNamespace

import pytest
from llama_index.core.base.llms.types import ChatMessage, ChatResponse

from assistant.language_models.ending import end_reason
from assistant.language_models.failures import Failure
from assistant.language_models.intake import CHARACTERS_PER_TOKEN, Intake, Piece


def piece(delta="", raw=None, **message):
    said = ChatMessage(role="assistant", content="", additional_kwargs=message)
    return ChatResponse(message=said, delta=delta, raw=raw)


def openai(delta="", reason=None):
    return piece(delta, SimpleNamespace(choices=[SimpleNamespace(finish_reason=reason)]))


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        pytest.param(openai(reason="stop"), "stop", id="OpenAI"),
        pytest.param(openai(reason="LENGTH"), "length", id="upper case"),
        pytest.param(openai("more"), None, id="OpenAI goes on"),
        pytest.param(piece(raw=SimpleNamespace(choices=[])), None, id="counts alone"),
        pytest.param(piece(raw={"type": "x"}, stop_reason="end_turn"), "end_turn", id="Anthropic"),
        pytest.param(piece(raw={"type": "x"}, stop_reason=None), None, id="Anthropic goes on"),
        pytest.param(piece(raw={"done": True, "done_reason": "length"}), "length", id="Ollama"),
        pytest.param(piece(raw={"done": True}), "stop", id="an older Ollama"),
        pytest.param(piece(raw={"done": False}), None, id="Ollama goes on"),
        pytest.param(piece("text"), None, id="script"),
    ],
)
def test_the_reason_is_found(response, reason):
    assert end_reason(response) == reason


def taken(*responses, max_output_tokens=100):
    intake = Intake(max_output_tokens)
    text = "".join(intake.take(response).text for response in responses)
    intake.check_whole()
    return text


def test_a_whole_reply_is_taken():
    assert taken(openai("It "), openai("closed."), openai(reason="stop")) == "It closed."
    assert taken(piece("It "), piece("closed.")) == "It closed."


@pytest.mark.parametrize(
    ("responses", "told"),
    [
        pytest.param([openai("It")], "ended in the middle", id="no end"),
        pytest.param([openai("It"), openai(reason="length")], "max_output_tokens", id="length"),
        pytest.param([openai("It"), openai(reason="content_filter")], "stopped it", id="filter"),
        pytest.param([openai("It", "stop"), openai("closed")], "went on", id="after the end"),
        pytest.param([openai(" \n"), openai(reason="stop")], "no text", id="white space"),
        pytest.param([], "no text", id="nothing"),
        pytest.param([openai("x" * 2000)], "far longer", id="too long"),
    ],
)
def test_what_is_not_whole_is_told(responses, told):
    with pytest.raises(Failure, match=told):
        taken(*responses)


def test_the_bound_is_far_from_what_any_text_has():
    longest = "a" * (100 * CHARACTERS_PER_TOKEN)
    assert taken(piece(longest)) == longest


def test_text_and_end_may_come_together_and_counts_after():
    intake = Intake(100)
    assert intake.take(openai("Closed.", "stop")) == Piece("Closed.")
    counts = SimpleNamespace(choices=[], usage={"prompt_tokens": 5, "completion_tokens": 2})
    assert intake.take(piece(raw=counts)) == Piece("", 5, 2)
    intake.check_whole()
