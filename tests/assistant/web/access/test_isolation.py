"""Two users, a reader and nobody against every route: nothing of one is in reach of another.

The routes are those of the application itself; one that is not in a table here fails the test.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import httpx
import pytest

from assistant.web.access.rules import OPEN
from assistant.web.middleware import is_open
from tests.assistant.web.access.events import event, happened
from tests.assistant.web.access.routes import (
    ANYBODY,
    CHANGING,
    EVERY,
    OWN,
    SESSIONS,
    SHARED,
    WATCHING,
    routes_of,
)

CANARY = "zanzibar marram"
QUESTION = f"Why was the Marram Bridge closed, {CANARY}?"


@dataclass(frozen=True)
class Belongings:
    """What Ann has."""

    conversation_id: str
    exchange_id: str
    session_hash: str
    event_id: str

    @property
    def fields(self) -> dict[str, str]:
        return {
            "conversation_id": self.conversation_id,
            "exchange_id": self.exchange_id,
            "session_hash": self.session_hash,
            "event_id": self.event_id,
        }


def asked(client: httpx.Client, question: str, conversation_id: str, session: str) -> str:
    """Ask as the page's script does, by an address; return the event's id."""
    data = [f"#ask?{urlencode({'question': question})}", conversation_id, ""]
    return happened(client, event(client, "click", "act-button"), session, data)


@pytest.fixture(scope="module")
def anns(people: dict[str, httpx.Client]) -> Belongings:
    """Ann has asked on the page."""
    ann, session = people["ann"], uuid4().hex
    event_id = asked(ann, QUESTION, "", session)
    [conversation] = ann.get("/api/conversations").json()["conversations"]
    exported = ann.get(f"/api/conversations/{conversation['id']}/export?form=json").json()
    assert exported["exchanges"][0]["answer"]["sentences"]
    exchange_id = exported["exchanges"][0]["id"]
    return Belongings(conversation["id"], exchange_id, session, event_id)


def sent(
    client: httpx.Client, method: str, path: str, fields: dict[str, str], body: Any = None
) -> tuple[int, str]:
    """Send a request with these ids wherever one could stand; return status and reply."""
    for name in ("conversation_id", "exchange_id", "session_hash"):
        path = path.replace(f"{{{name}}}", fields[name])
    path = path.replace("{article_id:path}", "bridge-closed").replace("{name}", "gradio.css")
    path = path.replace("{path:path}", "x")
    other = {"run": "first", "first": "first", "second": "second"}
    query = {"article": "bridge-closed", "question": "marram", **other, **fields}
    content = body if body is None or "gradio" not in path else {**fields, **body}
    headers = {"accept": "application/json"}
    request = client.build_request(method, path, params=query, json=content, headers=headers)
    reply = client.send(request, stream=True)
    try:
        endless = reply.headers.get("content-type", "").startswith("text/event-stream")
        return reply.status_code, "" if endless else reply.read().decode("utf-8", "replace")
    finally:
        reply.close()


def state(client: httpx.Client, anns: Belongings) -> tuple[str, str]:
    listed = client.get("/api/conversations").text
    path = f"/api/conversations/{anns.conversation_id}/export?form=json"
    return listed, client.get(path).text


def test_every_route_is_in_a_table(app: Any) -> None:
    served = {(method, path) for method, path in routes_of(app) if is_open(path)}
    served |= {(method, path) for method, path in routes_of(app) if path in ("/login", "/logout")}
    assert served == OWN.keys() | CHANGING | WATCHING | SHARED | ANYBODY
    assert {path for _, path in ANYBODY} == OPEN


@pytest.mark.parametrize("route", sorted(OWN), ids=" ".join)
@pytest.mark.parametrize("name", ["ben", "rita"])
def test_what_is_another_s_is_not_there(
    people: dict[str, httpx.Client], anns: Belongings, route: tuple[str, str], name: str
) -> None:
    before = state(people["ann"], anns)
    status, text = sent(people[name], *route, anns.fields, OWN[route])
    assert status == 404
    assert CANARY not in text
    if "/api/" in route[1] and "gradio" not in route[1]:
        nothing = {name: uuid4().hex for name in anns.fields}
        assert (status, text) == sent(people[name], *route, nothing, OWN[route])
    assert state(people["ann"], anns) == before


@pytest.mark.parametrize("route", sorted(OWN.keys() | CHANGING | WATCHING | SHARED), ids=" ".join)
def test_nobody_gets_nothing(
    people: dict[str, httpx.Client], anns: Belongings, route: tuple[str, str]
) -> None:
    before = state(people["ann"], anns)
    status, text = sent(people["nobody"], *route, anns.fields, OWN.get(route))
    assert status == 401
    assert CANARY not in text
    assert state(people["ann"], anns) == before


@pytest.mark.parametrize("route", sorted(CHANGING | WATCHING), ids=" ".join)
def test_readers_change_nothing_and_watch_nothing(
    people: dict[str, httpx.Client], anns: Belongings, route: tuple[str, str]
) -> None:
    before = people["ann"].get("/api/articles").text
    assert sent(people["rita"], *route, anns.fields, {"text": "x"})[0] == 403
    assert people["ann"].get("/api/articles").text == before


@pytest.mark.parametrize("route", sorted(WATCHING), ids=" ".join)
def test_only_admins_watch(
    people: dict[str, httpx.Client], anns: Belongings, route: tuple[str, str]
) -> None:
    assert sent(people["ben"], *route, anns.fields)[0] == 403
    status, text = sent(people["ada"], *route, anns.fields)
    assert status == 200
    assert CANARY not in text


@pytest.mark.parametrize("route", sorted((SHARED | ANYBODY) - SESSIONS), ids=" ".join)
@pytest.mark.parametrize("name", ["ben", "rita"])
def test_what_is_shared_holds_nothing_of_one_user_s(
    address: str,
    people: dict[str, httpx.Client],
    anns: Belongings,
    route: tuple[str, str],
    name: str,
) -> None:
    before = state(people["ann"], anns)
    status, text = sent(people[name], *route, anns.fields)
    assert status < 500
    assert CANARY not in text
    for one in (anns.conversation_id, anns.exchange_id, anns.event_id):
        assert one not in text
    assert state(people["ann"], anns) == before


def test_another_page_and_another_name_reach_no_route(
    people: dict[str, httpx.Client], anns: Belongings
) -> None:
    """Not even with the rights of an admin."""
    before, address = state(people["ann"], anns), str(people["ada"].base_url)
    for headers, status in (({"origin": "http://evil.example"}, 403), ({"host": "evil"}, 400)):
        with httpx.Client(
            base_url=address, headers=headers, cookies=people["ada"].cookies
        ) as foreign:
            found = {route: sent(foreign, *route, anns.fields, OWN.get(route)) for route in EVERY}
        assert {route for route, (got, _) in found.items() if got != status} == set()
        assert not any(CANARY in text for _, text in found.values())
    assert state(people["ann"], anns) == before


def test_a_body_without_end_is_not_read(people: dict[str, httpx.Client]) -> None:
    for path in ("/gradio_api/queue/join", "/gradio_api/cancel", "/login", "/v1/chat/completions"):
        reply = people["ben"].post(path, content=b" " * (5 * 2**20))
        assert reply.status_code == 413


def test_an_event_of_the_page_opens_no_conversation_of_another(
    people: dict[str, httpx.Client], anns: Belongings
) -> None:
    """The page's events get ids from the client: those of another find nothing, and end nothing."""
    ben, before = people["ben"], state(people["ann"], anns)
    number = event(ben, "click", "open-button")
    session = uuid4().hex
    body = {"fn_index": number, "session_hash": session, "data": [anns.conversation_id]}
    assert ben.post("/gradio_api/queue/join", json=body).status_code == 200
    with ben.stream("GET", f"/gradio_api/queue/data?session_hash={session}") as events:
        told = "".join(events.iter_lines())
    assert "process_completed" in told
    assert CANARY not in told
    for fields in (f"#retry?exchange={anns.exchange_id}", f"#edit?exchange={anns.exchange_id}"):
        data = [fields, anns.conversation_id, ""]
        happened(ben, event(ben, "click", "act-button"), uuid4().hex, data)
    assert state(people["ann"], anns) == before


