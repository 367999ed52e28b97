"""Sources: one article for the source panel, its cited part marked."""

import re
from collections.abc import Set
from urllib.parse import urlsplit

from assistant.web.render.citations import byline
from assistant.web.render.markup import escaped, one_line
from index.types import Article, Span


def source(article: Article, headings: Set[int], cited: Span | None = None, note: str = "") -> str:
    """Return a whole article for the source panel.

    The text content of the element of class "text" is `article.text`, character for character, and
    that of its marks is the cited part of it.

    Args:
        article: The stored article.
        headings: Offsets at which its headings start.
        cited: What to highlight; must lie inside the text.
        note: A sentence shown above the text.
    """
    meta = byline(article)
    if article.author:
        meta = " · ".join(part for part in (one_line(article.author), meta) if part)
    url = web_link(article.url)
    link = ""
    if url:
        host = one_line(urlsplit(url).hostname or "")
        link = (
            f'<p class="read"><a href="{escaped(url)}" target="_blank"'
            f' rel="noopener noreferrer">Read at {host}</a></p>'
        )
    about = f'<p class="meta">{meta}</p>' if meta else ""
    warning = f'<p class="note">{one_line(note)}</p>' if note else ""
    return (
        f'<h2 tabindex="-1">{one_line(article.title)}</h2>{about}{link}{warning}'
        f'<div class="text">{article_text(article.text, headings, cited)}</div>'
    )


def web_link(url: str) -> str | None:
    """Return `url` if it is a plain http or https address with a host, else None."""
    if any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None


def article_text(text: str, headings: Set[int], cited: Span | None) -> str:
    """Return an article's lines as headings and paragraphs, the cited part marked."""
    pieces = []
    is_first = True
    for match in re.finditer(r"\n+|[^\n]+", text):
        line = match.group()
        if line.startswith("\n"):
            pieces.append(line)
            continue
        start = match.end() - len(line.lstrip())
        tag = "h3" if start in headings else "p"
        marked, has_mark = marked_line(line, match.start(), cited, is_first)
        is_first = is_first and not has_mark
        pieces.append(f"<{tag}>{marked}</{tag}>")
    return "".join(pieces)


def marked_line(line: str, offset: int, cited: Span | None, is_first: bool) -> tuple[str, bool]:
    """Return one line escaped, and whether a part of the cited span was marked in it."""
    if cited is None:
        return escaped(line), False
    start, end = max(cited.start - offset, 0), min(cited.end - offset, len(line))
    if start >= end:
        return escaped(line), False
    attributes = ' id="cited" tabindex="-1"' if is_first else ""
    marked = f"<mark{attributes}>{escaped(line[start:end])}</mark>"
    return f"{escaped(line[:start])}{marked}{escaped(line[end:])}", True
