"""The Python client over HTTP: what it gets is what Python itself gets."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.client import Client
from assistant.replies.answers import AnswerReply, SentenceReply, answer_reply
from assistant.settings import WebSettings
from index.errors import ArticleError, NotFoundError, QuestionError, StoreError
from tests.assistant.web.serving import serving

QUESTION = "Why was the Marram Bridge closed?"


@pytest.fixture(scope="module")
def client(sample_assistant: Assistant) -> Iterator[Client]:
    from assistant.web.http import create_app

    with (
        serving(create_app(sample_assistant, WebSettings())) as port,
        Client(f"http://127.0.0.1:{port}") as opened,
    ):
        yield opened


def timeless(answer: AnswerReply) -> AnswerReply:
    return answer.model_copy(update={"latency_ms": {}})


def test_an_answer_is_python_s_own(client: Client, sample_assistant: Assistant) -> None:
    expected = answer_reply(sample_assistant.ask(QUESTION))
    assert timeless(client.ask(QUESTION)) == timeless(expected)


def test_a_key_may_end_with_the_line_that_it_was_read_from(client: Client) -> None:
    with Client(str(client._http.base_url), key="citeline-x\n") as keyed:
        assert keyed.articles().total == client.articles().total


def test_a_stream_ends_with_the_whole(client: Client) -> None:
    *sentences, whole = client.stream(QUESTION)
    assert isinstance(whole, AnswerReply)
    assert all(isinstance(one, SentenceReply) for one in sentences)
    assert sentences == whole.sentences
    assert timeless(whole) == timeless(client.ask(QUESTION))


def test_a_follow_up_has_the_conversation(client: Client) -> None:
    first = client.ask(QUESTION)
    second = client.ask("And when was it?", history=[(QUESTION, first)])
    assert any("bridge" in name for name in second.retrieved_articles[:3])


def test_more_shows_what_the_answer_before_held_back(client: Client) -> None:
    first = client.ask("Which articles are there?")
    second = client.ask("Show me more", history=[("Which articles are there?", first)])
    assert second.understood_as == "more"
    assert [one.text for one in second.sentences] == [one.text for one in first.rest] != []


def test_limits_are_kept_to(client: Client) -> None:
    found = client.search(QUESTION, sources=["Northern Tide News"], limit=3)
    assert {one.source for one in found.articles} == {"Northern Tide News"}
    days = client.articles(after=date(2026, 3, 1), before=date(2026, 3, 31))
    assert all(one.date and one.date.month == 3 for one in days.articles)
    asked = client.ask(QUESTION, sources=["Northern Tide News"], after=date(2020, 1, 1))
    assert set(asked.retrieved_articles) <= {one.id for one in client.articles().articles}


def test_articles_come_and_go(client: Client, tmp_path: Path) -> None:
    file = tmp_path / "kites.txt"
    file.write_text("Kites\n\nThe orange kite flew over Drumlin for a day.", encoding="utf-8")
    before = client.articles().total
    [of_file] = client.add([file]).articles
    of_text = client.add_text("The green kite flew over Tarn.", title="More kites", source="me/a?b")
    assert client.article(of_text).source == "me/a?b"
    assert client.articles("orange kite").total == 1
    for article_id in (of_file, of_text):
        client.remove(article_id)
    assert client.articles().total == before


def test_errors_have_their_kind_and_sentence(client: Client) -> None:
    with pytest.raises(QuestionError, match="empty"):
        client.ask(" ")
    with pytest.raises(QuestionError, match="empty"):
        list(client.stream(" "))
    with pytest.raises(QuestionError, match="empty"):
        client.search(" ")
    with pytest.raises(NotFoundError, match="none/of it"):
        client.article("none/of it")
    with pytest.raises(ArticleError):
        client.add_text("")
    with Client("http://127.0.0.1:9") as nobody, pytest.raises(StoreError, match="Is it running"):
        nobody.ask(QUESTION)
