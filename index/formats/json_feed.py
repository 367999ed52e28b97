"""JSON Feed (https://www.jsonfeed.org/version/1.1/) -> rows as `jsonl.py` reads them."""

import re
from collections.abc import Mapping
from typing import TypeGuard

_PARAGRAPH = re.compile(
    r"\s*<(?:p|div|h[1-6]|ul|ol|table|article|section|figure|blockquote)\b[^<>]*>", re.IGNORECASE
)


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
    text = _visible(html) if isinstance(html, str) else None
    name = feed.get("title")
    row = {
        "id": item.get("url") or item.get("id"),
        "title": item.get("title"),
        "text": _shown(item.get("content_text")) or text or _shown(item.get("summary")),
        "source": name,
        "url": item.get("url") or item.get("external_url"),
        "date": item.get("date_published") or item.get("date_modified"),
        # Who writes the feed is the author of what names none, unless it is only its name again.
        "author": _authors(item) or [one for one in _authors(feed) if one != name],
    }
    return {name: value for name, value in row.items() if value}


def _authors(told: Mapping[str, object]) -> list[object]:
    authors = told.get("authors") or [told.get("author")]
    each = authors if isinstance(authors, list) else []
    return [one["name"] for one in each if isinstance(one, dict) and one.get("name")]


def _visible(html: str) -> str:
    from index.formats.visible import visible_text  # with its parser, when it is needed

    return visible_text(html)


def _shown(text: object) -> object:
    """Return a text as a reader sees it: some programs write HTML where plain text belongs."""
    return _visible(text) if isinstance(text, str) and _PARAGRAPH.match(text) else text
