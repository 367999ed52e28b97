"""What a page says of its article in JSON-LD (https://schema.org/Article), for search engines.

Many pages show the first paragraphs only and hold the whole text here, and live blogs hold their
entries. Read as far as it goes: broken or odd data are as good as none.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.formats.visible import visible_text

_ARTICLE_TYPE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review)\Z")
_EVENT_TYPE = re.compile(r"(?:\w*Event|Festival|Hackathon)\Z")
_AROUND = re.compile(
    r"\A\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|//.*)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*\Z"
)
"""Comments, and marks of raw text, by which older pages kept a script from their parsers."""

_ESCAPED = re.compile(r"&lt;/?(?:p|br|div|h\d|ul|li)\b", re.IGNORECASE)
_MAX_CHARACTERS = 5_000_000
_MAX_NODES = 10_000


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article as JSON-LD describes it. Empty means not said.

    Attributes:
        body: Its whole text; of a live blog its entries, newest as the page has them.
        date: Day or time of publication, as written.
        is_free: Whether anybody may read it; None where that is not said.
    """

    title: str = ""
    body: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    is_free: bool | None = None


def linked_article(scripts: Sequence[str]) -> LinkedArticle:
    """Return the article with the longest body among all that a page's scripts describe."""
    found = [_article(node) for node in _described(scripts, _ARTICLE_TYPE)]
    return max(found, key=lambda one: len(one.body), default=LinkedArticle())


def event_days(scripts: Sequence[str]) -> frozenset[str]:
    """Return the days, in ISO form, on which the events of a page's scripts begin and end."""
    return frozenset(
        _first(node.get(key))[:10]
        for node in _described(scripts, _EVENT_TYPE)
        for key in ("startDate", "endDate")
    )


def _described(scripts: Sequence[str], kinds: re.Pattern[str]) -> Iterator[Mapping[str, object]]:
    for script in scripts:
        for node in _nodes(_parsed(script)) if len(script) <= _MAX_CHARACTERS else ():
            if any(kinds.match(kind) for kind in _texts(node.get("@type"))):
                yield node


def _parsed(script: str) -> object:
    try:
        # Pages write line breaks into strings, and comments around the whole.
        return json.loads(_AROUND.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object) -> Iterator[Mapping[str, object]]:
    pending = [value]
    for _ in range(_MAX_NODES):
        if not pending:
            return
        node = pending.pop(0)
        if isinstance(node, list):
            pending += node
        elif isinstance(node, dict):
            yield node
            pending += [node[key] for key in ("@graph", "mainEntity") if key in node]


def _article(node: Mapping[str, object]) -> LinkedArticle:
    free = node.get("isAccessibleForFree")
    return LinkedArticle(
        title=_first(node.get("headline") or node.get("name")),
        body=_body(node),
        author=", ".join(_names(node.get("author"))),
        source=", ".join(_names(node.get("publisher"))),
        date=_first(node.get("datePublished") or node.get("dateCreated")),
        is_free=None if free is None else str(free).lower() not in ("false", "0"),
    )


def _body(node: Mapping[str, object]) -> str:
    parts = [_plain(_first(node.get("articleBody")))]
    updates = node.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else []:
        if isinstance(update, dict):
            parts += [_plain(_first(update.get(key))) for key in ("headline", "articleBody")]
    return "\n\n".join(filter(None, parts))


def _plain(text: str) -> str:
    if _ESCAPED.search(text):  # once more than it should be
        text = html.unescape(text)
    return visible_text(text) if re.search(r"</?[a-z]|&[a-z#]", text) else text.strip()


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = (_first(one.get("name")) or _full_name(one)) if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip() and "://" not in name:
            yield name.strip()


def _full_name(person: Mapping[str, object]) -> str:
    return " ".join(filter(None, (_first(person.get(key)) for key in ("givenName", "familyName"))))


def _texts(value: object) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _first(value: object) -> str:
    return next(iter(_texts(value)), "")
