"""Sources: one article for the source panel, its cited part marked."""

import re
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from urllib.parse import urlsplit

from assistant.web.render.citations import byline, page_line
from assistant.web.render.markup import escaped, one_line
from index.types import Article, Span


def source(
    article: Article,
    headings: Set[int],
    cited: Span | None = None,
    others: Iterable[Span] = (),
    note: str = "",
) -> str:
    """Return a whole article for the source panel.

    The text content of the element of class "text" is `article.text`, character for character, and
    that of its marks is the cited part of it.

    Args:
        article: The stored article.
        headings: Offsets at which its headings start.
        cited: What to highlight; must lie inside the text.
        others: What else the answer cites, marked lightly.
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
        f'<div class="text">{article_text(article, headings, pieces_of(cited, others))}</div>'
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


def card(article: Article, cited: Span) -> str:
    """Return what is shown beside a marker: the quote, the title, source and date."""
    quote = f"<blockquote>{one_line(cited.of(article.text))}</blockquote>"
    page = page_line([article.page(cited.start)])
    meta = " · ".join(part for part in (byline(article), page) if part)
    return f'{quote}<p class="title">{one_line(article.title)}</p><p class="meta">{meta}</p>'


def pieces_of(cited: Span | None, others: Iterable[Span]) -> list[tuple[Span, bool]]:
    """Return the marked parts in order of their start, each with whether it is the cited one.

    None overlaps another: the cited one wins, else the earlier.
    """
    pieces = [(cited, True)] if cited else []
    for other in sorted(set(others), key=lambda one: (one.start, one.end)):
        if all(other.end <= one.start or one.end <= other.start for one, _ in pieces):
            pieces.append((other, False))
    return sorted(pieces, key=lambda piece: piece[0].start)


def article_text(article: Article, headings: Set[int], pieces: Sequence[tuple[Span, bool]]) -> str:
    """Return an article's lines as headings and paragraphs, marked parts and pages marked."""
    lines = []
    text = article.text
    is_first = True
    for match in re.finditer(r"\n+|[^\n]+", text):
        line = match.group()
        if line.startswith("\n"):
            lines.append(line)
            continue
        start = match.end() - len(line.lstrip())
        tag = "h3" if start in headings else "p"
        marked = paged_line(article, Span(match.start(), match.end()), pieces)
        if is_first and "<mark>" in marked:
            marked = marked.replace("<mark>", '<mark id="cited" tabindex="-1">', 1)
            is_first = False
        lines.append(f"<{tag}>{marked}</{tag}>")
    return "".join(lines)


def paged_line(article: Article, line: Span, pieces: Sequence[tuple[Span, bool]]) -> str:
    """Return one line with its marks; where a page begins in it, an empty element that names it."""
    begins = {start: number for number, start in enumerate(article.pages, 1)}
    inside = [start for start in begins if line.start <= start < line.end]
    shown = []
    for start, end in pairwise(sorted({line.start, *inside, line.end})):
        if start in begins:
            shown.append(f'<span class="page" data-page="{begins[start]}"></span>')
        shown.append(marked_line(article.text[start:end], start, pieces))
    return "".join(shown)


def marked_line(line: str, offset: int, pieces: Sequence[tuple[Span, bool]]) -> str:
    """Return one line escaped, with marks around what lies in it of the marked parts."""
    shown: list[str] = []
    at = 0
    for span, is_cited in pieces:
        start, end = max(span.start - offset, 0), min(span.end - offset, len(line))
        if start >= end:
            continue
        opening, closing = ("<mark>", "</mark>") if is_cited else ('<span class="also">', "</span>")
        shown += [escaped(line[at:start]), opening, escaped(line[start:end]), closing]
        at = end
    return "".join((*shown, escaped(line[at:])))
