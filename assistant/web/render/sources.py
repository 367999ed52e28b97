"""Sources: one article for the source panel, its cited part marked."""

import re
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from urllib.parse import urlsplit

from assistant.web.render.citations import byline, page_line
from assistant.web.render.markup import escaped, one_line
from assistant.web.render.rows import cell_spans, is_rule, with_quiet_bars
from index.sentences.lines import is_list_item, is_table_row
from index.types import Article, Span

BLOCK = re.compile(r"\n+|(?:[^\n]+\n)*[^\n]+")
"""Lines that follow one another, or the empty lines between such."""

LINE = re.compile(r"[^\n]+")


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


def article_text(article: Article, headings: Set[int], pieces: Sequence[tuple[Span, bool]]) -> str:
    """Return an article's lines as what they are, marked parts and pages marked."""
    shown = []
    for block in BLOCK.finditer(article.text):
        text, start = block.group(), block.start()
        if text.startswith("\n"):
            shown.append(text)
        elif is_table(text.split("\n")):
            shown.append(table(article, Span(start, block.end()), pieces))
        else:
            lines = (Span(*one.span()) for one in LINE.finditer(article.text, start, block.end()))
            shown.append("\n".join(plain_line(article, one, headings, pieces) for one in lines))
    return "".join(shown).replace("<mark>", '<mark id="cited" tabindex="-1">', 1)


def plain_line(
    article: Article, line: Span, headings: Set[int], pieces: Sequence[tuple[Span, bool]]
) -> str:
    """Return one line as a heading, an item of a list or a paragraph."""
    text = line.of(article.text)
    marked = with_quiet_bars(text, paged_line(article, line, pieces))
    if is_headline(article, line, pieces):
        return f'<p class="headline">{marked}</p>'
    if line.end - len(text.lstrip()) in headings:
        return f"<h3>{marked}</h3>"
    return f'<p class="item">{marked}</p>' if is_list_item(text.strip()) else f"<p>{marked}</p>"


def is_headline(article: Article, line: Span, pieces: Sequence[tuple[Span, bool]]) -> bool:
    """Whether a text begins with this line, its title, of which nothing is cited."""
    is_first = not article.text[: line.start].strip()
    is_cited = any(one.start < line.end for one, _ in pieces)
    return is_first and not is_cited and line.of(article.text).split() == article.title.split()


def is_table(lines: Sequence[str]) -> bool:
    """Whether lines that follow one another are all rows of a table."""
    return len(lines) > 1 and all(is_table_row(one.strip()) for one in lines)


def table(article: Article, block: Span, pieces: Sequence[tuple[Span, bool]]) -> str:
    """Return the rows of a table as such; the first is its head where a rule is below it."""
    texts = block.of(article.text).split("\n")
    rows, start = [], block.start
    for at, text in enumerate(texts):
        tag = "th" if texts[at + 1 : at + 2] and at == 0 and is_rule(texts[1]) else "td"
        spans = (Span(start + first, start + last) for first, last in cell_spans(text))
        cells = (with_quiet_bars(text, paged_line(article, one, pieces)) for one in spans)
        kind = ' class="rule"' if is_rule(text) else ""
        rows.append(f"<tr{kind}>{''.join(f'<{tag}>{one}</{tag}>' for one in cells)}</tr>")
        start += len(text) + 1
    shown = "\n".join(rows)
    return f"<table>{shown}</table>"


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
