"""The whole application: its own routes, the mounted chat, and the perimeter around both."""

import json
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from assistant import Assistant
from assistant.serialise import answer_to_dict
from assistant.types import Turn
from assistant.web import render, source_routes
from index.errors import NotFoundError
from index.types import Article, Span

QUESTION = "Why was the Marram Bridge closed?"
UNANSWERABLE = "How tall is the Eiffel Tower?"
TIMED = ("latency_ms",)


def source(client: TestClient, **fields: object) -> str:
    return client.get(f"/citeline/source?{urlencode(fields)}").text


# Health and assets


def test_health(client: TestClient) -> None:
    assert client.get("/health").json()["status"] == "ok"


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("gradio.css", "text/css"), ("citeline.js", "text/javascript")],
)
def test_assets_are_served(client: TestClient, name: str, content_type: str) -> None:
    reply = client.get(f"/citeline/assets/{name}")
    assert reply.headers["content-type"].startswith(content_type)
    assert reply.content


@pytest.mark.parametrize("name", ["../http.py", "..%2fhttp.py", "x", "%2e%2e/%2e%2e/app.py"])
def test_nothing_but_assets_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"/citeline/assets/{name}").status_code == 404


@pytest.mark.parametrize(
    ("path", "language", "said"),
    [
        ("/nowhere", "en", "There is nothing here."),
        ("/nowhere", "de-AT", "Hier ist nichts."),
        ("/api/articles/unheard", "en", "unheard"),
    ],
)
def test_a_wrong_address_is_a_page_in_a_browser_and_json_for_programs(
    client: TestClient, path: str, language: str, said: str
) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,*/*", "accept-language": language}
    page = client.get(path, headers=browser)
    assert page.status_code == 404
    assert said in page.text
    assert f'<html lang="{language[:2]}">' in page.text
    assert '<a href="/">' in page.text
    told = client.get(path)
    assert (told.status_code, told.json().keys()) == (404, {"error"})


# Questions


def test_ask_gives_the_same_answer_as_python(client: TestClient, assistant: Assistant) -> None:
    reply = client.post("/api/ask", json={"question": QUESTION})
    assert reply.status_code == 200
    expected = json.loads(json.dumps(answer_to_dict(assistant.ask(QUESTION))))
    given = reply.json()
    for name in TIMED:
        assert given.pop(name).keys() == expected.pop(name).keys()
    assert given == expected


def test_ask_keeps_to_the_sources_asked(client: TestClient, assistant: Assistant) -> None:
    body = {"question": QUESTION, "sources": ["Northern Tide News"]}
    cited = {
        citation["article_id"]
        for sentence in client.post("/api/ask", json=body).json()["sentences"]
        for citation in sentence["citations"]
    }
    assert cited == {"bridge-closed-agency"}


def test_ask_refuses_what_the_articles_do_not_say(client: TestClient) -> None:
    assert client.post("/api/ask", json={"question": UNANSWERABLE}).json()["refused"]


# Removing


@pytest.fixture
def spare(assistant: Assistant) -> Iterator[Article]:
    """An article beside the sample set; gone again after the test, whoever removed it."""
    article = Article("spare/../1?a=b&c", "Kites", "The orange kite flew over Drumlin for a day.")
    assistant.ingest_articles([article])
    yield article
    with suppress(NotFoundError):
        assistant.remove(article.id)


def test_a_removed_article_is_gone(
    client: TestClient, assistant: Assistant, spare: Article
) -> None:
    cited = assistant.ask("Where did the orange kite fly?").sentences[0].citations[0]
    assert cited.article_id == spare.id
    reply = client.delete("/api/articles", params={"article": spare.id})
    assert (reply.status_code, reply.json()) == (200, {"removed": spare.id})
    assert spare.id not in {one.id for one in assistant.articles()}
    shown = client.get("/citeline/source", params={"article": spare.id, "version": cited.version})
    assert (shown.status_code, shown.text) == (404, render.note(source_routes.GONE))
    turns = (Turn("user", "Where did the kite fly?"), Turn("assistant", cited.quote, (cited,)))
    later = assistant.ask("And for how long?", history=turns)
    assert spare.id not in {hit.article_id for hit in later.retrieved_articles}


def test_removing_what_is_not_there_is_said(client: TestClient, assistant: Assistant) -> None:
    before = assistant.articles()
    reply = client.delete("/api/articles", params={"article": "<none>"})
    assert reply.status_code == 404
    assert "<none>" in reply.json()["error"]
    assert client.delete("/api/articles").status_code == 422
    assert assistant.articles() == before


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("DELETE", {"origin": "http://evil.example"}),
        ("DELETE", {"origin": "null"}),
        ("DELETE", {"sec-fetch-site": "cross-site"}),
        ("GET", {}),
        ("POST", {}),
    ],
    ids=["origin", "no origin", "cross-site", "get", "post"],
)
def test_only_our_own_page_removes_and_only_by_its_method(
    client: TestClient, assistant: Assistant, method: str, headers: dict[str, str]
) -> None:
    before = assistant.articles()
    reply = client.request(
        method, "/api/articles", params={"article": "bridge-closed"}, headers=headers
    )
    assert reply.status_code in ((200,) if method == "GET" else (403, 404, 405, 422))
    assert assistant.articles() == before


# The source panel


def test_a_citation_opens_its_article_with_the_quote_marked(
    client: TestClient, assistant: Assistant
) -> None:
    citation = assistant.ask(QUESTION).sentences[0].citations[0]
    shown = source(
        client,
        article=citation.article_id,
        version=citation.version,
        start=citation.start,
        end=citation.end,
    )
    assert f'<mark id="cited" tabindex="-1">{render.escaped(citation.quote)}</mark>' in shown


def test_an_article_opens_without_a_citation(client: TestClient) -> None:
    shown = source(client, article="bridge-closed")
    assert "<h2" in shown
    assert "<h3>Long way round</h3>" in shown
    assert "<mark" not in shown


@pytest.mark.parametrize(
    "fields",
    [
        {"version": "0" * 16, "start": 0, "end": 5},
        {"start": 0, "end": 5},
        {"start": 5, "end": 5},
        {"start": -5, "end": 5},
        {"start": 0, "end": 10**9},
    ],
    ids=["other version", "no version", "empty", "negative", "beyond"],
)
def test_a_citation_that_does_not_hold_marks_nothing(
    client: TestClient, assistant: Assistant, fields: dict[str, object]
) -> None:
    if set(fields) == {"start", "end"} and fields != {"start": 0, "end": 5}:
        fields = {**fields, "version": assistant.article("bridge-closed").version}
    shown = source(client, article="bridge-closed", **fields)
    assert "<mark" not in shown
    assert render.escaped(source_routes.CHANGED) in shown


def test_an_unknown_article_is_said_to_be_gone(client: TestClient) -> None:
    reply = client.get("/citeline/source?article=%3Cscript%3E")
    assert reply.status_code == 404
    assert "no longer" in reply.text
    assert "script" not in reply.text


def test_hostile_fields_of_a_source_are_refused(client: TestClient) -> None:
    assert client.get("/citeline/source?article=bridge-closed&start=x").status_code == 422
    assert client.get("/citeline/source").status_code == 422


def test_headings_come_from_the_index() -> None:
    article = Article("a", "T", "Long way round\n\nDrivers must wait. All of them.")
    shown = source_routes.source_panel(article, article.version, 16, 34)
    assert shown == render.source(article, {0}, Span(16, 34))


# The perimeter, seen from outside


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "192.0.2.1"])
@pytest.mark.parametrize("path", ["/", "/config", "/health", "/gradio_api/queue/data"])
def test_unknown_hosts_are_refused(client: TestClient, host: str, path: str) -> None:
    assert client.get(path, headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "path", ["/api/ask", "/api/articles/file", "/api/articles/remove", "/gradio_api/queue/join"]
)
def test_other_origins_cannot_change_anything(client: TestClient, path: str) -> None:
    reply = client.post(path, headers={"origin": "http://evil.example"}, json={})
    assert reply.status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=http://127.0.0.1:1/?q=secret",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://127.0.0.1:1/",
        "/gradio_api/runs",
        "/monitoring",
        "/docs",
        "/gradio_api/openapi.json",
    ],
)
def test_what_gradio_opens_besides_is_closed(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_upload_beyond_the_limit_is_refused(client: TestClient) -> None:
    big = b"x" * (20 * 2**20 + 1)
    reply = client.post("/api/articles/file?name=big.txt", content=big)
    assert reply.status_code == 413


def test_the_page_names_no_other_host(client: TestClient) -> None:
    reply = client.get("/")
    assert reply.status_code == 200
    assert "citeline/assets/citeline.js" in reply.text
    assert "unsafe-eval" not in reply.headers["content-security-policy"]


def test_the_events_of_the_page_are_no_interface(client: TestClient) -> None:
    assert list(client.get("/gradio_api/info").json()["named_endpoints"]) == ["/ask"]


def test_the_page_takes_no_file_through_gradio(client: TestClient) -> None:
    """What is uploaded is the body of a request: no event names a file, so none can be forged."""
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"x")}).status_code == 404
    kinds = {one["type"] for one in client.get("/config").json()["components"]}
    assert not kinds & {"file", "image", "audio", "video", "uploadbutton", "multimodaltextbox"}


def test_a_text_becomes_an_article_and_one_that_holds_nothing_is_refused(
    client: TestClient, assistant: Assistant
) -> None:
    plain = client.post("/api/texts", json={"text": "Nine swans.", "date": "2026-02-03"}).json()
    told = assistant.article(plain["article"])
    assert (told.source, str(told.date)) == ("", "2026-02-03")
    assistant.remove(told.id)
    body = {"text": "Twelve swans were counted.", "title": "Swans <b>", "source": "Own notes"}
    article = assistant.article(client.post("/api/texts", json=body).json()["article"])
    assert (article.title, article.source, article.text) == tuple(
        body[name] for name in ("title", "source", "text")
    )
    reply = client.post("/api/texts", json={"text": " \n "})
    assert (reply.status_code, bool(reply.json()["error"])) == (422, True)
    assistant.remove(article.id)
    assert client.post("/api/articles/undo", params={"article": "none"}).status_code == 404
