"""The items of a JSON Feed become articles."""

import json
from datetime import date

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
