"""Sources: one article for the source panel, its cited part marked."""

from collections.abc import Iterable, Set
from urllib.parse import urlsplit

from assistant.web.render.article_text import article_text
from assistant.web.render.citations import byline, page_line
from assistant.web.render.markup import escaped, one_line
from assistant.web.render.rows import with_quiet_bars
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
    said = cited.of(article.text)
    quote = f"<blockquote>{with_quiet_bars(said, one_line(said))}</blockquote>"
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
