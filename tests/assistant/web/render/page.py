"""An independent reader of what is rendered, an article to render, and text up to no good."""

from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urlsplit

from hypothesis import strategies as st

from assistant.types import AnswerSentence, Citation
from index.types import Article

ALLOWED = {
    "a": {"class", "href", "title", "target", "rel"},
    "blockquote": set(),
    "details": {"class"},
    "div": {"class", "dir"},
    "h2": {"class", "tabindex"},
    "h3": set(),
    "li": set(),
    "mark": {"id", "tabindex"},
    "p": {"class"},
    "span": {"class", "data-page"},
    "strong": set(),
    "summary": set(),
    "table": set(),
    "td": set(),
    "th": set(),
    "tr": {"class"},
    "ul": {"class"},
}
"""Every element that may ever be shown, and its attributes."""


BRIDGE = Article(
    id="bridge",
    title="Bridge closed after cracks",
    text=(
        "The bridge was closed on Monday. Nobody was hurt.\n\n"
        "Long way round\n\n"
        "“We will not guess,” said Dr. Marrisk.\nLorries must wait."
    ),
    source="Averil Courier",
    url="https://example.org/bridge?a=1&b=2",
    date=date(2026, 3, 3),
    author="I. Vass",
)


SNIPPETS = st.sampled_from(
    [
        *("<", ">", "&", '"', "'", "`", "<script>alert(1)</script>", "</mark>", "<!--", "]]>"),
        *("<img src=x onerror=alert(1)>", "&lt;", "&#60;", "&amp;", "javascript:", "](http://x)"),
        *("\0", "\r", "\n", "\n\n", "\r\n", "\ud800", "\u202e", "**", "${1}", "{{a}}", "$$x$$"),
    ]
)


HOSTILE = st.lists(st.one_of(SNIPPETS, st.text(max_size=12)), max_size=8).map("".join)


class Page(HTMLParser):
    """An independent reader of HTML: elements with their attributes, and the text by class."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[tuple[tuple[str, dict[str, str]], ...], str]] = []
        self.feed(markup)
        self.close()
        assert self.open == [], "an element is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl!r}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction: {data!r}")

    def text(self, tag: str | None = None, css_class: str | None = None) -> str:
        """Return the text inside elements of this tag or class."""

        def matches(element: tuple[str, dict[str, str]]) -> bool:
            name, attributes = element
            classes = attributes.get("class", "").split()
            return (tag is None or name == tag) and (css_class is None or css_class in classes)

        return "".join(text for inside, text in self.texts if any(map(matches, inside)))

    def attributes(self, tag: str, name: str) -> Iterator[str]:
        yield from (given[name] for one, given in self.elements if one == tag and name in given)


def cite(start: int, end: int, article: Article = BRIDGE) -> Citation:
    return Citation(
        article.id,
        article.version,
        start,
        end,
        article.text[start:end],
        article.title,
        article.source,
        article.url,
        article.date,
        article.page(start),
    )


def quoting(start: int, end: int, article: Article = BRIDGE) -> AnswerSentence:
    return AnswerSentence(article.text[start:end], (cite(start, end, article),))


def shown(text: str) -> str:
    """What a page can show of `text`."""
    return "".join("\ufffd" if one == "\0" or "\ud800" <= one <= "\udfff" else one for one in text)


OUR_LINKS = ("#source?", "#again?")


def assert_is_clean(markup: str) -> Page:
    page = Page(markup)
    for tag, attributes in page.elements:
        assert tag in ALLOWED
        assert set(attributes) <= ALLOWED[tag]
    for link in page.attributes("a", "href"):
        is_ours = link.startswith(OUR_LINKS)
        assert is_ours or urlsplit(link).scheme in ("http", "https")
    return page
