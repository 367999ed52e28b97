"""Conversations over HTTP: listed, renamed, deleted, exported; answers copied and rated."""

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from markdown_it import MarkdownIt
from starlette.testclient import TestClient

from assistant import Assistant
from assistant.conversations import (
    ConversationStore,
    Exchange,
    ExchangeState,
    open_conversations,
)
from assistant.conversations.records import Asked
from assistant.evaluation.dataset import read_question_sets
from assistant.types import Answer, AnswerSentence, Citation, Refusal
from assistant.web.conversation_routes import create_conversation_router
from assistant.web.desk import Desk
from assistant.web.exports import literal

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) ![i](http://evil.example/a)"
CITATION = Citation(
    "heron", "v", 7, 24, HOSTILE, "*Title* <b>", "Courier", "https://example.org/a", None
)
ANSWER = Answer("?", (AnswerSentence(HOSTILE, (CITATION,)),), short_answer="so")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ConversationStore]:
    opened = open_conversations(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def client(store: ConversationStore, assistant: Assistant) -> Iterator[TestClient]:
    from fastapi import FastAPI

    from assistant.web.problems import explain
    from index.errors import CitelineError

    app = FastAPI()
    app.add_exception_handler(CitelineError, explain)  # type: ignore[arg-type]
    desk = Desk(assistant, store)
    app.include_router(create_conversation_router(lambda _: desk))
    with TestClient(app) as opened:
        yield opened


@pytest.fixture
def exchange(store: ConversationStore) -> Exchange:
    begun = store.begin(Asked(HOSTILE))
    store.finish(begun, ExchangeState.ANSWERED, ANSWER)
    refused = store.begin(Asked("And that?"), begun.conversation_id)
    refusal = Answer("And that?", refusal=Refusal("No article says so.", (CITATION,)))
    store.finish(refused, ExchangeState.ANSWERED, refusal)
    store.begin(Asked("Never?"), begun.conversation_id)
    return begun


def test_a_conversation_is_renamed_deleted_and_restored(
    client: TestClient, exchange: Exchange
) -> None:
    path = f"/api/conversations/{exchange.conversation_id}"
    assert client.patch(path, json={"name": "  Herons \n again "}).json() == {
        "name": "Herons again"
    }
    [listed] = client.get("/api/conversations", params={"search": "herons"}).json()["conversations"]
    assert (listed["id"], listed["exchanges"]) == (exchange.conversation_id, 3)
    named = {"id": exchange.conversation_id, "name": "Herons again", "exchanges": 3}
    assert client.get(path).json() == named
    assert client.delete(path).status_code == 200
    assert client.get(path).status_code == 404
    told = client.get("/api/conversations").json()
    [deleted] = told.pop("deleted")
    assert (deleted["id"], deleted["name"]) == (exchange.conversation_id, "Herons again")
    assert told == {"conversations": [], "kept": True, "user": None}
    assert client.post(f"{path}/restore").status_code == 200
    told = client.get("/api/conversations").json()
    assert told["conversations"]
    assert told["deleted"] == []


@pytest.mark.parametrize("method", ["get", "patch", "delete"])
def test_one_that_is_not_here_is_a_404_with_a_sentence(client: TestClient, method: str) -> None:
    body = {"json": {"name": "x"}} if method == "patch" else {}
    reply = getattr(client, method)("/api/conversations/none", **body)
    assert reply.status_code == 404
    assert "not here" in reply.json()["error"]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Why was it closed?", "Why was it closed.md"),
        ("Brücke: ../../etc/passwd", "Brücke .. .. etc passwd.md"),
        ("a\u202egpj.exe", "a gpj.exe.md"),
        ("x" * 300, f"{'x' * 60}.md"),
    ],
)
def test_a_file_is_called_as_its_conversation(
    client: TestClient, exchange: Exchange, name: str, file: str
) -> None:
    path = f"/api/conversations/{exchange.conversation_id}"
    assert client.patch(path, json={"name": name}).status_code == 200
    told = client.get(f"{path}/export").headers["content-disposition"]
    plain = f'attachment; filename="citeline-{exchange.conversation_id}.md"'
    assert told == f"{plain}; filename*=UTF-8''{quote(file, safe='')}"


