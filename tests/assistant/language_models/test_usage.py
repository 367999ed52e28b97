from types import SimpleNamespace

import pytest
from llama_index.core.base.llms.types import ChatMessage, ChatResponse

from assistant.language_models import load_language_model
from assistant.language_models.usage import Usage, reported_tokens


def response(raw=None, **additional):
    message = ChatMessage(role="assistant", content="one two three")
    return ChatResponse(message=message, raw=raw, additional_kwargs=additional)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(response(prompt_tokens=5, completion_tokens=2), id="beside the message"),
        pytest.param(
            response({"usage": {"prompt_tokens": 5, "completion_tokens": 2}}), id="OpenAI"
        ),
        pytest.param(
            response({"usage": SimpleNamespace(input_tokens=5, output_tokens=2)}), id="Anthropic"
        ),
        pytest.param(response({"prompt_eval_count": 5, "eval_count": 2}), id="Ollama"),
    ],
)
def test_the_providers_own_numbers_are_taken(given):
    assert reported_tokens(given) == (5, 2)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(response(), id="nothing"),
        pytest.param(response({"usage": None}), id="null"),
        pytest.param(response({"usage": {"prompt_tokens": None}}), id="empty"),
    ],
)
def test_what_is_not_told_is_not_made_up(given):
    assert reported_tokens(given) == (None, None)


def test_a_real_answer_of_the_wire_has_its_numbers(chat_server, llm):
    settings = llm(provider="openai", model="gpt-4o", api_base=chat_server.url, api_key="k")
    found = load_language_model(settings).chat([ChatMessage(role="user", content="?")])
    assert reported_tokens(found) == (11, 7)


def test_the_cost_is_both_prices_together(llm):
    prices = llm(price_per_million_input_tokens=3.0, price_per_million_output_tokens=15.0)
    assert Usage(1_000_000, 200_000).cost(prices) == pytest.approx(6.0)
    assert Usage(0, 0).cost(prices) == 0


@pytest.mark.parametrize("side", ["input", "output"])
def test_with_one_price_the_cost_is_not_known(llm, side):
    assert Usage(1, 1).cost(llm(**{f"price_per_million_{side}_tokens": 1.0})) is None
