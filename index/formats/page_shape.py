"""How a page is built: what must be known of it before its text is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from lxml import etree  # type: ignore[import-untyped]

_LINKED_DATA = "application/ld+json"
_SURROUNDINGS = frozenset("nav header footer aside form button script iframe".split())


class EventTarget(Protocol):
    """What receives a parser's events."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take a piece of text."""

    def close(self) -> None:
        """Take the end of the page."""


@dataclass(slots=True)
class PageShape:
    """How a page is built, and the two things that must be known before its text is read.

    Attributes:
        elements: Number of elements.
        depth: The deepest nesting.
        steps: Sum over all elements of their depth: what walking up from each of them costs.
        attributes: Number of attributes of all elements.
        most_attributes: The largest number of attributes of one element.
        surroundings: Number of elements of the kinds that sites put around an article.
        title: Content of the first `<title>`.
        linked_data: Content of each `<script type="application/ld+json">`.
        sheets: Content of all `<style>` elements.
        linked_sheets: Where each `<link rel="stylesheet">` says that a sheet is.
    """

    elements: int = 0
    depth: int = 0
    steps: int = 0
    attributes: int = 0
    most_attributes: int = 0
    surroundings: int = 0
    title: str = ""
    sheets: str = ""
    linked_sheets: tuple[str, ...] = ()
    linked_data: tuple[str, ...] = ()


def page_shape(html: str) -> PageShape:
    """Return how a page is built."""
    target = _ShapeTarget()
    parse_events(html, target)
    return target.shape


def parse_events(html: str, target: EventTarget) -> None:
    """Send the events of a page to a target."""
    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    parser.feed(html.encode("utf-8", "replace"))
    parser.close()


class _ShapeTarget:
    def __init__(self) -> None:
        self.shape = PageShape()
        self._depth = 0
        self._title: list[str] = []
        self._sheets: list[str] = []
        self._linked_data: list[list[str]] = []
        self._into: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        shape = self.shape
        shape.elements += 1
        shape.steps += self._depth
        shape.depth = max(shape.depth, self._depth)
        shape.attributes += len(attributes)
        shape.most_attributes = max(shape.most_attributes, len(attributes))
        shape.surroundings += tag in _SURROUNDINGS
        if tag == "link" and "stylesheet" in attributes.get("rel", "").lower().split():
            shape.linked_sheets += (attributes.get("href", ""),)
        elif tag == "style":
            self._into = self._sheets
        elif tag == "script" and attributes.get("type", "").strip().lower() == _LINKED_DATA:
            self._linked_data.append([])
            self._into = self._linked_data[-1]
        elif tag == "title" and not self._title:
            self._into = self._title

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._into = None

    def data(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def close(self) -> None:
        self.shape.title = "".join(self._title)
        self.shape.sheets = "".join(self._sheets)
        self.shape.linked_data = tuple(map("".join, self._linked_data))
