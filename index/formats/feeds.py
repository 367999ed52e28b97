"""RSS and Atom files -> drafts, by feedparser: one for each entry."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from index.errors import EmptyError
from index.formats.draft import Draft
from index.formats.fields import read_fields
from index.formats.notices import notice_in
from index.formats.visible import visible_text

_BESIDE = re.compile(r"(\S[^()]*?)\s*\(([^()]+)\)")
_ORIGIN = 40
"""Characters around both names in a paragraph that says nothing else."""


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of a feed's entries.

    Raises:
        EmptyError: It is no feed, or has no entry.
    """
    import feedparser

    feed = feedparser.parse(io.BytesIO(data))
    if not feed.entries:
        raise EmptyError("there is no entry of a feed in it")
    name = _shown(feed.feed, "title")
    # Of an Atom feed it is who wrote what names nobody (RFC 4287, 4.2.1), of RSS its editor.
    author = str(feed.feed.get("author") or "") if feed.version.startswith("atom") else ""
    writer = "" if author == name else author
    for entry in feed.entries:
        title = _shown(entry, "title")
        contents = [each.get("value", "") for each in entry.get("content", [])]
        text = visible_text(max([*contents, entry.get("summary", "")], key=len))
        facts, warnings = read_fields(
            {
                "title": title,
                "url": entry.get("link"),
                "date": entry.get("published") or entry.get("updated"),
                "author": _authors(entry) or _writer(str(entry.get("author") or writer)),
                "source": _origin(entry) or name,
            },
            "entry",
        )
        _, plain = notice_in(text, title)
        yield Draft(text=_without_origin(plain or text, title, name), warnings=warnings, **facts)


def _authors(entry: Mapping[str, Any]) -> str:
    """Return the names of several authors."""
    names = [str(one.get("name") or "") for one in entry.get("authors", [])]
    return ", ".join(names) if len(names) > 1 and all(names) else ""


def _origin(entry: Mapping[str, Any]) -> str:
    """Return the name of the feed from which a feed of feeds has an entry."""
    source = entry.get("source")
    return str(source.get("title") or "") if isinstance(source, Mapping) else ""


def _writer(text: str) -> str:
    """Return the name beside an address: "eva@example.org (Eva Sund)", "Eva Sund (eva@...)"."""
    parts = _BESIDE.fullmatch(text)
    names = [part for part in parts.groups() if "@" not in part] if parts else []
    return names[0] if names else text


def _shown(entry: Mapping[str, Any], name: str) -> str:
    """Return a short text of an entry as it is shown: some of them are HTML."""
    text = str(entry.get(name) or "")
    kind = entry.get(f"{name}_detail", {}).get("type", "")
    return " ".join((visible_text(text) if "html" in kind else text).split())


def _without_origin(text: str, title: str, name: str) -> str:
    """Return a text without a last paragraph that only names the entry and its feed.

    Programs of blogs add one: "The post X appeared first on Y."
    """
    before, _, last = text.rstrip().rpartition("\n\n")
    is_origin = title in last and name in last and len(last) < len(title) + len(name) + _ORIGIN
    return before if before and title and name and is_origin else text
