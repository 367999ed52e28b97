"""The items of a JSON Feed become articles."""

import json
from datetime import date

import pytest

from index.formats import read_bytes
from index.types import Article

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Hask Post",
    "items": [
        {
            "id": "1",
            "url": "https://hask.example/hare",
            "title": "Hare",
            "content_html": "<p>The hare <b>won</b>.</p>",
            "date_published": "2026-03-01T10:00:00Z",
            "authors": [{"name": "Amy Lund"}],
        },
        {"id": "2", "content_text": "The tortoise lost."},
    ],
}


def test_items_are_read() -> None:
    first, second = read_bytes("feed.json", json.dumps(FEED).encode())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.text, first.author) == ("Hare", "The hare won.", "Amy Lund")
    assert (first.source, first.date) == ("The Hask Post", date(2026, 3, 1))
    assert (second.text, second.source) == ("The tortoise lost.", "The Hask Post")


@pytest.mark.parametrize(
    ("told", "author"),
    [
        ({"authors": [{"name": "Per Aas"}]}, "Per Aas"),
        ({"author": {"name": "Per Aas"}}, "Per Aas"),
        ({"authors": [{"name": "The Hask Post"}]}, ""),
        ({"authors": [None, {"url": "https://hask.example"}, "Per Aas"]}, ""),
    ],
)
def test_who_writes_the_feed_wrote_what_names_nobody(told: dict[str, object], author: str) -> None:
    hare, tortoise = read_bytes("feed.json", json.dumps(FEED | told).encode())
    assert isinstance(hare, Article)
    assert isinstance(tortoise, Article)
    assert (hare.author, tortoise.author) == ("Amy Lund", author)


@pytest.mark.parametrize("field", ["summary", "content_text"])
def test_html_where_plain_text_belongs_is_shown_without_its_marks(field: str) -> None:
    for text, shown in (
        ("<p>Hare &amp; tortoise.</p>", "Hare & tortoise."),
        ("The <p> tag is one.", "The <p> tag is one."),
        ("1 < 2 &amp; so on.", "1 < 2 &amp; so on."),
    ):
        feed = FEED | {"items": [{"id": "1", field: text}]}
        [article] = read_bytes("feed.json", json.dumps(feed).encode())
        assert isinstance(article, Article)
        assert article.text == shown
