"""What holds a page's article, where nothing of its own says so.

Of a page without a container that it knows, trafilatura takes paragraphs only: what its headings
ask, as on a page of questions, and when each part of a live blog was written would be lost.
"""

import re
from collections.abc import Sequence

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

_AROUND = frozenset("nav header footer aside form".split())
_HEADINGS = ("h2", "h3", "h4")
_FEWEST = 2
_LOST = 0.5
_MOST = 0.9
"""Of the paragraphs' letters: what holds as much of them holds the article."""

_SPACE = re.compile(r"\s+")


def headings_in(tree: HtmlElement) -> list[str]:
    """Return the headings of a page that are not in what stands around its article."""
    return [text for one in _outside(tree, _HEADINGS) if (text := _bare(one))]


def are_lost(headings: Sequence[str], text: str) -> bool:
    """Whether a text lacks most of some headings."""
    shown = _SPACE.sub("", text)
    lost = sum(one not in shown for one in headings)
    return len(headings) >= _FEWEST and lost > _LOST * len(headings)


def mark_container(tree: HtmlElement) -> bool:
    """Make what holds most paragraphs of a page an article; False where that is not clear."""
    paragraphs = [(one, len(_bare(one))) for one in _outside(tree, ("p", "li", "blockquote"))]
    whole = sum(length for _, length in paragraphs)
    held: dict[HtmlElement, int] = {}
    for one, length in paragraphs:
        for around in one.iterancestors():
            held[around] = held.get(around, 0) + length
    holding = [one for one, length in held.items() if whole and length >= _MOST * whole]
    if not holding:
        return False
    inmost = max(holding, key=lambda one: sum(1 for _ in one.iterancestors()))
    if inmost.tag not in ("body", "html"):
        inmost.tag = "article"
        inmost.attrib.clear()
        return True
    body = tree.find("body")
    if body is None:
        return False
    article = body.makeelement("article")
    for child in list(body):
        if child.tag not in _AROUND:
            article.append(child)
    body.append(article)
    return True


def _outside(tree: HtmlElement, tags: tuple[str, ...]) -> list[HtmlElement]:
    """Return the elements of some names that are not in what stands around an article."""
    around = {one for each in tree.iter(*_AROUND) for one in each.iter(etree.Element)}
    return [one for one in tree.iter(*tags) if one not in around]


def _bare(element: HtmlElement) -> str:
    return _SPACE.sub("", element.text_content())
