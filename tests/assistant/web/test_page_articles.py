"""The articles over HTTP: listed in parts, edited, removed together and brought back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant import Assistant
from assistant.settings import WebSettings
from assistant.web.page_articles import LISTED_AT_ONCE, MOST_FILES
from index.types import Article
from tests.assistant.web.conftest import ORIGIN


@pytest.fixture(scope="module")
def shelf(copy_of_sample: Callable[[], Path]) -> Iterator[Assistant]:
    """The sample set, and more articles than one part of the list holds."""
    with Assistant.open(copy_of_sample()) as assistant:
        assistant.ingest_articles(
            Article(f"n{number}", f"Number {number}", f"It is {number}.", "Numbers")
            for number in range(LISTED_AT_ONCE + 30)
        )
        yield assistant


@pytest.fixture(scope="module")
def page(shelf: Assistant) -> Iterator[TestClient]:
    from assistant.web.http import create_app

    with TestClient(create_app(shelf, WebSettings()), base_url=ORIGIN) as opened:
        yield opened


def listed(page: TestClient, **fields: Any) -> Any:
    reply = page.get("/citeline/articles", params=fields)
    assert reply.status_code == 200
    return reply.json()


def test_the_list_goes_on_to_its_end(page: TestClient, shelf: Assistant) -> None:
    first = listed(page, source="Numbers", order="title")
    rest = listed(page, source="Numbers", order="title", offset=LISTED_AT_ONCE)
    assert first["total"] == len(shelf.articles())
    assert first["matching"] == LISTED_AT_ONCE + 30
    ids = [one["id"] for one in [*first["articles"], *rest["articles"]]]
    assert len(ids) == len(set(ids)) == LISTED_AT_ONCE + 30
    assert listed(page, offset=10**9)["articles"] == []
    whole = listed(page, source="Numbers", order="title", count=LISTED_AT_ONCE + 30)
    assert [one["id"] for one in whole["articles"]] == ids
    assert len(listed(page, count=-1)["articles"]) == 1
    assert len(listed(page, offset=-1)["articles"]) == LISTED_AT_ONCE


def test_the_list_is_narrowed(page: TestClient) -> None:
    found = listed(page, words="hangers inspectors", after="2026-03-01", before="2026-03-31")
    assert 0 < found["matching"] < 14
    assert all("2026-03" in one["date"] for one in found["articles"])
    assert "Numbers" in found["sources"]
    assert (len(found["samples"]), found["lacks_samples"]) == (14, False)
    assert listed(page, words="<script>", order="nonsense", after="soon")["matching"] == 0


def test_what_is_said_about_an_article_changes_and_its_text_stays(
    page: TestClient, shelf: Assistant
) -> None:
    text = shelf.article("n1").text
    about = {"title": " A  <b>new</b>\ntitle ", "source": "Desk", "date": "2020-05-04"}
    assert page.patch("/api/articles?article=n1", json=about).status_code == 200
    article = shelf.article("n1")
    assert (article.title, article.source) == ("A <b>new</b> title", "Desk")
    assert (article.date, article.text) == (date(2020, 5, 4), text)
    page.patch("/api/articles?article=n1", json={"title": "Newsletter", "date": "2020-05"})
    assert listed(page, words="Newsletter")["articles"][0]["date"] == "2020-05"
    page.patch("/api/articles?article=n1", json={"title": "Newsletter", "date": "2020-05-01"})
    assert listed(page, words="Newsletter")["articles"][0]["date"] == "2020-05-01"
    page.patch("/api/articles?article=n1", json={"title": "Number 1", "source": "Numbers"})
    assert shelf.article("n1").date is None


def test_what_was_edited_stays_when_the_same_file_is_added_again(
    page: TestClient, shelf: Assistant
) -> None:
    def add() -> dict[str, Any]:
        files = [("files", ("0", b"The gull is loud."))]
        sent = page.post("/api/articles/files", files=files, data={"names": ["gull.txt"]})
        told: dict[str, Any] = sent.json()["files"][0]
        return told

    add()
    (id_,) = [one.id for one in shelf.articles() if one.source == "gull.txt"]
    about = {"title": "Gulls", "source": "Desk", "date": "2026-02-03"}
    page.patch("/api/articles", params={"article": id_}, json=about)
    told = add()
    assert (told["updated"], told["unchanged"]) == (0, 1)
    article = shelf.article(id_)
    assert (article.title, article.source, article.date) == ("Gulls", "Desk", date(2026, 2, 3))


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"title": ""},
        {"title": "  \n "},
        {"title": "x" * 1001},
        {"title": "x", "date": "soon"},
        {"title": "x", "text": "y"},
    ],
    ids=["nothing", "empty", "blank", "long", "no date", "text"],
)
def test_an_edit_that_says_nothing_sensible_is_refused(
    page: TestClient, about: dict[str, str]
) -> None:
    reply = page.patch("/api/articles?article=n1", json=about)
    assert (reply.status_code, bool(reply.json()["error"])) == (422, True)


def test_an_article_that_is_not_there_cannot_be_edited(page: TestClient) -> None:
    assert page.patch("/api/articles?article=none", json={"title": "x"}).status_code == 404


def test_articles_go_together_and_come_back(page: TestClient, shelf: Assistant) -> None:
    before = {one.id: one.version for one in shelf.articles()}
    body = {"articles": ["n5", "n6", "gone already"]}
    reply = page.post("/api/articles/remove", json=body).json()
    assert (reply["removed"], reply["left"]) == (2, len(before) - 2)
    undone = page.post("/api/articles/restore", json={"undo": reply["undo"]})
    assert undone.json() == {"restored": ["n5", "n6"]}
    assert {one.id: one.version for one in shelf.articles()} == before
    again = page.post("/api/articles/restore", json={"undo": reply["undo"]})
    assert (again.status_code, "Add its file again" in again.json()["error"]) == (404, True)


def test_the_samples_come_back(page: TestClient, shelf: Assistant) -> None:
    samples = listed(page)["samples"]
    page.post("/api/articles/remove", json={"articles": samples})
    assert listed(page)["lacks_samples"] is True
    assert page.post("/api/articles/samples").json() == {"added": len(samples)}
    assert listed(page)["samples"] != []


def test_a_file_is_the_body_of_its_request(page: TestClient, shelf: Assistant) -> None:
    reply = page.post(
        "/api/articles/file", params={"name": "tide.txt"}, content=b"The tide is high."
    )
    assert reply.json()["added"] == 1
    (article,) = [one for one in shelf.articles() if one.source == "tide.txt"]
    assert shelf.article(article.id).text == "The tide is high."
    bad = page.post("/api/articles/file", params={"name": "a.bin"}, content=b"\0\1\2").json()
    assert (bad["failed"], bool(bad["failures"])) == (1, True)
    assert page.post("/api/articles/file", content=b"x").status_code == 422


def test_files_in_one_request_are_each_told_of_in_their_order(
    page: TestClient, shelf: Assistant
) -> None:
    names = ["“a” & b.txt", "noise.bin", "c.txt"]
    contents = [b"The heron is grey.", b"\0\1\2", b"The stork is white."]
    files = [("files", (f"{number}", one)) for number, one in enumerate(contents)]
    told = page.post("/api/articles/files", files=files, data={"names": names}).json()["files"]
    assert [one["added"] for one in told] == [1, 0, 1]
    assert [bool(one["failures"]) for one in told] == [False, True, False]
    sources = {one.source: one.id for one in shelf.articles()}
    assert shelf.article(sources[names[0]]).text == "The heron is grey."
    few = page.post("/api/articles/files", files=files, data={"names": names[:2]})
    assert few.status_code == 422
    many = [("files", ("x.txt", b"x"))] * (MOST_FILES + 1)
    reply = page.post("/api/articles/files", files=many, data={"names": ["x"] * (MOST_FILES + 1)})
    assert reply.status_code == 422


def test_the_settings_tell_where_everything_lies_and_no_key(page: TestClient) -> None:
    told = page.get("/citeline/settings").json()
    assert told["most_megabytes"] == 20
    assert Path(told["data_folder"]).is_absolute()
    assert not any("key" in name for name in told)
