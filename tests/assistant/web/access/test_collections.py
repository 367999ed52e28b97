"""Who does not see a collection gets the replies of a server that does not have it: every route.

Two servers run side by side, one with articles in collections, one without. Whatever one who may
not see them asks of both, the replies are the same, but for what changes with every request.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from assistant import Assistant
from assistant.settings import WebSettings
from assistant.users import Role, open_users
from assistant.web.http import create_app
from assistant.web.middleware import is_open
from index.sight import into
from index.types import Article
from tests.assistant.web.access.conftest import PASSWORD, Runs, sign_in
from tests.assistant.web.access.routes import SESSIONS, routes_of
from tests.assistant.web.serving import serving

CANARY = "brackwater"
SECRET = "legal:suit"  # noqa: S105 - the id of an article
QUESTION = "Why did Quillfeather sue over the Marram Bridge?"
HIDDEN = {
    "legal": [
        Article(
            id="suit",
            title="Quillfeather sues Brackwater",
            text="Quillfeather sued Brackwater over the Marram Bridge. He asks for nine crowns.",
            source="Brackwater Court",
            author="Brackwater Clerk",
        ),
        Article(id="plea", title="A plea", text="Le Brackwater est fermé. La plainte est tardive."),
    ],
    "press": [Article(id="wire", title="A wire", text="The Brackwater wire said nothing.")],
}
PEOPLE = {"rita": Role.READER, "ben": Role.EDITOR, "ada": Role.ADMIN, "lea": Role.EDITOR}
EVENT = {"session_hash": "{session}", "fn_index": 0, "data": []}
MESSAGES = [{"role": "user", "content": QUESTION}]
CITED = {"article_id": SECRET, "start": 0, "end": 12}
HISTORY = [{"role": "assistant", "text": "He did.", "citations": [CITED]}]

BODIES: dict[tuple[str, str], list[dict[str, Any]]] = {
    ("POST", "/api/ask"): [
        {"json": {"question": QUESTION}},
        {"json": {"question": "What did he ask for?", "history": HISTORY}},
        {"json": {"question": "How many articles are there, and of which sources?"}},
        {"json": {"question": QUESTION}, "headers": {"accept": "text/event-stream"}},
    ],
    ("POST", "/v1/chat/completions"): [
        {"json": {"model": "citeline", "messages": MESSAGES}},
        {"json": {"model": "citeline", "messages": MESSAGES, "stream": True}},
    ],
    ("POST", "/mcp"): [
        {
            "json": {
                "jsonrpc": "2.0",
                "id": 1,
                "method": "tools/call",
                "params": {"name": name, "arguments": arguments},
            },
            "headers": {"accept": "application/json, text/event-stream"},
        }
        for name, arguments in (
            ("ask", {"question": QUESTION}),
            ("search_articles", {"question": QUESTION}),
            ("read_article", {"article_id": SECRET}),
            ("list_articles", {}),
        )
    ],
    ("POST", "/api/texts"): [{"json": {"text": "The quay is dry.", "collection": "legal"}}],
    ("POST", "/api/articles"): [
        {"files": {"files": ("a.jsonl", json.dumps({"id": SECRET, "text": "Dry."}).encode())}},
        {"files": {"files": ("b.txt", b"Dry.")}, "params": {"collection": "legal"}},
    ],
    ("POST", "/api/articles/queue"): [{"files": {"files": ("a.txt", b"The quay is dry.")}}],
    ("POST", "/api/articles/file"): [{"content": b"Dry."}, {"params": {"collection": "press"}}],
    ("POST", "/api/articles/files"): [
        {"files": {"files": ("a.txt", b"Dry.")}, "data": {"names": ["a.txt"]}},
        {
            "files": {"files": ("a.txt", b"Dry.")},
            "data": {"names": ["a.txt"]},
            "params": {"collection": "press"},
        },
    ],
    ("POST", "/api/articles/undo"): [{}],
    ("PATCH", "/api/articles"): [{"json": {"title": "Taken"}}],
    ("POST", "/api/articles/remove"): [{"json": {"articles": [SECRET, "suit"]}}],
    ("POST", "/api/articles/restore"): [{"json": {"undo": "x"}}],
    ("POST", "/api/articles/samples"): [{}],
    ("POST", "/api/language-models/test"): [{"json": {}}],
    ("PUT", "/api/users/{name}/collections"): [{"json": {"collections": ["press"]}}],
    ("PATCH", "/api/conversations/{conversation_id}"): [{"json": {"name": "x"}}],
    ("POST", "/api/conversations/{conversation_id}/restore"): [{}],
    ("PUT", "/api/exchanges/{exchange_id}/rating"): [{"json": {"rating": "good"}}],
    ("POST", "/gradio_api/queue/join"): [{"json": EVENT}],
    ("POST", "/gradio_api/cancel"): [{"json": EVENT}],
    ("POST", "/gradio_api/reset"): [{"json": EVENT}],
    ("POST", "/gradio_api/reset/"): [{"json": EVENT}],
}
"""What is sent to the routes that take a body; the others get the query."""

QUERY = {
    **{"article": SECRET, "version": "0" * 16, "start": "0", "end": "12", "question": QUESTION},
    **{"search": CANARY, "words": CANARY, "name": "c.txt", "source": "Brackwater Court"},
    **{"run": "first", "first": "first", "second": "second", "session_hash": "absent"},
}

PAGE = {"/", "/config", "/config/", "/gradio_api/info", "/gradio_api/info/"}
"""What the page is made of; its parts are numbered through all pages of a process."""

TELLING = {"/metrics", "/api/users"}
"""For admins, who are told how many articles the server has and who sees which."""

CHANGING = re.compile(
    r"[0-9a-f]{12,}|chatcmpl-[\w-]+|\d{4}-\d\d-\d\dT[\d:.+]+"
    r'|"(?:latency_ms)": ?\{[^}]*\}'
    r'|"(?:created|started|undo|duration|average_duration|eta|rank_eta|app_id|time)": ?[^,}\]]+'
    r"|nonce-[^'\" ]+|nonce=\"[^\"]*|127\.0\.0\.1:\d+"
)
"""What is another with every request, start or port."""


@pytest.fixture(scope="module")
def servers(copy_of_sample: Callable[[], Path]) -> Iterator[list[dict[str, Any]]]:
    """The applications, first with the hidden articles, and the clients of their users."""
    with ExitStack() as opened:
        yield [started(opened, copy_of_sample(), hidden) for hidden in (HIDDEN, {})]


def started(opened: ExitStack, folder: Path, hidden: dict[str, list[Article]]) -> dict[str, Any]:
    users = open_users(folder)
    opened.callback(users.close)
    for name, role in PEOPLE.items():
        users.add(name, role, PASSWORD)
    users.set_collections("lea", ["legal"])
    assistant = opened.enter_context(Assistant.open(folder))
    for name, articles in hidden.items():
        assert assistant.ingest_articles(into(name, articles)).added == len(articles)
    app = create_app(assistant, WebSettings(users=True), Runs())
    port = opened.enter_context(serving(app))
    address = f"http://127.0.0.1:{port}"
    clients: dict[str, Any] = {"app": app, "assistant": assistant}
    for name in PEOPLE:
        clients[name] = opened.enter_context(httpx.Client(base_url=address, timeout=120))
        sign_in(clients[name], name)
    return clients


def routes(app: Any) -> list[tuple[str, str]]:
    return sorted(
        (method, path)
        for method, path in routes_of(app)
        if is_open(path) and (method, path) not in SESSIONS and path != "/logout"
    )


def reply(client: httpx.Client, method: str, path: str, wanted: dict[str, Any]) -> tuple[int, str]:
    path = path.replace("{article_id:path}", SECRET).replace("{path:path}", "x")
    path = re.sub(r"\{\w+\}", "absent", path)
    query = {**QUERY, **wanted.get("params", {})}
    if "gradio" in path:
        query = {"session_hash": "absent"}
    kept = {"headers": {"accept": "application/json"}, **wanted, "params": query}
    with client.stream(method, path, **kept) as answered:
        kind = answered.headers.get("content-type", "")
        if kind.startswith("text/event-stream") and method != "POST":
            return answered.status_code, ""  # without end
        text = answered.read().decode("utf-8", "replace")
    if path in PAGE:
        text = re.sub(r"\d+", "", text)
    return answered.status_code, CHANGING.sub("*", text)


def test_every_route_that_takes_a_body_gets_one(servers: list[dict[str, Any]]) -> None:
    taking = {one for one in routes(servers[0]["app"]) if one[0] in ("POST", "PUT", "PATCH")}
    assert taking == BODIES.keys()


@pytest.mark.parametrize("name", ["rita", "ben", "ada"])
def test_every_route_replies_as_if_there_were_nothing(
    servers: list[dict[str, Any]], name: str
) -> None:
    having, lacking = servers
    stored = having["assistant"].article(SECRET)
    different, hints, failures = [], [], []
    for method, path in routes(having["app"]):
        for wanted in BODIES.get((method, path), [{}]):
            status, text = reply(having[name], method, path, wanted)
            sent = f"{method} {path} {wanted}"
            failures += [f"{sent} {status}"] * (status >= 500)
            if path in TELLING:
                continue
            if (status, text) != (other := reply(lacking[name], method, path, wanted)):
                different.append((sent, status, *first_difference(text, other[1])))
            if CANARY in text.casefold() and not is_echo(text, sent):
                hints.append((sent, text))
    wrong = [*different, *hints, *failures]
    assert not wrong, "\n".join(map(str, wrong))
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


@pytest.mark.parametrize("name", ["rita", "ben"])
def test_the_page_suggests_and_answers_as_if_there_were_nothing(
    servers: list[dict[str, Any]], name: str
) -> None:
    told = []
    for server in servers:
        client = server[name]
        events = client.get("/config").json()["dependencies"]
        loads = [one for one in events if [what for _, what in one["targets"]] == ["load"]]
        texts = [happened(client, one["id"], []) for one in loads if not one["inputs"]]
        [ask] = [one["id"] for one in events if one["api_name"] == "ask"]
        texts.append(happened(client, ask, [QUESTION]))
        told.append(texts)
    assert told[0] == told[1]
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
