"""Articles over HTTP: listed, read, added, removed and searched."""

from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest

from assistant import Assistant
from index.errors import NotFoundError

KITES = b"Kites\n\nThe orange kite flew over Drumlin for a day, said Ada Quill."


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address) as opened:
        yield opened


@pytest.fixture
def kites(client: httpx.Client, assistant: Assistant) -> Iterator[str]:
    reply = client.post("/api/articles", files={"files": ("kites.txt", KITES)})
    assert reply.status_code == 200
    [article_id] = reply.json()["articles"]
    assert reply.json()["added"] == 1
    yield article_id
    with suppress(NotFoundError):
        assistant.remove(article_id)


def test_all_are_listed(client: httpx.Client, assistant: Assistant) -> None:
    listed = client.get("/api/articles").json()
    assert [one["id"] for one in listed["articles"]] == [one.id for one in assistant.articles()]
    assert listed["total"] == len(listed["articles"])


def test_a_page_of_the_list(client: httpx.Client, assistant: Assistant) -> None:
    page = client.get("/api/articles", params={"limit": 2, "offset": 1}).json()
    assert [one["id"] for one in page["articles"]] == [one.id for one in assistant.articles()][1:3]
    assert page["total"] == len(assistant.articles())


def test_the_list_is_searched_and_limited(client: httpx.Client) -> None:
    found = client.get("/api/articles", params={"search": "hangers"}).json()
    assert 0 < found["total"] < client.get("/api/articles").json()["total"]
    chosen = client.get("/api/articles", params={"source": "Northern Tide News"}).json()
    assert {one["source"] for one in chosen["articles"]} == {"Northern Tide News"}


def test_an_article_is_read_as_it_is_cited(client: httpx.Client, assistant: Assistant) -> None:
    article = assistant.article("bridge-closed")
    read = client.get("/api/articles/bridge-closed").json()
    assert (read["text"], read["version"]) == (article.text, article.version)
    assert client.get("/api/articles/none").status_code == 404


def test_files_are_added_and_removed(client: httpx.Client, kites: str) -> None:
    asked = client.post("/api/ask", json={"question": "Where did the orange kite fly?"}).json()
    assert asked["sentences"][0]["citations"][0]["article_id"] == kites
    assert client.delete(f"/api/articles/{kites}").json() == {"removed": kites}
    assert client.get(f"/api/articles/{kites}").status_code == 404
    assert client.delete(f"/api/articles/{kites}").status_code == 404


def test_what_cannot_be_read_is_named(client: httpx.Client) -> None:
    files = [("files", ("a.exe", b"MZ\0\0")), ("files", ("../../b.txt", b"   "))]
    reply = client.post("/api/articles", files=files).json()
    assert (reply["added"], reply["failed"]) == (0, 2)
    assert {one["path"] for one in reply["failures"]} == {"a.exe", "b.txt"}


def test_a_file_that_is_too_large_is_refused(client: httpx.Client) -> None:
    reply = client.post("/api/articles", files={"files": ("a.txt", b"a" * (20 * 2**20 + 1))})
    assert reply.status_code == 413


def test_a_search_has_exact_offsets(client: httpx.Client, assistant: Assistant) -> None:
    question = "Why was the Marram Bridge closed?"
    found = client.get("/api/search", params={"question": question, "limit": 3}).json()["articles"]
    assert len(found) == 3
    assert any(one["sentences"] for one in found)
    for article in found:
        text = assistant.article(article["id"]).text
        for one in article["sentences"]:
            assert text[one["start"] : one["end"]] == one["text"]


@pytest.mark.parametrize("parameters", [{"question": " "}, {}, {"question": "a", "limit": 0}])
def test_a_bad_search_is_refused(client: httpx.Client, parameters: dict[str, str]) -> None:
    assert client.get("/api/search", params=parameters).status_code == 422


def test_other_pages_add_nothing(client: httpx.Client) -> None:
    reply = client.post(
        "/api/articles",
        files={"files": ("kites.txt", KITES)},
        headers={"origin": "http://evil.example"},
    )
    assert reply.status_code == 403
