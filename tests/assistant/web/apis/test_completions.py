"""OpenAI's own client, and LlamaIndex's, ask as they would ask OpenAI."""

import asyncio
import json
import subprocess
from collections.abc import Iterator

import openai
import pytest
from llama_index.core.base.llms.types import ChatMessage
from llama_index.llms.openai_like import OpenAILike
from openai import OpenAI

from assistant import Assistant

QUESTION = "Why was the Marram Bridge closed?"
UNANSWERABLE = "How tall is the Eiffel Tower?"


@pytest.fixture
def client(address: str) -> Iterator[OpenAI]:
    with OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as opened:
        yield opened


def ask(client: OpenAI, *texts: str) -> openai.types.chat.ChatCompletion:
    roles = ["user", "assistant"] * len(texts)
    messages = [{"role": role, "content": text} for role, text in zip(roles, texts, strict=False)]
    return client.chat.completions.create(model="citeline", messages=messages)  # type: ignore[arg-type]


def test_the_content_is_the_answer(client: OpenAI, assistant: Assistant) -> None:
    [choice] = ask(client, QUESTION).choices
    assert choice.message.content == assistant.ask(QUESTION).text
    assert (choice.message.role, choice.finish_reason) == ("assistant", "stop")


def test_each_annotation_says_what_it_carries_and_where_that_stands(
    client: OpenAI, assistant: Assistant
) -> None:
    answer = assistant.ask(QUESTION)
    message = ask(client, QUESTION).choices[0].message
    content, annotations = message.content or "", message.annotations or []
    sentences = [one.text for one in answer.sentences for _ in one.citations]
    assert sentences
    assert [
        content[one.url_citation.start_index : one.url_citation.end_index] for one in annotations
    ] == sentences
    for one in annotations:
        source = one.model_dump()["source"]
        article = assistant.article(source["article_id"])
        assert (source["version"], source["quote"]) == (
            article.version,
            article.text[source["start"] : source["end"]],
        )
        assert one.url_citation.title == article.title
        assert one.url_citation.url.startswith("http")


def test_a_stream_has_the_same_content_and_annotations(client: OpenAI) -> None:
    whole = ask(client, QUESTION).choices[0].message
    content, annotations, finished = "", [], []
    stream = client.chat.completions.create(
        model="citeline",
        messages=[{"role": "user", "content": QUESTION}],
        stream=True,
        stream_options={"include_usage": True},
    )
    chunks = list(stream)
    for chunk in chunks[:-1]:
        [choice] = chunk.choices
        content += choice.delta.content or ""
        annotations += choice.delta.model_dump().get("annotations") or []
        finished.append(choice.finish_reason)
    assert content == whole.content
    assert annotations == [one.model_dump() for one in whole.annotations or []]
    assert finished[-1] == "stop"
    assert not any(finished[:-1])
    assert chunks[-1].usage is not None
    assert len({chunk.id for chunk in chunks}) == 1


def test_an_asynchronous_client_streams(address: str) -> None:
    async def content() -> str:
        async with openai.AsyncOpenAI(base_url=f"{address}/v1", api_key="none") as client:
            stream = await client.chat.completions.create(
                model="citeline", messages=[{"role": "user", "content": QUESTION}], stream=True
            )
            return "".join([one.choices[0].delta.content or "" async for one in stream])

    assert "hangers" in asyncio.run(content()) or asyncio.run(content())


def test_a_refusal_says_that_it_is_one(client: OpenAI) -> None:
    reply = ask(client, UNANSWERABLE)
    extension = reply.model_dump()["citeline"]
    assert extension["refused"]
    assert reply.choices[0].message.content
    assert reply.choices[0].message.annotations == []


