"""What clients of OpenAI's send beside a question: taken where legal, refused where it is not.

A refusal is what OpenAI's own would be: status 400, with the part of the request that is wrong.
"""

from collections.abc import Iterator
from typing import Any

import openai
import pytest
from openai import OpenAI
from pydantic import BaseModel

QUESTION = "Why was the Marram Bridge closed?"
USER = {"role": "user", "content": QUESTION}
TOOL = {"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}
SCHEMA = {"name": "x", "schema": {"type": "object"}}


class Reason(BaseModel):
    """What a client may want an answer to be read as."""

    reason: str


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[OpenAI]:
    with OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as opened:
        yield opened


@pytest.fixture(scope="module")
def content(client: OpenAI) -> str:
    return completed(client, [USER]) or ""


def completed(client: OpenAI, messages: list[Any], **more: Any) -> str | None:
    reply = client.chat.completions.create(model="citeline", messages=messages, **more)
    return str(reply.choices[0].message.content)


def refused(client: OpenAI, messages: list[Any], **more: Any) -> openai.BadRequestError:
    with pytest.raises(openai.BadRequestError) as caught:
        client.chat.completions.create(model="citeline", messages=messages, **more)
    return caught.value


@pytest.mark.parametrize(
    "more",
    [
        {"tools": [TOOL], "tool_choice": "auto", "parallel_tool_calls": False},
        {"tools": [TOOL], "tool_choice": "none"},
        {"functions": [{"name": "f"}], "function_call": "auto"},
        {"response_format": {"type": "text"}},
        {"modalities": ["text"], "logprobs": False, "n": 1},
        {"temperature": 0.5, "top_p": 0.1, "seed": 1, "max_tokens": 5, "stop": ["closed"]},
        {"store": True, "metadata": {"a": "b"}, "user": "x", "reasoning_effort": "low"},
        {"extra_body": {"stream": None, "stream_options": None, "n": None, "citeline": None}},
    ],
    ids=lambda more: ", ".join(more),
)
def test_what_leaves_the_form_of_a_reply_as_it_is_is_taken(
    client: OpenAI, content: str, more: dict[str, Any]
) -> None:
    assert completed(client, [USER], **more) == content


@pytest.mark.parametrize(
    ("more", "param"),
    [
        ({"response_format": {"type": "json_object"}}, "response_format.type"),
        ({"response_format": {"type": "json_schema", "json_schema": SCHEMA}}, "response_format"),
        ({"tools": [TOOL], "tool_choice": "required"}, "tool_choice"),
        ({"tools": [TOOL], "tool_choice": {"type": "function"}}, "tool_choice"),
        ({"functions": [{"name": "f"}], "function_call": {"name": "f"}}, "function_call"),
        ({"modalities": ["text", "audio"]}, "modalities"),
        ({"logprobs": True}, "logprobs"),
        ({"n": 2}, "n"),
    ],
)
@pytest.mark.parametrize("stream", [True, False])
def test_what_would_make_a_reply_of_another_form_is_refused(
    client: OpenAI, more: dict[str, Any], param: str, *, stream: bool
) -> None:
    """A client that waits for JSON or a call would fail on prose, and not know why."""
    error = refused(client, [USER], stream=stream, **more)
    assert (error.param or "").startswith(param)
    assert error.type == "invalid_request_error"


def test_a_client_that_reads_answers_into_a_class_is_refused(client: OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="response_format"):
        client.chat.completions.parse(
            model="citeline",
            messages=[USER],  # type: ignore[list-item]
            response_format=Reason,
        )


@pytest.mark.parametrize("role", ["system", "developer"])
def test_instructions_may_stand_anywhere(client: OpenAI, content: str, role: str) -> None:
    instruction = {"role": role, "content": "Be brief."}
    assert completed(client, [USER, instruction]) == content
    assert completed(client, [instruction, USER, instruction]) == content


def test_an_earlier_refusal_is_a_part_of_the_conversation(client: OpenAI) -> None:
    declined = {"role": "assistant", "content": [{"type": "refusal", "refusal": "I cannot."}]}
    assert completed(client, [USER, declined, USER])


@pytest.mark.parametrize(
    ("message", "param", "said"),
    [
        ({"role": "user", "content": 5}, "messages[0].content", "a text or a list of parts"),
        ({"role": "user", "content": {"type": "text"}}, "messages[0].content", "list of parts"),
        ({"role": "user", "content": [{"type": "file"}]}, "messages[0].content", "'file'"),
        ({"role": "user", "content": ["x"]}, "messages[0].content", "messages.0.content"),
        ({"role": "boss", "content": "x"}, "messages[0].role", "'user'"),
        ({"role": "user", "content": ""}, "messages", "empty"),
        ("x", "messages[0]", "an object"),
    ],
)
def test_what_is_wrong_with_a_message_is_named_once(
    client: OpenAI, message: object, param: str, said: str
) -> None:
    error = refused(client, [message])
    assert (error.param or "").startswith(param)
    assert said in error.message
    assert ";" not in error.message
    assert "function-after" not in error.message


def test_a_model_s_name_may_have_a_slash(client: OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match="org/name") as caught:
        client.models.retrieve("org/name")
    assert caught.value.code == "model_not_found"


def test_what_of_openai_s_is_not_here_is_told_as_openai_tells_it(client: OpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as caught:
        client.embeddings.create(model="citeline", input="x")
    assert (caught.value.code, caught.value.type) == ("unknown_url", "invalid_request_error")


def test_the_tokens_are_in_the_last_chunk_and_null_before(client: OpenAI) -> None:
    *chunks, last = client.chat.completions.create(
        model="citeline",
        messages=[USER],  # type: ignore[list-item]
        stream=True,
        stream_options={"include_usage": True},
    )
    assert last.usage is not None
    for one in chunks:
        told = one.model_dump(exclude_unset=True)
        assert told["usage"] is None
