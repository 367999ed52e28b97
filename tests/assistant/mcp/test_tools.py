"""The official MCP client uses the tools, over standard streams and over HTTP."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import StdioServerParameters, stdio_client
from mcp.client.client import Client

from assistant import Assistant
from assistant.settings import WebSettings
from tests.assistant.web.serving import serving

QUESTION = "Why was the Marram Bridge closed?"
Work = Callable[[Client], Awaitable[Any]]


@pytest.fixture(scope="module")
def address(sample_assistant: Assistant) -> Iterator[str]:
    from assistant.web.http import create_app

    with serving(create_app(sample_assistant, WebSettings())) as port:
        yield f"http://127.0.0.1:{port}/mcp"


@pytest.fixture(params=["standard streams", "http"])
def call(request: pytest.FixtureRequest, sample_assistant: Assistant) -> Callable[[Work], Any]:
    """Return what runs some work with a connected client."""
    if request.param == "http":
        server: Any = request.getfixturevalue("address")
    else:
        server = stdio_client(parameters(sample_assistant.settings.store.data_dir))

    async def connected(work: Work) -> Any:
        async with Client(server) as client:
            return await work(client)

    return lambda work: asyncio.run(connected(work))


def parameters(folder: Path) -> StdioServerParameters:
    """The command over a folder that another program has open: it is that program's guest."""
    code = "from assistant.cli import main; main()"
    return StdioServerParameters(
        command=sys.executable, args=["-c", code, "mcp", "--data-dir", str(folder)]
    )


def test_the_tools_do_what_they_say(
    call: Callable[[Work], Any], sample_assistant: Assistant
) -> None:
    async def work(client: Client) -> dict[str, Any]:
        listed = await client.list_tools()
        asked = await client.call_tool("ask", {"question": QUESTION})
        found = await client.call_tool("search_articles", {"question": QUESTION, "limit": 2})
        read = await client.call_tool("read_article", {"article_id": "bridge-closed"})
        page = await client.call_tool("list_articles", {"limit": 3})
        lost = await client.call_tool("read_article", {"article_id": "none"})
        empty = await client.call_tool("ask", {"question": " "})
        return locals()

    seen = call(work)
    assert {one.name for one in seen["listed"].tools} == {
        *("ask", "search_articles", "read_article", "list_articles"),
    }
    assert all(one.description and one.annotations.read_only_hint for one in seen["listed"].tools)
    answer = seen["asked"].structured_content
    assert answer["answer"] == sample_assistant.ask(QUESTION).text
    for citation in (one for sentence in answer["sentences"] for one in sentence["citations"]):
        text = sample_assistant.article(citation["article_id"]).text
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert len(seen["found"].structured_content["articles"]) == 2
    article = seen["read"].structured_content
    assert article["text"] == sample_assistant.article("bridge-closed").text
    assert len(seen["page"].structured_content["articles"]) == 3
    assert seen["lost"].is_error
    assert "'none'" in seen["lost"].content[0].text
    assert seen["empty"].is_error
    assert "empty" in seen["empty"].content[0].text


def test_sources_and_days_are_kept_to(address: str) -> None:
    async def work(client: Client) -> Any:
        arguments = {"question": QUESTION, "sources": ["Northern Tide News"]}
        return (await client.call_tool("ask", arguments)).structured_content

    async def connected() -> Any:
        async with Client(address) as client:
            return await work(client)

    answer = asyncio.run(connected())
    sources = {one["source"] for sentence in answer["sentences"] for one in sentence["citations"]}
    assert sources == {"Northern Tide News"}
