"""RSS and Atom files -> drafts, by feedparser: one for each entry."""

import io
from collections.abc import Iterator

from index.errors import EmptyError
from index.formats.draft import Draft
from index.formats.fields import read_fields
from index.formats.visible import visible_text


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of a feed's entries.

    Raises:
        EmptyError: It is no feed, or has no entry.
    """
    import feedparser

    feed = feedparser.parse(io.BytesIO(data))
    if not feed.entries:
        raise EmptyError("there is no entry of a feed in it")
    for entry in feed.entries:
        contents = [each.get("value", "") for each in entry.get("content", [])]
        html = max([*contents, entry.get("summary", "")], key=len)
        facts, warnings = read_fields(
            {
                "title": entry.get("title"),
                "url": entry.get("link"),
                "date": entry.get("published") or entry.get("updated"),
                "author": entry.get("author"),
                "source": feed.feed.get("title"),
            },
            "entry",
        )
        yield Draft(text=visible_text(html), warnings=warnings, **facts)
