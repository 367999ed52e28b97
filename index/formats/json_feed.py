"""JSON Feed (https://www.jsonfeed.org/version/1.1/) -> rows as `jsonl.py` reads them."""

from collections.abc import Mapping
from typing import TypeGuard

from index.formats.visible import visible_text


def is_json_feed(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a JSON value is a feed and no article."""
    return (
        isinstance(value, dict)
        and "jsonfeed.org/version" in str(value.get("version"))
        and isinstance(value.get("items"), list)
    )


def feed_rows(feed: Mapping[str, object]) -> list[object]:
    """Return a feed's items as articles; what is no item is left as it is."""
    items = feed["items"]
    return [
        _row(item, feed) if isinstance(item, dict) else item
        for item in (items if isinstance(items, list) else [])
    ]


def _row(item: Mapping[str, object], feed: Mapping[str, object]) -> dict[str, object]:
    html = item.get("content_html")
    text = item.get("content_text") or (visible_text(html) if isinstance(html, str) else None)
    authors = item.get("authors") or [item.get("author")]
    names = (
        [one.get("name") for one in authors if isinstance(one, dict)]
        if isinstance(authors, list)
        else []
    )
    row = {
        "id": item.get("url") or item.get("id"),
        "title": item.get("title"),
        "text": text or item.get("summary"),
        "source": feed.get("title"),
        "url": item.get("url") or item.get("external_url"),
        "date": item.get("date_published") or item.get("date_modified"),
        "author": [name for name in names if name],
    }
    return {name: value for name, value in row.items() if value}
