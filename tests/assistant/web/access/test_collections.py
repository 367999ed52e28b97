"""Who does not see a collection gets the replies of a server that does not have it: every route.

Servers run side by side, one with articles in collections, one without any, one with those of one
collection only. Whatever one who may not see the others' asks of two of them, the replies are the
same, but for what changes with every request; and what is not there, or not allowed, is told after
the same lookups, so that no time tells of it either. It makes no difference whether a collection is
seen for oneself, in a group, or in a group that a trusted proxy names.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.assistant.web.access.hidden import (
    BODIES,
    CANARY,
    CHANGING,
    GROUPS,
    HIDDEN,
    NOTHING_SEEN,
    PRESS_SEEN,
    QUERY,
    QUESTION,
    SECRET,
    SEEN,
    TELLING,
    lookups,
    reply,
    routes,
    started,
)


@pytest.fixture(scope="module")
def servers(copy_of_sample: Callable[[], Path]) -> Iterator[list[dict[str, Any]]]:
    """The applications: with all hidden articles, with none, with the press's."""
    press = {"press": HIDDEN["press"]}
    with lookups() as asked, ExitStack() as opened:
        made = [started(opened, copy_of_sample(), hidden) for hidden in (HIDDEN, {}, press)]
        for one in made:
            one["asked"] = asked[one["file"]]
        yield made


def test_every_tool_of_the_protocol_is_called(servers: list[dict[str, Any]]) -> None:
    wanted, headers = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}, BODIES["POST", "/mcp"][0]
    listed = servers[0]["rita"].post("/mcp", json=wanted, headers=headers["headers"]).json()
    names = {one["name"] for one in listed["result"]["tools"]}
    assert names == {one["json"]["params"]["name"] for one in BODIES["POST", "/mcp"]}


def test_every_route_that_takes_a_body_gets_one(servers: list[dict[str, Any]]) -> None:
    taking = {one for one in routes(servers[0]["app"]) if one[0] in ("POST", "PUT", "PATCH")}
    assert taking == BODIES.keys()


@pytest.mark.parametrize("name", [*NOTHING_SEEN, *PRESS_SEEN])
def test_every_route_replies_as_if_there_were_nothing(
    servers: list[dict[str, Any]], name: str
) -> None:
    """Each server is sent the same, so that they differ in nothing but the hidden articles."""
    having, other = servers[0], servers[2 if name in PRESS_SEEN else 1]
    stored = having["assistant"].article(SECRET)
    different, hints, failures, lookups_of_refusals = [], [], [], 0
    for method, path in routes(having["app"]):
        for wanted in BODIES.get((method, path), [{}]):
            for one in servers:
                one["asked"].clear()
            replies = {id(one): reply(one[name], method, path, wanted) for one in servers}
            (status, text), lacking = replies[id(having)], replies[id(other)]
            sent = f"{method} {path} {wanted}"
            failures += [f"{sent} {status}"] * (status >= 500)
            if status in (403, 404):
                more, fewer = having["asked"] - other["asked"], other["asked"] - having["asked"]
                different += [(sent, status, more, fewer)] * bool(more or fewer)
                lookups_of_refusals += having["asked"].total()
            if path in TELLING:
                continue
            if (status, text) != lacking:
                different.append((sent, status, *first_difference(text, lacking[1])))
            if CANARY in text.casefold() and not is_echo(text, sent):
                hints.append((sent, text))
    wrong = [*different, *hints, *failures]
    assert not wrong, "\n".join(map(str, wrong))
    assert lookups_of_refusals
    assert having["assistant"].article(SECRET) == stored


def is_echo(text: str, sent: str) -> bool:
    """Whether a reply says no more of it than what was sent."""
    asked = [one for one in (*QUERY.values(), sent) if CANARY in one.casefold()]
    for one in asked:
        text = text.replace(one, "")
    return CANARY not in text.casefold() or CANARY in sent.casefold()


def first_difference(one: str, other: str) -> tuple[str, str]:
    at = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    return one[max(0, at - 60) : at + 60], other[max(0, at - 60) : at + 60]


def happened(client: httpx.Client, number: int, data: list[Any]) -> str:
    """Make an event of the page happen; return what it tells."""
    session = uuid4().hex
    body = {"fn_index": number, "session_hash": session, "data": data}
    joined = client.post("/gradio_api/queue/join", json=body)
    assert joined.status_code == 200, joined.text
    with client.stream("GET", f"/gradio_api/queue/data?session_hash={session}") as events:
        told = [line for line in events.iter_lines() if '"process_completed"' in line]
    return CHANGING.sub("*", "\n".join(told))


@pytest.mark.parametrize("name", ["rita", "ben", *PRESS_SEEN])
def test_the_page_suggests_and_answers_as_if_there_were_nothing(
    servers: list[dict[str, Any]], name: str
) -> None:
    told = []
    for server in servers:  # which examples are offered depends on how often some were
        client = server[name]
        events = client.get("/config").json()["dependencies"]
        loads = [one for one in events if [what for _, what in one["targets"]] == ["load"]]
        texts = [happened(client, one["id"], []) for one in loads if not one["inputs"]]
        [ask] = [one["id"] for one in events if one["api_name"] == "ask"]
        texts.append(happened(client, ask, [QUESTION]))
        told.append(texts)
    assert told[0] == told[2 if name in PRESS_SEEN else 1]
    assert any("Articles (" in text for text in told[0])
    assert CANARY not in "".join(told[0]).casefold()