def test_json_has_every_quote_with_link_and_offsets(client: TestClient, exchange: Exchange) -> None:
    path = f"/api/conversations/{exchange.conversation_id}/export?form=json"
    reply = client.get(path)
    assert "attachment" in reply.headers["content-disposition"]
    first, second, third = json.loads(reply.text)["exchanges"]
    expected = {"quote": HOSTILE, "start": 7, "end": 24, "url": "https://example.org/a"}
    for sources in (first["sources"], second["sources"]):
        assert {name: sources[0][name] for name in expected} == expected
    assert first["answer"]["sentences"][0]["text"] == HOSTILE
    assert (third["state"], third["answer"]) == ("asked", None)


@pytest.mark.parametrize("form", ["plain", "markdown", "html"])
def test_an_answer_is_copied_with_its_sources(
    client: TestClient, exchange: Exchange, form: str
) -> None:
    reply = client.get(f"/api/exchanges/{exchange.id}", params={"form": form})
    assert reply.headers["content-type"].startswith("text/plain")
    assert "https://example.org/a" in reply.text
    assert "characters 7" in reply.text.replace("\\", "")


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_nothing_that_was_said_becomes_markup(
    client: TestClient, exchange: Exchange, form: str
) -> None:
    text = client.get(
        f"/api/conversations/{exchange.conversation_id}/export", params={"form": form}
    ).text
    shown = MarkdownIt("commonmark").render(text) if form == "markdown" else text
    for markup in ("<script", "<b>", "<img", 'href="javascript'):
        assert markup not in shown
    assert 'href="https://example.org/a"' in shown


def test_a_page_that_is_taken_along_leads_from_each_mark_to_its_quote(
    client: TestClient, exchange: Exchange
) -> None:
    path = f"/api/conversations/{exchange.conversation_id}/export?form=html"
    text = client.get(path).text
    assert f'<a href="#{exchange.id}-1">[1]</a>' in text
    assert f'<li id="{exchange.id}-1">' in text
    assert "<script" not in text
    assert "url(" not in text


@pytest.mark.parametrize(
    "text",
    [
        "- no list, 3. no item (either) e.g. +1!",
        "12. no item",
        "7) no item",
        "= no line",
        "# no heading",
        "&lt;b&gt; stays, <i> too",
        "a_b *c* `d` ~~e~~ [f](g) ![h](i) | j |",
    ],
)
def test_markdown_shows_what_was_said_as_it_was(text: str) -> None:
    shown = MarkdownIt("commonmark").enable("strikethrough").render(literal(text))
    assert unescape(shown) == f"<p>{text}</p>\n"


def test_markdown_leaves_what_needs_no_mark_as_it_is() -> None:
    assert literal("Mr. Orde (61) left - at 3 p.m.!") == "Mr. Orde (61) left - at 3 p.m.!"


def test_a_rating_is_kept_and_becomes_a_row(
    client: TestClient, exchange: Exchange, store: ConversationStore, tmp_path: Path
) -> None:
    path = f"/api/exchanges/{exchange.id}/rating"
    assert client.put(path, json={"rating": "should have refused"}).json() == {
        "rating": "should have refused"
    }
    (row,) = read_question_sets([tmp_path / "feedback.jsonl"]).questions
    assert (row.question, row.answerable) == (HOSTILE, False)
    assert client.put(path, json={"rating": None}).json() == {"rating": None}
    assert store.exchange(exchange.id).rating is None
    assert (tmp_path / "feedback.jsonl").read_text() == ""
    assert client.put(path, json={"rating": "nonsense"}).status_code == 422


def test_an_answer_comes_with_questions_to_go_on_with(
    client: TestClient, store: ConversationStore, assistant: Assistant
) -> None:
    begun = store.begin(Asked("How many jobs will be lost at the Dunmarrow cannery?"))
    path = f"/api/exchanges/{begun.id}/next"
    assert client.get(path).json() == {"questions": [], "is_busy": False}
    store.finish(begun, ExchangeState.ANSWERED, assistant.ask(begun.asked.question))
    assert "What did Rosalind Tey say?" in client.get(path).json()["questions"]
    assert client.get("/api/exchanges/none/next").status_code == 404