def test_no_event_of_the_page_reaches_what_is_another_s(
    people: dict[str, httpx.Client], anns: Belongings
) -> None:
    """Whichever events the page has, with ids of Ann's wherever they take a text."""
    ben, before = people["ben"], state(people["ann"], anns)
    config = ben.get("/config").json()
    states = {one["id"] for one in config["components"] if one["type"] == "state"}
    actions = [f"#{name}?exchange={anns.exchange_id}" for name in ("retry", "edit")]
    told = []
    for one in config["dependencies"]:
        for sent in (anns.conversation_id, anns.exchange_id, *actions) if one["inputs"] else ("",):
            session = uuid4().hex
            data = [None if each in states else sent for each in one["inputs"]]
            body = {"fn_index": one["id"], "session_hash": session, "data": data}
            if ben.post("/gradio_api/queue/join", json=body).status_code == 200:
                with ben.stream("GET", f"/gradio_api/queue/data?session_hash={session}") as events:
                    told += list(events.iter_lines())
    assert sum("process_completed" in one for one in told) >= len(config["dependencies"])
    assert CANARY not in "".join(told)
    assert state(people["ann"], anns) == before


def test_asking_in_another_s_conversation_begins_one_s_own(
    people: dict[str, httpx.Client], anns: Belongings
) -> None:
    ben, before = people["ben"], state(people["ann"], anns)
    asked(ben, "Who built it?", anns.conversation_id, uuid4().hex)
    [own] = ben.get("/api/conversations").json()["conversations"]
    assert own["id"] != anns.conversation_id
    assert own["name"] == "Who built it?"
    assert state(people["ann"], anns) == before