def test_who_sees_a_collection_finds_it_everywhere(servers: list[dict[str, Any]]) -> None:
    lea, before = servers[0]["lea"], servers[0]["ben"].get("/api/articles").json()["total"]
    assert lea.get("/api/articles").json()["total"] == before + len(HIDDEN["legal"])
    assert lea.get(f"/api/articles/{SECRET}").json()["title"] == HIDDEN["legal"][0].title
    assert lea.get("/api/articles/press:wire").status_code == 404
    for method, path in (("POST", "/api/ask"), ("POST", "/v1/chat/completions"), ("POST", "/mcp")):
        status, text = reply(lea, method, path, BODIES[method, path][0])
        assert status == 200
        assert CANARY in text.casefold(), path
    for path in ("/api/search", "/citeline/articles", "/citeline/source"):
        assert CANARY in reply(lea, "GET", path, {})[1].casefold(), path


def test_a_group_s_collection_is_found_everywhere_and_taken_away_at_once(
    servers: list[dict[str, Any]],
) -> None:
    server = servers[0]
    for name in PRESS_SEEN:
        assert server[name].get(f"/api/articles/{SEEN}").status_code == 200
        assert server[name].get(f"/api/articles/{SECRET}").status_code == 404
        added = (
            server[name].post("/api/texts", json={"text": f"{name} was here."}).json()["article"]
        )
        assert server["assistant"].article(added).collection == "press"
        assert server["ben"].get(f"/api/articles/{added}").status_code == 404
        assert server[name].delete(f"/api/articles/{added}").status_code == 200
    assert server["pia as lawyer"].get(f"/api/articles/{SECRET}").status_code == 200
    assert server["pia as lawyer"].get(f"/api/articles/{SEEN}").status_code == 404
    assert server["pia"].get(f"/api/articles/{SEEN}").status_code == 404
    ada, path = server["ada"], "/api/groups//reporters/collections"
    groups = [{"name": name, "collections": seen} for name, seen in sorted(GROUPS.items())]
    assert ada.get("/api/groups").json() == groups
    assert ada.put(path, json={"collections": []}).status_code == 200
    for name in PRESS_SEEN:
        assert server[name].get(f"/api/articles/{SEEN}").status_code == 404
    assert ada.put(path, json={"collections": ["press"]}).json()["name"] == "/reporters"
    assert server["gus"].get(f"/api/articles/{SEEN}").status_code == 404
    joined = ada.put("/api/users/gus/groups", json={"groups": ["/reporters"]})
    assert joined.json()["groups"] == ["/reporters"]
    assert server["gus"].get(f"/api/articles/{SEEN}").status_code == 200
    assert ada.put("/api/users/gus/groups", json={"groups": ["nobody"]}).status_code == 404
    for name in ("rita", "ben", "lea"):
        assert server[name].put(path, json={"collections": ["press"]}).status_code == 403


def test_what_an_editor_adds_goes_into_the_collection_of_the_editor(
    servers: list[dict[str, Any]],
) -> None:
    server = servers[0]
    added = server["lea"].post("/api/texts", json={"text": "The dredger sank.", "title": "Dredger"})
    article_id = added.json()["article"]
    assert server["assistant"].article(article_id).collection == "legal"
    assert server["ben"].get(f"/api/articles/{article_id}").status_code == 404
    about = {"title": "The dredger", "source": ""}
    query = {"article": article_id}
    assert server["lea"].patch("/api/articles", params=query, json=about).status_code == 200
    assert server["assistant"].article(article_id).title == "The dredger"
    gone = server["lea"].post("/api/articles/remove", json={"articles": [article_id]}).json()
    assert gone["removed"] == 1
    undo = {"undo": gone["undo"]}
    assert server["ben"].post("/api/articles/restore", json=undo).status_code == 404
    assert server["assistant"].engine.catalogue.published_version(article_id) is None


def test_an_admin_says_who_sees_what_and_it_holds_at_once(servers: list[dict[str, Any]]) -> None:
    server = servers[0]
    path, seen = "/api/users/rita/collections", {"collections": ["legal"]}
    for name in ("rita", "ben", "lea"):
        assert server[name].put(path, json=seen).status_code == 403
        assert server[name].get("/api/users").status_code == 403
    assert server["rita"].get(f"/api/articles/{SECRET}").status_code == 404
    assert server["ada"].put(path, json=seen).json()["collections"] == ["legal"]
    assert server["rita"].get(f"/api/articles/{SECRET}").status_code == 200
    assert server["ada"].put(path, json={"collections": []}).status_code == 200
    assert server["rita"].get(f"/api/articles/{SECRET}").status_code == 404
    assert server["ada"].put(path, json={"collections": ["No name"]}).status_code == 409