def test_a_list_has_its_labels_and_its_statement(client: OpenAI, assistant: Assistant) -> None:
    question = "Give me a timeline of the Marram Bridge."
    answer = assistant.ask(question)
    message = ask(client, question).choices[0].message
    content = message.content or ""
    assert any(one.label for one in answer.sentences)
    assert all(f"{one.label}: {one.text}" in content for one in answer.sentences if one.label)
    cited = {
        content[one.url_citation.start_index : one.url_citation.end_index]
        for one in message.annotations or []
    }
    assert cited == {one.text for one in answer.sentences if one.citations}


def test_a_follow_up_is_understood_with_what_was_cited(client: OpenAI) -> None:
    first = ask(client, QUESTION).choices[0].message.model_dump()
    reply = client.chat.completions.create(
        model="citeline",
        messages=[
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": QUESTION},
            first,
            {"role": "user", "content": [{"type": "text", "text": "And when was it?"}]},
        ],
    )
    articles = {
        one["source"]["article_id"] for one in reply.choices[0].message.model_dump()["annotations"]
    }
    assert any("bridge" in one for one in articles)


def test_annotations_that_point_nowhere_are_left_out(client: OpenAI) -> None:
    wrong: dict[str, object] = {
        "role": "assistant",
        "content": "It was.",
        "annotations": [
            {"type": "url_citation", "source": {"article_id": "x", "start": 5, "end": 2}},
            {"source": "there"},
            {},
        ],
    }
    messages = [{"role": "user", "content": "?"}, wrong, {"role": "user", "content": QUESTION}]
    assert client.chat.completions.create(model="citeline", messages=messages)  # type: ignore[arg-type]


def test_sources_can_be_chosen(client: OpenAI) -> None:
    reply = client.chat.completions.create(
        model="citeline",
        messages=[{"role": "user", "content": QUESTION}],
        extra_body={"citeline": {"sources": ["Northern Tide News"]}},
    )
    sources = {
        one["source"]["source"] for one in reply.choices[0].message.model_dump()["annotations"]
    }
    assert sources == {"Northern Tide News"}


def test_there_is_one_model(client: OpenAI) -> None:
    assert [one.id for one in client.models.list()] == ["citeline"]
    assert client.models.retrieve("citeline").owned_by == "citeline"


def test_another_model_is_not_found(client: OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match="gpt-4o") as caught:
        client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "?"}])
    assert caught.value.code == "model_not_found"


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize(
    ("messages", "problem"),
    [
        ([{"role": "user", "content": "  "}], "empty"),
        ([{"role": "user", "content": "x" * 5000}], "5,000 characters"),
        ([{"role": "assistant", "content": "x"}], "last message"),
        ([], "messages"),
        ([{"role": "user", "content": [{"type": "image_url"}]}], "content"),
        (
            [{"role": "user", "content": "x" * 20_000}] * 12 + [{"role": "user", "content": "x"}],
            "200,000",
        ),
    ],
    ids=["spaces", "long", "no question", "none", "picture", "long history"],
)
def test_a_bad_request_is_explained(
    client: OpenAI, messages: list[object], problem: str, *, stream: bool
) -> None:
    with pytest.raises(openai.BadRequestError, match=problem):
        client.chat.completions.create(model="citeline", messages=messages, stream=stream)  # type: ignore[call-overload]


def test_llama_index_asks(address: str, assistant: Assistant) -> None:
    model = OpenAILike(
        model="citeline", api_base=f"{address}/v1", api_key="none", is_chat_model=True
    )
    messages = [ChatMessage(role="user", content=QUESTION)]
    assert model.chat(messages).message.content == assistant.ask(QUESTION).text
    *_, last = model.stream_chat(messages)
    assert last.message.content == assistant.ask(QUESTION).text


def test_curl_asks(address: str) -> None:
    body = {"model": "citeline", "messages": [{"role": "user", "content": QUESTION}]}
    done = subprocess.run(
        [
            *("curl", "--silent", "--fail", f"{address}/v1/chat/completions"),
            *("-H", "Content-Type: application/json", "-d", json.dumps(body)),
        ],
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["choices"][0]["message"]["content"]