def test_an_event_that_names_a_file_is_refused(people: dict[str, httpx.Client]) -> None:
    """The page takes no file through Gradio, so that every such event is forged."""
    ben = people["ben"]
    number = event(ben, "click", "act-button")
    file = {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}
    for data in ([[file]], [{"deep": [file]}]):
        body = {"fn_index": number, "session_hash": uuid4().hex, "data": data}
        assert ben.post("/gradio_api/queue/join", json=body).status_code == 404


def test_a_rating_is_written_to_one_s_own_folder(
    people: dict[str, httpx.Client], anns: Belongings, folder: Path
) -> None:
    path = f"/api/exchanges/{anns.exchange_id}/rating"
    assert people["ann"].put(path, json={"rating": "good"}).status_code == 200
    [row] = [
        json.loads(line)
        for file in folder.rglob("feedback.jsonl")
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    assert row["question"] == QUESTION
    assert not (folder / "feedback.jsonl").exists()


def test_what_one_removed_another_neither_sees_nor_brings_back(
    people: dict[str, httpx.Client],
) -> None:
    ben, ada = people["ben"], people["ada"]
    ben.post("/api/texts", json={"text": "The quay is dry.", "title": "Dry quay"})
    listed = ben.get("/citeline/articles").json()["articles"]
    [added] = [one["id"] for one in listed if one["title"] == "Dry quay"]
    removed = ben.post("/api/articles/remove", json={"articles": [added]}).json()
    assert [one["undo"] for one in ben.get("/citeline/articles").json()["removed"]] == [
        removed["undo"]
    ]
    assert ada.get("/citeline/articles").json()["removed"] == []
    undo = {"undo": removed["undo"]}
    assert ada.post("/api/articles/restore", json=undo).status_code == 404
    assert ben.post("/api/articles/restore", json=undo).json() == {"restored": [added]}
    ben.delete("/api/articles", params={"article": added})
