"""Servers side by side that differ in hidden articles only, and what is sent to their routes."""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant import Assistant
from assistant.settings import WebSettings
from assistant.users import Role, open_users
from assistant.web.http import create_app
from assistant.web.middleware import is_open
from index.library import CATALOGUE_NAME
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
    "press": [Article(id="wire", title="A wire", text="The wire of Tern Island said nothing.")],
}
SEEN = "press:wire"
PEOPLE = {
    **{"rita": Role.READER, "ben": Role.EDITOR, "ada": Role.ADMIN, "lea": Role.EDITOR},
    **{"gus": Role.EDITOR, "pia": Role.EDITOR},
}
GROUPS = {"Lawyers": ["legal"], "/reporters": ["press"]}
PROXY = "127.0.0.3"
"""Where the requests of a trusted proxy come from; all others come from 127.0.0.1."""

SETTINGS = WebSettings(
    users=True,
    proxy_user_header="X-User",
    proxy_groups_header="X-Groups",
    trusted_proxies=(PROXY,),
)
FORGED = {"x-user": "lea", "x-groups": "Lawyers, /reporters"}
BY_PROXY = {
    "pia by proxy": {"x-user": "pia", "x-groups": "/strangers, /reporters"},
    "pia in no group": {"x-user": "pia", "x-groups": "lawyers|/reporters/of/nothing"},
    "pia as lawyer": {"x-user": "pia", "x-groups": "Lawyers"},
}
NOTHING_SEEN = ["rita", "ben", "ada", "rita forging", "pia in no group"]
PRESS_SEEN = ["gus", "pia by proxy"]
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
    ("PUT", "/api/users/{name}/groups"): [{"json": {"groups": ["Lawyers"]}}],
    ("PUT", "/api/groups/{name:path}/collections"): [{"json": {"collections": ["No name"]}}],
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

TELLING = {"/metrics", "/api/users", "/api/groups"}
"""For admins, who are told how many articles the server has and who sees which."""

CHANGING = re.compile(
    r"[0-9a-f]{12,}|chatcmpl-[\w-]+|\d{4}-\d\d-\d\dT[\d:.+]+"
    r'|"(?:latency_ms)": ?\{[^}]*\}'
    r'|"(?:created|started|undo|duration|average_duration|eta|rank_eta|app_id|time)": ?[^,}\]]+'
    r"|nonce-[^'\" ]+|nonce=\"[^\"]*|127\.0\.0\.1:\d+"
)
"""What is another with every request, start or port."""


VALUES = re.compile(r"'(?:[^']|'')*'|\b\d+\b")
"""Of a statement: ids and keys, which are others on every server."""


@contextmanager
def lookups() -> Iterator[dict[str, Counter[str]]]:
    """Yield what catalogues that are opened meanwhile are asked, by the address of their file."""
    asked: dict[str, Counter[str]] = defaultdict(Counter)
    connect = sqlite3.connect

    def watched(file: Any, *arguments: Any, **how: Any) -> sqlite3.Connection:
        connection = connect(file, *arguments, **how)
        connection.set_trace_callback(lambda query: asked[file].update([VALUES.sub("?", query)]))
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", watched)
        yield asked


def started(opened: ExitStack, folder: Path, hidden: dict[str, list[Article]]) -> dict[str, Any]:
    users = open_users(folder)
    opened.callback(users.close)
    for name, role in PEOPLE.items():
        users.add(name, role, PASSWORD)
    users.set_collections("lea", ["legal"])
    for name, collections in GROUPS.items():
        users.groups.show(name, collections)
    users.set_groups("gus", ["/reporters"])
    assistant = opened.enter_context(Assistant.open(folder))
    for name, articles in hidden.items():
        assert assistant.ingest_articles(into(name, articles)).added == len(articles)
    app = create_app(assistant, SETTINGS, Runs())
    port = opened.enter_context(serving(app))
    address = f"http://127.0.0.1:{port}"
    file = (folder / CATALOGUE_NAME).absolute().as_uri()
    clients: dict[str, Any] = {"app": app, "assistant": assistant, "file": file}
    for name in PEOPLE:
        clients[name] = opened.enter_context(calling(address))
        sign_in(clients[name], name)
    forging = clients["rita forging"] = opened.enter_context(calling(address, headers=FORGED))
    sign_in(forging, "rita")
    for name, headers in BY_PROXY.items():
        way = httpx.HTTPTransport(local_address=PROXY, verify=False)
        clients[name] = opened.enter_context(calling(address, headers=headers, transport=way))
    return clients


def calling(address: str, **how: Any) -> httpx.Client:
    """Return a client that loads no certificates, which plain HTTP has no use for."""
    return httpx.Client(base_url=address, timeout=120, verify=False, **how)  # noqa: S501


def routes(app: Any) -> list[tuple[str, str]]:
    return sorted(
        (method, path)
        for method, path in routes_of(app)
        if is_open(path) and (method, path) not in SESSIONS and path != "/logout"
    )


def reply(client: httpx.Client, method: str, path: str, wanted: dict[str, Any]) -> tuple[int, str]:
    path = path.replace("{article_id:path}", SECRET).replace("{path:path}", "x")
    path = re.sub(r"\{\w+(:path)?\}", "absent", path)
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
