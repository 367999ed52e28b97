"""Markers are numbered as they are read and lead to what they cite."""

from dataclasses import replace
from urllib.parse import parse_qs

from assistant.web import render
from index.types import Article
from tests.assistant.web.render.page import BRIDGE, Page, assert_is_clean, cite, quoting


def test_markers_are_numbered_in_the_order_they_are_read() -> None:
    other = Article("ferry", "Ferry", "A ferry will run.")
    written = (quoting(0, 32), quoting(0, 17, other), quoting(33, 49), quoting(0, 32))
    page = assert_is_clean(render.sentences(written))
    assert page.text(css_class="cite") == "[1][2][1][3]"


def test_a_marker_leads_to_its_citation() -> None:
    citation = cite(33, 49)
    page = Page(render.marker(render.Numbers([citation]), citation))
    (link,) = page.attributes("a", "href")
    assert parse_qs(link.partition("?")[2]) == {
        "article": ["bridge"],
        "version": [BRIDGE.version],
        "start": ["33"],
        "end": ["49"],
    }


def test_a_citation_says_its_page_where_its_article_has_pages() -> None:
    article = replace(BRIDGE, pages=(0, 33))
    written = (quoting(0, 32, article), quoting(33, 49, article))
    page = Page(render.sentences(written))
    assert page.text(css_class="meta") == "Averil Courier · 3 March 2026 · pages 1, 2"
    assert [one.rpartition(", ")[2] for one in page.attributes("a", "title") if one] == [
        "page 1",
        "page 2",
    ]
