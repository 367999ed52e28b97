"""What is remembered of pages that were opened does not grow with their number."""

import asyncio
from typing import Any

import pytest
from starlette.routing import Mount
from starlette.testclient import TestClient

from assistant import Assistant
from assistant.settings import WebSettings
from assistant.web.http import create_app
from assistant.web.ui import page
from assistant.web.ui.sessions import MessageQueues


def test_the_oldest_pages_are_forgotten(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "SESSIONS", 5)
    app = create_app(assistant, WebSettings())
    [chat] = [one.app for one in app.routes if isinstance(one, Mount) and one.path == ""]
    holder: Any = chat.state_holder  # type: ignore[attr-defined]
    with TestClient(app, base_url="http://127.0.0.1:7860") as client:
        dependencies = client.get("/config").json()["dependencies"]
        new_chat, *_ = [
            one["id"]
            for one in dependencies
            if not one["inputs"] and any(event == "click" for _, event in one["targets"])
        ]
        for number in range(12):
            session = f"session{number}"
            body = {"data": [], "fn_index": new_chat, "session_hash": session}
            assert client.post("/gradio_api/queue/join", json=body).status_code == 200
            data = f"/gradio_api/queue/data?session_hash={session}"
            with client.stream("GET", data) as events:
                assert any("process_completed" in line for line in events.iter_lines())
    queue: Any = chat.get_blocks()._queue  # type: ignore[attr-defined]
    assert len(queue.pending_messages_per_session) == 5
    assert len(queue.pending_event_ids_session) <= 5
    assert len(queue.event_analytics) == 1
    assert len(holder.session_data) == 5
    assert "session11" in holder.session_data


def test_a_session_that_waits_for_something_keeps_its_messages() -> None:
    waited_for: dict[str, set[str]] = {"first": {"an event"}}
    queues = MessageQueues(waited_for, 2)
    for name in ("first", "second", "third", "fourth"):
        queues[name] = asyncio.Queue()
        waited_for.setdefault(name, set())
    assert list(queues) == ["first", "fourth"]
    assert waited_for.keys() == {"first", "fourth"}
