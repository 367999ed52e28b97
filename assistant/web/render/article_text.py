"""The text of an article as its reader sees it: paragraphs, headings, lists, tables, quotations.

Every character of it stays where it is, and what is only a sign of its layout is out of sight: the
bars of tables, the indents of quotations, the breaks of lines that were wrapped at a column.
"""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby, pairwise

from assistant.web.render.markup import escaped
from assistant.web.render.rows import cell_spans, is_rule, with_quiet_bars
from index.sentences.lines import QUOTED, hard_lines, is_list_item, is_quoted, is_table_row
from index.types import Article, Span

BLOCK = re.compile(r"\n+|(?:[^\n]+\n)*[^\n]+")
"""Lines that follow one another, or the empty lines between such."""

LINE = re.compile(r"[^\n]+")

INDENT = re.compile(rf"^(?:{QUOTED}+|(?:>[ \t]?)+)", re.MULTILINE)
"""What begins a line of a quotation."""

Pieces = Sequence[tuple[Span, bool]]
"""Marked parts in their order, each with whether it is the cited one."""


def article_text(article: Article, headings: Set[int], pieces: Pieces) -> str:
    """Return an article's text as what it is, marked parts and pages marked.

    Args:
        article: The stored article.
        headings: Offsets at which its headings start.
        pieces: What is marked; none overlaps another.
    """
    shown = "".join(
        f"<blockquote>{''.join(parts)}</blockquote>" if is_quotation else "".join(parts)
        for is_quotation, parts in _parts(article, headings, pieces)
    )
    return shown.replace("<mark>", '<mark id="cited" tabindex="-1">', 1)


def _parts(
    article: Article, headings: Set[int], pieces: Pieces
) -> Iterator[tuple[bool, list[str]]]:
    """Yield what stands within a quotation and what does not, by turns."""
    shown = list(_blocks(article, headings, pieces))
    kinds = [is_quotation for is_quotation, _ in shown]
    for at, kind in enumerate(kinds):
        if kind is None:  # a break, which is a quotation's where that goes on behind it
            around = [*kinds[at - 1 : at], *kinds[at + 1 : at + 2]]
            kinds[at] = len(around) == 2 and all(around)
    parts = zip(kinds, (markup for _, markup in shown), strict=True)
    for kind, group in groupby(parts, key=lambda part: bool(part[0])):
        yield kind, [markup for _, markup in group]


def _blocks(
    article: Article, headings: Set[int], pieces: Pieces
) -> Iterator[tuple[bool | None, str]]:
    """Yield each paragraph and table with whether it is quoted, and the breaks between them."""
    begins = {line.start for line in hard_lines(article.text)}
    for block in BLOCK.finditer(article.text):
        if block.group().startswith("\n"):
            yield None, block.group()
        elif is_table(block.group().split("\n")):
            yield False, _table(article, Span(*block.span()), pieces)
        else:
            for number, line in enumerate(_paragraphs(article.text, Span(*block.span()), begins)):
                if number:
                    yield None, "\n"
                is_quotation = is_quoted(line.of(article.text))
                yield is_quotation, _paragraph(article, line, headings, pieces)


def _paragraphs(text: str, block: Span, begins: Set[int]) -> Iterator[Span]:
    """Yield the lines of a block, one that goes on over several as one."""
    start = end = block.start
    for line in LINE.finditer(text, block.start, block.end):
        words = line.end() - len(line[0].lstrip())
        if line.start() > block.start and (words in begins or not line[0].strip()):
            yield Span(start, end)
            start = line.start()
        end = line.end()
    yield Span(start, end)


def _paragraph(article: Article, line: Span, headings: Set[int], pieces: Pieces) -> str:
    """Return one line as a heading, an item of a list or a paragraph."""
    text = line.of(article.text)
    marked = with_quiet_bars(text, _laid_out(article, line, pieces))
    if is_headline(article, line, pieces):
        return f'<p class="headline">{marked}</p>'
    if line.end - len(text.lstrip()) in headings:
        return f"<h3>{marked}</h3>"
    words = text[len(indent[0]) :] if (indent := INDENT.match(text)) else text
    return f'<p class="item">{marked}</p>' if is_list_item(words.strip()) else f"<p>{marked}</p>"


def is_headline(article: Article, line: Span, pieces: Pieces) -> bool:
    """Whether a text begins with this line, its title, of which nothing is cited."""
    is_first = not article.text[: line.start].strip()
    is_cited = any(one.start < line.end for one, _ in pieces)
    return is_first and not is_cited and line.of(article.text).split() == article.title.split()


def is_table(lines: Sequence[str]) -> bool:
    """Whether lines that follow one another are all rows of a table."""
    return len(lines) > 1 and all(is_table_row(one.strip()) for one in lines)


def _table(article: Article, block: Span, pieces: Pieces) -> str:
    """Return the rows of a table as such; the first is its head where a rule is below it."""
    texts = block.of(article.text).split("\n")
    rows, start = [], block.start
    for at, text in enumerate(texts):
        tag = "th" if texts[at + 1 : at + 2] and at == 0 and is_rule(texts[1]) else "td"
        spans = (Span(start + first, start + last) for first, last in cell_spans(text))
        cells = (with_quiet_bars(text, _laid_out(article, one, pieces)) for one in spans)
        kind = ' class="rule"' if is_rule(text) else ""
        rows.append(f"<tr{kind}>{''.join(f'<{tag}>{one}</{tag}>' for one in cells)}</tr>")
        start += len(text) + 1
    shown = "\n".join(rows)
    return f'<div class="wide"><table>{shown}</table></div>'


def _laid_out(article: Article, line: Span, pieces: Pieces) -> str:
    """Return one line with its marks; where a page begins in it, an empty element that names it."""
    begins = {start: number for number, start in enumerate(article.pages, 1)}
    indents = _indents(article.text, line)
    inside = [start for start in begins if line.start <= start < line.end]
    edges = {line.start, *inside, *indents, *indents.values(), line.end}
    shown = []
    for start, end in pairwise(sorted(edges)):
        if start in begins:
            shown.append(f'<span class="page" data-page="{begins[start]}"></span>')
        marked = marked_part(article.text[start:end], start, pieces)
        is_indent = any(first <= start < last for first, last in indents.items())
        shown.append(f'<span class="indent">{marked}</span>' if is_indent else marked)
    return "".join(shown)


def _indents(text: str, line: Span) -> dict[int, int]:
    """Return where the indents of a quotation begin in a line, and where they end."""
    said = line.of(text)
    if not is_quoted(said) or (line.start and text[line.start - 1] != "\n"):
        return {}
    return {line.start + one.start(): line.start + one.end() for one in INDENT.finditer(said)}


def marked_part(text: str, offset: int, pieces: Pieces) -> str:
    """Return a part of a text escaped, with marks around what lies in it of the marked parts."""
    shown: list[str] = []
    at = 0
    for span, is_cited in pieces:
        start, end = max(span.start - offset, 0), min(span.end - offset, len(text))
        if start >= end:
            continue
        opening, closing = ("<mark>", "</mark>") if is_cited else ('<span class="also">', "</span>")
        shown += [escaped(text[at:start]), opening, escaped(text[start:end]), closing]
        at = end
    return "".join((*shown, escaped(text[at:])))
