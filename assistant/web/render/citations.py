"""Citations: their numbers, the links that open their articles, and what is said about these."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

from assistant.types import Citation
from assistant.web.render.markup import UNSHOWABLE, escaped, one_line
from index.english.dates import day_text


class Described(Protocol):
    """Anything that says who published it and when."""

    @property
    def source(self) -> str:
        """Who published it; may be empty."""

    @property
    def date(self) -> date | None:
        """Day of publication, if known."""


def citation_numbers(citations: Iterable[Citation]) -> dict[Citation, int]:
    """Number citations from 1 by first use."""
    numbers: dict[Citation, int] = {}
    for citation in citations:
        numbers.setdefault(citation, len(numbers) + 1)
    return numbers


def source_link(article_id: str, citation: Citation | None = None) -> str:
    """Return the fragment address that opens an article, at a citation if one is given."""
    fields: dict[str, str | int] = {"article": UNSHOWABLE.sub("\ufffd", article_id)}
    if citation is not None:
        fields |= {"version": citation.version, "start": citation.start, "end": citation.end}
    return f"#source?{urlencode(fields)}"


def marker(number: int, citation: Citation) -> str:
    """Return the marker of one citation: a link that opens its article at the cited text."""
    about = ", ".join(part for part in (citation.title, citation.source) if part)
    return (
        f'<a class="cite" href="{escaped(source_link(citation.article_id, citation))}"'
        f' title="{one_line(about)}">[{number}]</a>'
    )


def byline(about: Described) -> str:
    """Return source and date of an article on one line; empty if neither is known."""
    parts = [one_line(about.source)] if about.source else []
    if about.date:
        parts.append(day_text(about.date))
    return " · ".join(parts)


def article_line(citation: Citation) -> str:
    """Return the heading line of a cited article: its title, source and date."""
    link = escaped(source_link(citation.article_id))
    title = one_line(citation.title or "Untitled")
    meta = byline(citation)
    details = f' <span class="meta">{meta}</span>' if meta else ""
    return f'<div class="from"><a class="open" href="{link}">{title}</a>{details}</div>'


def cited_articles(numbers: dict[Citation, int]) -> str:
    """Return the articles behind a written answer, each with the markers that lead to it."""
    by_article: dict[str, list[Citation]] = {}
    for citation in numbers:
        by_article.setdefault(citation.article_id, []).append(citation)
    lines = "".join(
        f"<li>{''.join(marker(numbers[one], one) for one in group)} {article_line(group[0])}</li>"
        for group in by_article.values()
    )
    return f'<ul class="sources">{lines}</ul>' if lines else ""
