"""Citations: their numbers, the links that open their articles, and what is said about these."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

from assistant.conversations.standing import Standing
from assistant.types import Citation
from assistant.web.render.markup import UNSHOWABLE, escaped, one_line, plural
from index.english.dates import day_text

FATES = {Standing.CHANGED: "source changed", Standing.REMOVED: "source removed"}
"""What stands beside a marker whose source is not what it was any more."""


class Described(Protocol):
    """Anything that says who published it and when."""

    @property
    def source(self) -> str:
        """Who published it; may be empty."""

    @property
    def date(self) -> date | None:
        """Day of publication, if known."""


class Numbers(dict[Citation, int]):
    """The citations of an answer, numbered from 1 by first use, with what became of their sources.

    Args:
        citations: In the order of their use.
        standings: Of those whose source was looked at again; others hold.
    """

    def __init__(
        self, citations: Iterable[Citation], standings: Mapping[Citation, Standing] | None = None
    ) -> None:
        super().__init__()
        for citation in citations:
            self.setdefault(citation, len(self) + 1)
        self.standings = standings or {}


def source_link(article_id: str, citation: Citation | None = None) -> str:
    """Return the fragment address that opens an article, at a citation if one is given."""
    fields: dict[str, str | int] = {"article": UNSHOWABLE.sub("\ufffd", article_id)}
    if citation is not None:
        fields |= {"version": citation.version, "start": citation.start, "end": citation.end}
    return f"#source?{urlencode(fields)}"


def marker(numbers: Numbers, citation: Citation) -> str:
    """Return the marker of one citation: a link that opens its article at the cited text.

    Where the source is not what it was any more, the marker says so.
    """
    place = page_line([citation.page])
    about = ", ".join(part for part in (citation.title, citation.source, place) if part)
    standing = numbers.standings.get(citation, Standing.HOLDS)
    fate = FATES.get(standing, "")
    css_class = "cite" if not fate else f"cite {standing.value}"
    note = f'<span class="fate">{fate}</span>' if fate else ""
    return (
        f'<a class="{css_class}" href="{escaped(source_link(citation.article_id, citation))}"'
        f' title="{one_line(about)}">[{numbers[citation]}]</a>{note}'
    )


def byline(about: Described) -> str:
    """Return source and date of an article on one line; empty if neither is known."""
    parts = [one_line(about.source)] if about.source else []
    if about.date:
        parts.append(day_text(about.date))
    return " · ".join(parts)


def page_line(pages: Iterable[int | None]) -> str:
    """Return the pages of a PDF in words, as in "page 3" or "pages 3, 7"; empty for none."""
    known = sorted({page for page in pages if page is not None})
    if not known:
        return ""
    return f"{plural('page', len(known))} {', '.join(map(str, known))}"


def article_line(citations: Sequence[Citation], *, is_again: bool = False) -> str:
    """Return the heading line of a cited article: its title, source, date and cited pages.

    Args:
        citations: Of the article.
        is_again: Whether it was named before in the same answer; then its title is enough.
    """
    citation = citations[0]
    link = escaped(source_link(citation.article_id))
    title = one_line(citation.title or "Untitled")
    if is_again:
        return f'<div class="from again"><a class="open" href="{link}">{title}</a></div>'
    pages = page_line(one.page for one in citations)
    meta = " · ".join(part for part in (byline(citation), pages) if part)
    details = f' <span class="meta">{meta}</span>' if meta else ""
    return f'<div class="from"><a class="open" href="{link}">{title}</a>{details}</div>'


def cited_articles(numbers: Numbers) -> str:
    """Return the articles behind a written answer, each with the markers that lead to it."""
    by_article: dict[str, list[Citation]] = {}
    for citation in numbers:
        by_article.setdefault(citation.article_id, []).append(citation)
    lines = "".join(
        f"<li>{''.join(marker(numbers, one) for one in group)} {article_line(group)}</li>"
        for group in by_article.values()
    )
    return f'<ul class="sources">{lines}</ul>' if lines else ""
