"""How much one client of the tools may take of what others need too."""

import asyncio
import threading
from contextlib import suppress
from typing import Any

import pytest
from gradio_client import Client as GradioClient
from gradio_client.exceptions import AppError
from mcp.client.client import Client
from mcp.server.mcpserver.exceptions import ToolError

from assistant import Assistant
from assistant.mcp.callers import CALLER
from assistant.mcp.gate import Gate
from assistant.settings import WebSettings
from assistant.web.rate import Rate
from tests.assistant.web.serving import serving

QUESTION = "Why was the Marram Bridge closed?"


async def called(gate: Gate, client: str, end: threading.Event) -> str:
    CALLER.set(client)
    try:
        return await gate.run(lambda: "done" if end.wait(60) else "late")
    except ToolError as error:
        return str(error)


def outcomes(*clients: str) -> list[str]:
    """Return what becomes of calls that are all made before the first of them ends."""
    end = threading.Event()

    async def all_at_once() -> list[str]:
        gate = Gate(at_once=2, waiting=4, of_one_client=3)
        tasks = [asyncio.create_task(called(gate, one, end)) for one in clients]
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(asyncio.gather(*tasks)), 0.3)
        end.set()
        return await asyncio.gather(*tasks)

    return asyncio.run(all_at_once())


def test_one_client_leaves_places_to_others() -> None:
    *first, refused, other = outcomes("ann", "ann", "ann", "ann", "ben")
    assert first == ["done"] * 3
    assert "of your questions" in refused
    assert other == "done"


def test_where_there_is_only_one_client_it_has_all_places() -> None:
    *first, last = outcomes(*[""] * 7)
    assert first == ["done"] * 6
    assert "Too many questions" in last


def test_a_place_is_free_again_after_a_call() -> None:
    gate, end = Gate(1, 1, of_one_client=1), threading.Event()
    end.set()
    assert asyncio.run(called(gate, "ann", end)) == "done"
    assert asyncio.run(called(gate, "ann", end)) == "done"


def test_questions_are_counted_whichever_way_they_come(
    sample_assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not what a client says before it asks."""
    from assistant.web import http

    # However long the questions take, none is forgotten meanwhile.
    monkeypatch.setattr(http, "Rate", lambda a_minute: Rate(a_minute, lambda: 0.0))

    async def asked(address: str) -> list[Any]:
        async with Client(f"{address}/mcp") as client:
            for _ in range(4):
                await client.list_tools()
            await client.call_tool("list_articles", {})
            return [await client.call_tool("ask", {"question": QUESTION}) for _ in range(3)]

    with serving(http.create_app(sample_assistant, WebSettings(questions_per_minute=2))) as port:
        address = f"http://127.0.0.1:{port}"
        first, second, third = asyncio.run(asked(address))
        assert not first.is_error
        assert not second.is_error
        assert third.is_error
        assert "too many questions" in third.content[0].text
        program = GradioClient(address, verbose=False, analytics_enabled=False)
        try:
            with pytest.raises(AppError, match="too many questions"):
                program.predict(QUESTION, api_name="/ask")
        finally:
            program.close()
