"""Events of the page, as its script makes them happen."""

from typing import Any

import httpx


def event(client: httpx.Client, target: str, component: str) -> int:
    """Return the number of the page's event on a component."""
    config = client.get("/config").json()
    ids = {one["id"] for one in config["components"] if one["props"].get("elem_id") == component}
    return next(
        int(one["id"])
        for one in config["dependencies"]
        if any(where in ids and what == target for where, what in one["targets"])
    )


def happened(client: httpx.Client, number: int, session: str, data: list[Any]) -> str:
    """Make an event happen, wait for its end, and return its id."""
    body = {"fn_index": number, "session_hash": session, "data": data}
    joined = client.post("/gradio_api/queue/join", json=body)
    assert joined.status_code == 200, joined.text
    data_path = f"/gradio_api/queue/data?session_hash={session}"
    with client.stream("GET", data_path) as events:
        messages = [line for line in events.iter_lines() if line.startswith("data:")]
    assert any("process_completed" in line and '"success":true' in line for line in messages), (
        messages[-1:]
    )
    return str(joined.json()["event_id"])
